import { coiner, list, type Region } from "./region.ts";

export const turkishRegion: Region = {
  patterns:
    list(`{brand} {goods} {form}|{family} {goods} {form}|{brand} {goods} {goods} {form}|{family} {trade} {form}
    |{brand} {trade} {form}|{given} {family} - {brand} {goods}|{place} {goods} {form}|{family}lar {goods} {form}
    |{brand} {goods} {trade} {form}|{family} Kardeşler {goods} {form}|{given} {family}|{brand} Holding {form}
    |{initials} {goods} {form}|{brand} {goods} {form} {place} Şubesi|Öz {brand} {goods} {form}|Yeni {brand} {goods} {form}`),
  words: {
    form: list(`San. ve Tic. A.Ş.|San. ve Tic. Ltd. Şti.|Sanayi ve Ticaret Limited Şirketi|Ltd. Şti.|A.Ş.|San. Tic. Ltd. Şti.
      |Sanayi ve Ticaret A.Ş.|Tic. Ltd. Şti.|Sanayi ve Ticaret Anonim Şirketi|Dış Tic. Ltd. Şti.|Paz. Tic. A.Ş.|San. A.Ş.`),
    goods:
      list(`Tekstil|Konfeksiyon|Giyim|Gıda|Makina|Plastik|Mobilya|Otomotiv|İplik|Örme|Kumaş|Metal|Kimya|İnşaat|Deri
      |Ayakkabı|Dokuma|Boya|Ambalaj|Mermer|Tarım|Kağıt|Cam|Seramik|Elektrik|Elektronik|Halı|Çorap|Triko|Denim|Nakış|Matbaa
      |Kauçuk|Döküm|Enerji|Turizm|Mensucat|Pamuk|Bakır|Alüminyum|Çelik|Medikal|İç Giyim|Ev Tekstili|Fermuar|Baskı`),
    trade: list(
      `Dış Ticaret|İthalat İhracat|Pazarlama|Nakliyat|Sanayi|Mühendislik|İmalat|Ticaret|Lojistik|Danışmanlık`,
    ),
    place:
      list(`İstanbul|Bursa|Denizli|İzmir|Gaziantep|Ankara|Adana|Konya|Kayseri|Kahramanmaraş|Mersin|Antalya|Uşak|Tekirdağ
      |Çorlu|Manisa|Sakarya|Kocaeli|Eskişehir|Samsun|Trabzon|Malatya|Diyarbakır|Hatay|Aydın|Balıkesir|Adıyaman|Şanlıurfa`),
    given:
      list(`Mehmet|Mustafa|Ahmet|Ali|Hüseyin|Hasan|İbrahim|Ömer|Osman|Yusuf|Fatma|Ayşe|Emine|Murat|Serkan|Emre|Burak
      |Hakan|Özgür|Tolga|Zeynep|Elif|Selin|Cem|Kemal|Halil|Süleyman|Ramazan`),
    family:
      list(`Yılmaz|Kaya|Demir|Çelik|Şahin|Yıldız|Yıldırım|Öztürk|Aydın|Özdemir|Arslan|Doğan|Kılıç|Aslan|Çetin|Kara|Koç
      |Kurt|Özkan|Şimşek|Polat|Korkmaz|Çakır|Erdoğan|Acar|Güneş|Aksoy|Bozkurt|Karaca|Tekin|Uçar|Sönmez|Güler|Taş|Avcı|Işık`),
  },
  brand: coiner({
    onsets: list(`k|s|b|t|d|m|y|g|h|a|ç|ş|e|o|n|p|r|u|ö|ü|z|l|f|v|i|al|er|ak`),
    nuclei: list(`a|e|i|o|u|ı|ü|ö`),
    codas: list(`n|r|l|k|m|t|s|z|y|p|ç|ş||rt|rk|nt|lı`),
    endings: list(`teks|san|pak|plast|giyim|mak|taş|sa|pen|form|sel|soy|kent|er|can|gül`),
  }),
};

