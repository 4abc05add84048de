import { coiner, list, type Region } from "./region.ts";

export const russianRegion: Region = {
  patterns:
    list(`ООО «{brand}»|ООО «{brand} {goods}»|ООО "{brand}"|АО «{brand}»|ООО «{goods} {brand}»|ИП {family} {letter}.{letter}.
    |ООО «Торговый дом «{brand}»|ЗАО «{place}ский {goods} завод»|{brand}, ООО|ПАО «{brand}»|ООО ТД {brand}
    |АО «{place} {goods}»|Общество с ограниченной ответственностью «{brand}»|ИП {family} {given}|ООО «{brand}-{number}»
    |ОАО «{brand} {trade}»|ООО «{brand} {trade}»|Филиал ООО «{brand}» в г. {place}|ФГУП «{brand}»|ООО ПКФ «{brand}»`),
  words: {
    goods:
      list(`Текстиль|Металл|Пром|Сервис|Логистик|Строй|Агро|Снаб|Техника|Маш|Химия|Мебель|Одежда|Продукт|Нефть|Лес|Пласт|Мед
      |Кабель|Хлопок|Обувь|Трикотаж|Сталь|Электро|Авто|Бумага|Фарма|Стекло|Рыба|Зерно|Приборы|Трубы|Оборудование|Станки`),
    trade: list(
      `Трейд|Групп|Инвест|Импорт|Экспорт|Холдинг|Компани|Торг|Плюс|Интернешнл|Комплект|Инжиниринг|Восток|Центр|Юг|Сибирь`,
    ),
    place:
      list(`Москва|Иваново|Екатеринбург|Новосибирск|Казань|Самара|Челябинск|Омск|Ростов|Уфа|Красноярск|Пермь|Воронеж|Волгоград
      |Тула|Владимир|Тверь|Ярославль|Иркутск|Хабаровск|Владивосток|Алматы|Ташкент|Бишкек|Минск|Калуга|Саратов|Тюмень`),
    family:
      list(`Иванов|Смирнов|Кузнецов|Попов|Васильев|Петров|Соколов|Михайлов|Новиков|Фёдоров|Морозов|Волков|Алексеев|Лебедев|Семёнов
      |Егоров|Павлов|Козлов|Степанов|Николаев|Орлов|Андреев|Макаров|Никитин|Захаров|Зайцев|Соловьёв|Борисов|Яковлев|Григорьев`),
    given: list(
      `Александр|Сергей|Дмитрий|Андрей|Алексей|Максим|Евгений|Иван|Михаил|Николай|Владимир|Елена|Ольга|Наталья|Анна|Татьяна`,
    ),
    letter: list(`А|С|В|Н|И|М|Е|Д|П|Г|О|Ю|Л|Т|К|Р`),
  },
  brand: coiner({
    onsets: list(`с|т|к|м|р|п|в|а|н|л|б|д|г|пр|тр|стр|э|о|и|ф|ст|кр|м|у|ор|ал|ев|сп|х|ш|з`),
    nuclei: list(`а|о|е|и|у|ы|я|ё|э|ю`),
    codas: list(`н|р|л|к|т|с|м|рт|й|з|нт|г|в||ст|кс|ль`),
    endings: list(`тек|пром|маш|строй|снаб|торг|сервис|текс|мет|хим|трейд|лайн|агро|пласт|инвест|экс`),
  }),
};

