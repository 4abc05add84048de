import type { DivisionKind } from "./gazetteer.ts";

/**
 * What a place name does where it stands. Only the first three can be a place: `place` stands as a region or division
 * does, `zone` names an industrial park or development zone after it, `embedded` is followed by other words.
 */
export type Role = "place" | "zone" | "embedded" | "town" | "street" | "building";

export interface RoleInText {
  readonly role: Role;
  /** What the address calls it: "Qinghe County", "Changji City". */
  readonly called?: DivisionKind | undefined;
  /** Called so in full: "Autonomous Prefecture", 自治州. Only divisions of China are. */
  readonly autonomous?: boolean;
}

const direction =
  "n|s|e|w|north|south|east|west|middle|mid|central|bei|nan|dong|xi|zhong|new|old|inner|outer|ring";
const ordinal = "(?:no\\.?\\s*)?\\d+(?:st|nd|rd|th)?|first|second|third|fourth|yi|er|san|si|yihao";
const street =
  "roads?|rds?|streets?|str|st|avenue|ave?|boulevard|blvd|lane|ln|highway|hwy|expressway|freeway|motorway|railway|alley|drive|dr|way|row|crescent|" +
  "(?:bei|nan|dong|xi|zhong)?(?:lu|jie|dajie|dadao)|gonglu|xiang|nong|hutong|overpass|bridge|roundabout|crossroads?|intersection|" +
  "cadd?esi|cad|sokak|sokagi|sok|sk|bulvari|strasse|gasse|marg|soi|sarani|" +
  "улица|ул|проспект|пр|көшесі|көчөсү|гудамж|يولى|كوچىسى|روڈ|سڑک";

const tail = (pattern: string): RegExp =>
  new RegExp(`^[\\s.\\-('"’”“]*(?:${pattern})(?![\\p{L}\\p{N}])`, "iu");