export const germanRegion: Region = {
  patterns:
    list(`{family} {goods} {form}|{brand} {form}|{brand} {goods} {form}|{family} & {family} {form}|{given} {family} {form}
    |{family} {form}|{goods} {family} {form}|{place}er {goods} {form}|{family} {trade} {form}|{brand} {trade} {form}
    |{initials} {goods} {form}|{given} {family} {goods} e.K.|{brand} {goods} {place} {form}|Gebr. {family} {form}
    |{brand} Deutschland {form}|{family} {goods} {form} Niederlassung {place}|{goods}haus {family}|{given} {family}`),
  words: {
    form: list(
      `GmbH|GmbH & Co. KG|AG|KG|UG (haftungsbeschränkt)|OHG|e.K.|SE|GmbH & Co. OHG|mbH|Ges.m.b.H.|eG|KGaA|GbR`,
    ),
    goods:
      list(`Maschinenbau|Textil|Handels|Metallbau|Technik|Möbel|Bekleidung|Werkzeugbau|Kunststofftechnik|Elektronik|Chemie
      |Verpackungen|Lebensmittel|Spedition|Bau|Autoteile|Mode|Papier|Druck|Stahl|Strickwaren|Weberei|Medizintechnik|Holz
      |Elektrotechnik|Anlagenbau|Solar|Schuhe|Spielwaren|Gummi|Glas|Leder|Präzisionstechnik|Baustoffe|Getränke|Werkzeuge`),
    trade:
      list(`Handelsgesellschaft|Import-Export|Vertriebs|Holding|Logistik|Beteiligungs|Industrie|Produktions|Verwaltungs
      |International|Systeme|Service|Großhandel|Vertrieb|Consulting|Gruppe`),
    place:
      list(`Hamburg|Berlin|München|Köln|Frankfurt|Stuttgart|Düsseldorf|Leipzig|Dortmund|Essen|Bremen|Dresden|Hannover|Nürnberg
      |Bielefeld|Mönchengladbach|Münster|Augsburg|Krefeld|Wuppertal|Chemnitz|Ulm|Reutlingen|Albstadt|Hof|Solingen|Wien|Zürich`),
    given:
      list(`Hans|Peter|Karl|Michael|Thomas|Andreas|Wolfgang|Jürgen|Klaus|Stefan|Heinrich|Otto|Friedrich|Anna|Sabine|Monika
      |Heike|Jörg|Uwe|Günter|Markus|Ulrich`),
    family:
      list(`Müller|Schmidt|Schneider|Fischer|Weber|Meyer|Wagner|Becker|Schulz|Hoffmann|Schäfer|Koch|Bauer|Richter|Klein|Wolf
      |Schröder|Neumann|Schwarz|Zimmermann|Braun|Krüger|Hofmann|Hartmann|Lange|Schmitt|Werner|Krause|Meier|Lehmann|Köhler
      |Huber|Kaiser|Fuchs|Peters|Scholz|Möller|Weiß|Jung|Hahn|Vogel|Keller|Frank|Berger|Roth|Beck|Lorenz|Baumann|Franke`),
  },
  brand: coiner({
    onsets: list(`s|k|b|r|h|m|l|w|d|st|t|g|f|n|br|kr|schw|gr|fl|pl|v|z|tr|dr|kl|sch|a|e|p|j|qu`),
    nuclei: list(`a|e|i|o|u|ei|au|ie|ö|ü|ä|eu`),
    codas: list(`n|r|l|t|s|ck|rt|ng|ch|lz|nd|m|k|x|tz|rg||st`),
    endings: list(
      `tec|tex|werk|plan|mann|berg|pharm|fix|med|lux|therm|mat|form|haus|tron|bau|chem|plast|wald`,
    ),
  }),
};