export const englishRegion: Region = {
  patterns:
    list(`{brand} {goods} {form}|{brand} {trade} {form}|{brand} {form}|{adjective} {goods} {form}|{adjective} {brand} {trade} {form}
    |{family} {goods} {form}|{brand} {goods} ({country}) {form}|{initials} {goods} {form}|{family} & {family} {form}
    |{adjective} {trade} {form}|{brand} {country} {form}|{given} {family} {goods}|{brand} {adjective} {goods} {form}
    |{place} {goods} {form}|The {adjective} {goods} Company|{brand} {number} {form}|{initials} {trade} {country} {form}
    |{brand} {goods} dba {brand}|{brand} Group|{family} Brothers {form}|{brand} - {brand} {trade} {form}|{given} {family}`),
  words: {
    form: list(`Ltd.|Limited|Inc.|LLC|Ltd|Corp.|Inc|Co.|Pte. Ltd.|Sdn. Bhd.|Corporation|Company|L.L.C.|FZE|PLC|FZCO|Pty Ltd|LLP
      |(Pvt) Ltd|W.L.L.|Co. Ltd.|PT|S.A.R.L.|B.V.|S.p.A.|S.r.l.|A/S|AB|Oy|N.V.`),
    goods:
      list(`Apparel|Foods|Industries|Textiles|Products|Electronics|Logistics|Plastics|Furniture|Chemicals|Metals|Footwear|Garments
      |Fashion|Steel|Packaging|Minerals|Farms|Seafood|Energy|Solar|Rubber|Glove|Timber|Toys|Home|Sportswear|Medical|Pharma|Tools
      |Motors|Shipping|Freight|Fabrics|Denim|Leather|Knitwear|Paper|Ceramics|Optics|Marine|Mining|Palm Oil|Sugar|Cocoa|Tobacco
      |Polymers|Castings|Cables|Instruments|Aerospace|Brands|Designs|Sourcing|Cosmetics|Linen|Carpets|Jewellery|Batteries`),
    trade:
      list(`Trading|International|Enterprises|Holdings|Group|Global|Solutions|Imports|Technologies|Resources|Partners|Exports|General
      Trading|Services|Ventures|Manufacturing|Distribution|Supply|Worldwide|Commodities|Agencies|Investments|Marketing`),
    adjective:
      list(`Global|United|National|Pacific|Golden|Royal|Star|Asia|Premier|First|Eastern|Sun|Universal|Prime|Green|Blue|Silver|New
      |American|Great|Diamond|Elite|Crown|Northern|Eagle|Atlantic|Summit|Apex|Alpha|Delta|Phoenix|Dragon|Oriental|Lotus|Classic`),
    country:
      list(`Malaysia|Pakistan|HK|Indonesia|USA|UK|Thailand|Cambodia|Sri Lanka|Singapore|Korea|Taiwan|Kenya|Ethiopia|Egypt|Dubai
      |Canada|Australia|Philippines|Myanmar|Jordan|Mauritius|Nepal|Hong Kong|Asia|Europe|Nigeria|Morocco`),
    place:
      list(`London|New York|Los Angeles|Karachi|Lahore|Faisalabad|Sialkot|Jakarta|Bandung|Bangkok|Phnom Penh|Colombo|Penang|Johor|Manila
      |Cebu|Dubai|Sharjah|Taipei|Busan|Cairo|Nairobi|Addis Ababa|Leicester|Manchester|Houston|Miami|Chicago|Toronto|Melbourne`),
    given:
      list(`John|David|Michael|James|Robert|William|Mary|Ahmed|Mohamed|Ali|Hassan|Siti|Maria|Peter|Paul|Richard|Linda|Susan|Daniel
      |George|Thomas|Joseph|Grace|Muhammad|Usman|Budi|Dewi|Somchai`),
    family:
      list(`Smith|Johnson|Williams|Brown|Jones|Miller|Davis|Wilson|Taylor|Clark|Khan|Malik|Butt|Tan|Lim|Lee|Ng|Wong|Chan|Kim|Park|Santos
      |Reyes|Cruz|Wijaya|Santoso|Perera|Fernando|Silva|Costa|Rossi|Ferrari|Dubois|Martin|Jansen|De Vries|Hansen|Andersson|Cohen
      |Abdullah|Rahim|Chaudhry|Sheikh|Mwangi|Okafor|Mensah|Walker|Green|Harris|Lewis`),
  },
  brand: coiner({
    onsets: list(`s|m|c|t|b|v|l|r|p|d|f|n|g|k|a|st|tr|h|br|cr|pr|j|w|e|in|z|cl|fl|gr|pl|o|qu|sh|x`),
    nuclei: list(`a|e|i|o|u|ea|y|io|ia|ee|oo`),
    codas: list(`n|r|x|l|s|t|k|ra|ck|m|nt||ll|d|rd|nd|via|ta`),
    endings: list(
      `tex|tech|ex|line|corp|ton|max|mark|pak|wear|trade|link|land|co|star|craft|field|mont|well|dale|port|com`,
    ),
  }),
};
