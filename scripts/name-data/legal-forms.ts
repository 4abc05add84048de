/**
 * Writes data/names/legal-forms.tsv. Run: node scripts/name-data/legal-forms.ts ORG_TYPES ELF_CODES
 * ORG_TYPES = rigour's org_types.yml (MIT), ELF_CODES = GLEIF's ISO 20275 code list as CSV (CC0).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import { wordsOf } from "../../src/names/words.ts";

const [orgTypes = "", elfCodes = ""] = process.argv.slice(2);

interface OrgType {
  readonly display?: string;
  readonly compare?: string;
  readonly generic?: string;
  readonly aliases: readonly string[];
}

/** Forms that are ordinary words of names, or roman numerals, and would be taken out of brands. */
const refused = new Set(
  "in im is et at na ii i v x xi vi iv ca pr pe rp rf rs ei ek ik sd od nl charity cooperation cooperative verein as se sp sc ps po mo us va pa ks at ky ay as sf hf te no vo go do da bo co ngo ong pp ep".split(
    " ",
  ),
);
/** Two letters that are a legal form wherever they end a name. */
const kept = new Set("as se sp sc ca ks ky hf pp".split(" "));

const folded = (form: string): string =>
  wordsOf(form)
    .map((word) => word.fold)
    .join(" ");

/** The classes that must be told apart even inside one generic kind. */
const className = (type: OrgType): string =>
  folded(type.compare || type.display || type.aliases[0] || "").replace(/ /g, "-") || "other";

/** Our own rows: Chinese and Uyghur forms, plain words for a company, spellings of trade records. */
const own: readonly (readonly [string, string, string])[] = [
  [
    "ltd",
    "LLC",
    "co ltd|co limited|company ltd|company limited|co lt|colimited|limited co|limited company|ltd co|limited liability co|coltd|co llc|co ldt|co itd|co lid|co ltf|co lts|co lmt|co td|ldt|lmt|limited by shares|co pvt ltd",
  ],
  ["ltd", "LLC", "有限公司|有限责任公司|责任有限公司|责任公司|有限责任|有限"],
  [
    "ltd",
    "LLC",
    "cheklik shirkiti|cheklik mesuliyet shirkiti|mesuliyiti cheklik shirket|cheklik mesuliyetlik shirket",
  ],
  [
    "joint-stock",
    "JSC",
    "co ltd by shares|joint stock co ltd|stock co ltd|joint stock company limited|share co ltd|joint stock|stock company",
  ],
  ["joint-stock", "JSC", "股份有限公司|股份公司|股份有限责任公司|股份"],
  ["joint-stock", "JSC", "pay cheklik shirkiti|hesse cheklik shirkiti|gufen youxian gongsi"],
  ["ltd", "LLC", "youxian gongsi|youxian zeren gongsi"],
  [
    "company",
    "CO",
    "company|co|corporation|corp|companies|coy|cie|compagnie|compania|companhia|compagnia|firma|firm|corporate|corpn|gongsi|shirkiti|shirket|sirket|kompaniya|kompaniia|компания|корпорация|korporatsiya|societe|sociedad|sociedade|societa|gesellschaft|cong ty|cty|ct",
  ],
  ["company", "CO", "公司|总公司|公司本部|商行|经营部|经销部"],
  ["incorporated", "CO", "inc|incorporated|incorporation|incorporatd"],
  ["partnership", "GP", "合伙企业|有限合伙|普通合伙|特殊普通合伙"],
  ["sole-trader", "SP", "个人独资企业|个体工商户|独资企业"],
  [
    "private-limited",
    "LLC",
    "pvt ltd|private limited|pvt|pvt limited|p ltd|p limited|private ltd|pty ltd|pty limited|pty|pte ltd|pte limited|pte|pl",
  ],
];

/** Our own additions to classes of the sources: Vietnamese forms as firms write them. */
const added: readonly (readonly [string, string, string])[] = [
  ["cty-cp", "JSC", "cong ty cp|ctcp|cty co phan"],
  ["cty-tnhh", "LLC", "cty trach nhiem huu han|trach nhiem huu han|cong ty tnhh|tnhh"],
  [
    "cty-tnhh-mtv",
    "LLC",
    "cong ty trach nhiem huu han mot thanh vien|cong ty tnhh mot thanh vien|cong ty tnhh mtv|cty tnhh mot thanh vien|tnhh mot thanh vien|tnhh mtv",
  ],
];

const aliasesByClass = new Map<string, Set<string>>();
const owner = new Map<string, string>();
function add(name: string, generic: string, forms: readonly string[]): void {
  const key = `${name}\t${generic}`;
  const set = aliasesByClass.get(key) ?? new Set<string>();
  for (const form of forms) {
    const text = folded(form);
    if (
      text.length < 2 ||
      (refused.has(text) && !kept.has(text)) ||
      owner.has(text) ||
      text.split(" ").length > 8
    )
      continue;
    owner.set(text, key);
    set.add(text);
  }
  if (set.size > 0) aliasesByClass.set(key, set);
}

for (const [name, generic, forms] of own) add(name, generic, forms.split("|"));
owner.set("co", "company\tCO");
aliasesByClass.get("company\tCO")?.add("co");
for (const type of (parseYaml(readFileSync(orgTypes, "utf8")) as { types: OrgType[] }).types) {
  const name = className(type);
  add(name === "ltd" || name === "coltd" ? "ltd" : name, type.generic || "OTHER", [
    ...type.aliases,
    type.display ?? "",
  ]);
}

for (const [name, generic, forms] of added) add(name, generic, forms.split("|"));

/** The common GLEIF forms, so that a spelled-out form of a country we did not think of is still taken for one. */
const words =
  /limited liability company|joint stock company|limited partnership|gmbh|sociedad anónima|société anonyme/i;
for (const row of parse(readFileSync(elfCodes, "utf8"), { columns: true, bom: true }) as Record<
  string,
  string
>[]) {
  const local = row["Entity Legal Form name Local name"] ?? "";
  if (row["ELF Status ACTV/INAC"] !== "ACTV" || !words.test(local)) continue;
  const generic = /joint stock|anónima|anonyme/i.test(local)
    ? "JSC"
    : /partnership/i.test(local)
      ? "LP"
      : "LLC";
  add(folded(local).replace(/ /g, "-"), generic, [
    local,
    ...(row["Abbreviations Local language"] ?? "").split(";"),
  ]);
}

const lines = [...aliasesByClass].map(([key, forms]) => `${key}\t${[...forms].join("|")}`);
const header = [
  "# Legal forms: class, kind (LLC, JSC, CO a plain company, LP, GP, LLP, COOP, NGO, SOE ...), forms folded and separated by |.",
  "# source: rigour org_types.yml (OpenSanctions, MIT licence, Copyright OpenSanctions and contributors); GLEIF ELF code list 1.4.1 (ISO 20275, CC0); Chinese, Uyghur and trade-record forms editorial. date: 2026-11-22. version: 1",
  "class\tkind\tforms",
];
writeFileSync(
  new URL("../../data/names/legal-forms.tsv", import.meta.url),
  `${[...header, ...lines].join("\n")}\n`,
);