const streetAfter = tail(`(?:(?:${direction}|${ordinal})\\b\\.?[\\s\\-)]+){0,3}(?:${street})`);
/** "Xinjiang-Tibet Highway", "between Xinjiang and Wuhan Roads". */
const joinedStreetAfter =
  /^\s*(?:[-–/]|and\b|&)\s*[\p{L}'’]+(?:\s+(?:north|south|east|west|middle))?\s+(?:roads?|rds?|streets?|highway|hwy|expressway|railway)\b/iu;
const streetBefore =
  /(?:^|[\s,.(])(?:rue|calle|avenida|rua|ulitsa|jalan|jl|jln|đường|duong|улица|ул|проспект|شارع|خیابان|طريق)\.?\s*(?:de\s+la\s+|de\s+|du\s+|d['’])?["“]?$/iu;

const buildingAfter = tail(
  "(?:(?:international|grand|central|world|trade|trading|business|commercial|finance|financial|people'?s|liaison|representative|branch|beijing|shanghai)\\s+){0,3}" +
    "(?:building|bldg|towers?|plaza|mansion|hotel|inn|hostel|guest\\s?house|restaurants?|cafe|café|cafeteria|canteen|kitchen|noodles?|bbq|barbecue|grill|kebabs?|lamb|food|foods|" +
    "cuisine|flavou?rs?|house|shop|stores?|bakery|market|supermarket|mall|bazaar|office|embassy|consulate|association|society|club|cent(?:er|re)|" +
    "cinema|theatre|theater|museum|gallery|lokantas[ıi]|restoran[ıi]?|restaurante|oteli?|dashaqu?|dasha|jiudian|binguan|fandian)",
);
const peopleThenBuilding =
  /^\s*(?:(?:uyghur|uighur|uygur|muslim|halal|hui|kazakh|mongol|style|ethnic|islamic)\s+){1,2}(?:restaurants?|cafe|kitchen|noodles?|food|cuisine|house|shop|store|hotel|association|society|cent(?:er|re)|foundation)\b/iu;
const townAfter = tail("town|township|village|zhen|cun|community|sub-?district|jiedao|hamlet|mahallesi|mah");
// Words and the gaps between them share no character, so that no text makes this slow.
const zoneAfter =
  /^\s*[.\-)'"’”]?\s*(?:[^\s,;，；]+\s+){0,8}?\(?(?:zone|park|estate|base|area|parks|zones|hub|port)(?![\p{L}\p{N}])/iu;
const called: readonly (readonly [DivisionKind, RegExp])[] = [
  [
    "region",
    tail(
      "(?:[\\p{L}'’]+\\s+){0,2}(?:autonomous|aut\\.?|auton\\.?|aptonom)\\s+(?:region|rayoni)|province|prov|region|sheng|uygh?ur\\s+a\\.?r\\.?|zizhiqu|автоном\\p{L}*\\s+район|ئاپتونوم رايونى|özerk bölgesi",
    ),
  ],
  [
    "prefecture",
    tail(
      "(?:[\\p{L}'’]+\\s+){0,2}(?:autonomous|aut\\.?)\\s+prefecture|aptonom\\s+oblasti|wilayiti|prefecture|diqu|zhou|state|pref|ۋىلايىتى",
    ),
  ],
  [
    "county",
    tail("(?:[\\p{L}'’]+\\s+){0,2}(?:autonomous|aut\\.?)\\s+county|nahiyisi|county|cty|xian|ناھىيىسى"),
  ],
  ["city", tail("city|municipality|municipal|shi|shehiri|شەھىرى|şehri|ostan")],
  ["district", tail("district|dist|qu|rayoni|رايونى|tumani|ilçesi")],
];
/** Ends of a name: a boundary, a number, or one of the words that follow a place in an address. */
const placeAfter =
  /^(?:[\s'"’”“)]*$|\s*[,;:.()[\]/|\n–—、，。；（）"”“'’-]|\s*\d|\s+(?:no|p\.?\s?c|zip|postal|postcode|china|p\.?\s?r\.?\s?c?|and|&|cn|prc)\b)/iu;

const autonomousAfter = /^\s*(?:[\p{L}'’]+\s+){0,2}(?:autonomous|aut\.?|aptonom)\s/iu;

/** What stands around a name. `after` ends at the next place name, `rest` is all that follows. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly rest: string;
}

/** What the name does, told from the text around it. */
export function roleIn({ before, after, rest }: Surroundings): RoleInText {
  if (streetAfter.test(rest) || joinedStreetAfter.test(rest) || streetBefore.test(before))
    return { role: "street" };
  const kind = called.find(([, pattern]) => pattern.test(after))?.[0];
  if (kind !== undefined && !buildingAfter.test(after))
    return { role: "place", called: kind, autonomous: autonomousAfter.test(after) };
  if (buildingAfter.test(after) || peopleThenBuilding.test(after)) return { role: "building" };
  if (townAfter.test(after)) return { role: "town" };
  if (zoneAfter.test(after)) return { role: "zone" };
  return { role: placeAfter.test(after) ? "place" : "embedded" };
}

const hanStreet =
  /^\s*(?:[东西南北中新老東]?(?:[一二三四五六七八九十]|\d){0,2}(?:路|街(?!道)|巷|弄|胡同)|[东西南北中東]?(?:大道|大街|公路|高速|国道|國道|大桥|立交|步行街|铁路)|[东西南北中]?道(?=[\d０-９一二三四五六七八九十]|号|$)|通り|로|길|거리)/u;
const hanTown = /^\s*(?:镇|鎮|乡|鄉|村|社区|街道|苏木|庄|新村|小区|花园|里(?=\d|$))/u;
const hanBuilding =
  /^[\p{Script=Han}]{0,6}?(?:大厦|大廈|大楼|宾馆|饭店|酒店|餐厅|餐馆|会馆|会所|办事处|辦事處|驻|駐|美食|烧烤|拉面|食府|超市|商店|人家|风味|特产|料理|レストラン|식당)/u;
const hanZone =
  /^[\p{Script=Han}（）()]{0,10}?(?:开发区|開發區|工业园|工業園|工业区|园区|產業園|产业园|保税区|合作区|示范区|新区|高新区|经开区|基地|口岸)/u;
const hanCalled: readonly (readonly [DivisionKind, RegExp])[] = [
  ["region", /^\s*(?:省|自治区|自治區|ウイグル自治区|위구르)/u],
  ["prefecture", /^\s*(?:地区|地區|自治州|州|盟)/u],
  ["county", /^\s*(?:自治县|县|縣)/u],
  ["city", /^\s*市(?!场|場)/u],
  ["district", /^\s*[区區]/u],
];

/** 石河子市, 昌吉州: a name in Han with its generic word; 兰州 is only a name that ends like one. */
export const isFullHanName = (text: string): boolean =>
  /\p{Script=Han}(?:[省市县縣区區盟旗]|\p{Script=Han}州)$/u.test(text);

/** The same for a name in Han, where nothing but the next characters tells a street from a region. */
export function roleInHan(text: string, after: string): RoleInText {
  // 拜城县大桥乡: a name with its generic word is not the first half of a street's name.
  if (isFullHanName(text)) return { role: roleOfFullName(after) };
  if (hanTown.test(after)) return { role: "town" };
  if (hanStreet.test(after)) return { role: "street" };
  const kind = hanCalled.find(([, pattern]) => pattern.test(after))?.[0];
  if (kind !== undefined) return { role: "place", called: kind };
  if (hanBuilding.test(after)) return { role: "building" };
  if (hanZone.test(after)) return { role: "zone" };
  return { role: /^(?:$|[^\p{L}])/u.test(after) ? "place" : "embedded" };
}

function roleOfFullName(after: string): Role {
  if (/^\s*(?:路|街(?!道)|大道|道\d)/u.test(after)) return "street";
  if (/^[场場]/u.test(after) || hanBuilding.test(after)) return "building";
  return /^(?:街道|镇|鎮|乡|鄉|村)/u.test(after) ? "town" : "place";
}