export const spanishRegion: Region = {
  patterns:
    list(`{brand} {form}|{goods} {brand} {form}|{trade} {brand} {form}|{goods} {family} {form}|{trade} {family} e Hijos {form}
    |{brand} de {country} {form}|{goods} del {zone} {form}|{given} {family} {family}|{trade} de {goods} {brand} {form}
    |Grupo {brand} {form}|{family} y Cía. {form}|{goods} {place} {form}|Agrícola {brand} {form}|{trade} {place} {form}
    |{goods} y {goods} {brand} {form}|{initials} {goods} {form}|{brand} Internacional {form}|Hermanos {family} {form}
    |{goods} San {given} {form}|Cooperativa {brand} de {place}|{trade} {brand} {form} Sucursal {place}`),
  words: {
    form: list(`S.A. de C.V.|S.A.|S.L.|S. de R.L. de C.V.|S.A.C.|S.A.S.|Ltda.|SA de CV|S.R.L.|S.L.U.|S.A.S. de C.V.|C.A.|SA
      |Cía. Ltda.|Sociedad Anónima|E.I.R.L.`),
    goods:
      list(`Textiles|Confecciones|Alimentos|Industrias|Plásticos|Manufacturas|Productos|Maquilas|Empaques|Muebles|Calzados
      |Químicos|Metales|Maderas|Frutas|Café|Aceros|Vinos|Hilados|Tejidos|Ropa|Pesquera|Minera|Tomates|Aceites|Conservas|Autopartes
      |Electrónica|Cueros|Papeles|Cerámicas|Flores|Mariscos|Azucarera|Algodonera|Uniformes|Lanas|Bordados|Farmacéutica|Cables`),
    trade:
      list(`Comercializadora|Exportadora|Importadora|Distribuidora|Comercial|Inversiones|Manufacturera|Servicios|Agroindustrial
      |Procesadora|Constructora|Transportes|Corporación|Compañía|Fábrica|Empacadora|Importaciones|Representaciones`),
    country: list(
      `México|Colombia|Perú|Chile|Guatemala|Honduras|Centroamérica|Ecuador|España|Argentina|Bolivia|El Salvador`,
    ),
    zone: list(`Norte|Sur|Pacífico|Valle|Caribe|Bajío|Centro|Este|Golfo|Mar|Sol|Campo|Noroeste|Oriente`),
    place:
      list(`Monterrey|Guadalajara|Puebla|Tijuana|Lima|Bogotá|Medellín|Santiago|Guayaquil|Quito|San Pedro Sula|Guatemala|Madrid
      |Barcelona|Valencia|Alicante|Elche|León|Toluca|Torreón|Tehuacán|Arequipa|Cali|Buenos Aires|Rosario|Managua|Murcia|Sevilla`),
    given:
      list(`José|María|Juan|Luis|Carlos|Jorge|Miguel|Pedro|Francisco|Antonio|Rafael|Ana|Rosa|Carmen|Jesús|Manuel|Ricardo
      |Fernando|Andrés|Marcos|Isidro|Martín`),
    family:
      list(`García|Rodríguez|Martínez|Hernández|López|González|Pérez|Sánchez|Ramírez|Torres|Flores|Rivera|Gómez|Díaz|Reyes|Morales
      |Cruz|Ortiz|Gutiérrez|Chávez|Ramos|Ruiz|Mendoza|Álvarez|Castillo|Romero|Vargas|Núñez|Herrera|Medina|Aguilar|Peña|Quispe
      |Ibáñez|Cabrera|Salazar|Vásquez|Fuentes|Ochoa|Muñoz`),
  },
  brand: coiner({
    onsets: list(`c|m|s|p|t|l|r|b|d|f|v|g|n|a|tr|pr|al|es|in|gr|ch|qu|j|br|cl|ll|pl`),
    nuclei: list(`a|o|e|i|u|io|ia|ue|ie|é|á`),
    codas: list(`|s|n|r|l|x|z|sa|mar|tec|d|ña`),
    endings: list(`mex|tex|sa|tec|pac|sol|mar|agro|plast|quim|pharma|ría|dor|iza|cor|met|fil`),
  }),
};
