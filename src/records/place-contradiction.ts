import type { Issue } from "../model/issue.ts";
import { foldName } from "../names/fold.ts";
import { checkUscc } from "../names/identifiers.ts";
import type { CountryTable } from "../places/countries.ts";
import { countryCode, countryName } from "../places/countries.ts";
import type { PlaceWords } from "./place-words.ts";

/** Cells of a party or a site by canonical column. */
export interface PlaceCells {
  readonly address?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly country?: string | undefined;
  readonly uscc?: string | undefined;
}

export interface PlaceReader {
  readonly countries: CountryTable;
  readonly placeWords: PlaceWords;
}

/** Countries and territories whose names stand for each other in addresses: which one is right is no matter of spelling. */
const together = [
  "CN HK MO TW",
  "US PR GU VI AS MP",
  "FR GP MQ GF RE YT PM BL MF NC PF WF MC",
  "GB IM JE GG GI IE",
  "NL CW SX AW BQ",
  "DK FO GL",
  "FI AX",
  "NO SJ",
  "AU CX CC NF",
  "IT VA SM",
  "RS XK",
  "IL PS",
  "CY TR",
  "MA EH",
  "UA RU",
].map((codes) => codes.split(" "));

const areTogether = (a: string, b: string): boolean =>
  a === b || together.some((codes) => codes.includes(a) && codes.includes(b));

/** Shorter words are codes of states and companies more often than countries. */
const shortNames = new Set(["usa", "u s a", "uae", "u a e", "prc", "p r c", "p r china", "p r of china"]);

/** A region with the word for what it is: "Guangdong Province", "Prov. Guangdong". */
const kindWords =
  /^(?:prov(?:ince)?|state|region) | (?:prov(?:ince)?|state|sheng|autonomous region|municipality)$/g;

/**
 * The last part of an address: behind the last comma, line end, bracket or dash, or behind a postcode or the end of a
 * sentence. Words that are only the last of a part ("Calle Canada", "Jordan Street") are no country. "Av. Canada": an
 * abbreviation ends no sentence.
 */
function lastPart(text: string): string {
  const parts = text
    .split(/[,，;；、\n|()（）]| [-–—] |(?<=\p{L}{4})\.\s*|[\p{L}-]{0,3}\d{4,}[-\d]*/u)
    .map((part) => part.replace(/\S*\d\S*/gu, " ").trim())
    .filter((part) => /\p{L}/u.test(part));
  return parts.length < 2 ? "" : foldName(parts.at(-1) ?? "");
}

interface Named {
  readonly code: string;
  /** As people read it. */
  readonly words: string;
  readonly column: "address" | "city" | "region" | "uscc";
}

/** The country that the end of a text names, by itself or by a region that no other country has. */
function countryAtEnd(text: string, { countries, placeWords }: PlaceReader): string | undefined {
  const last = lastPart(text);
  const region = placeWords.regions.get(last.replace(kindWords, "")) ?? placeWords.regions.get(last);
  if (region !== undefined) return region;
  return last.length > 3 || shortNames.has(last) ? countryCode(countries, last) : undefined;
}

/** An address in Chinese characters begins with the country or the province. */
function countryAtStart(text: string, { placeWords }: PlaceReader): string | undefined {
  const joined = text.replace(/\s+/gu, "").replace(/^(?:中国|中國|中华人民共和国)/u, "");
  if (!/^\p{Script=Han}{3}/u.test(joined)) return undefined;
  for (const length of [3, 4, 6, 7, 8]) {
    const code = placeWords.regions.get(foldName(joined.slice(0, length)));
    if (code !== undefined) return code;
  }
  return undefined;
}

/** What the cells beside the country say, the surest first. */
function named(cells: PlaceCells, reader: PlaceReader): readonly Named[] {
  const found: Named[] = [];
  const add = (column: Named["column"], code: string | undefined, words: string | undefined): void => {
    if (code !== undefined) found.push({ code, column, words: words ?? "" });
  };
  const { address = "", city = "", region = "", uscc = "" } = cells;
  if (uscc !== "" && checkUscc(uscc).ok) add("uscc", "CN", uscc);
  add("address", countryAtStart(address, reader) ?? countryAtEnd(address, reader), address);
  add("region", reader.placeWords.regions.get(foldName(region).replace(kindWords, "")), region);
  add("city", countryAtEnd(city, reader), city);
  return found;
}

/** Whether the text names a country anywhere as words of its own. */
function mentions(text: string, code: string, { countries }: PlaceReader): boolean {
  const words = foldName(text).split(" ");
  const starts = words.map((_, at) => at);
  return starts.some((at) =>
    [1, 2, 3, 4].some((length) => {
      const name = words.slice(at, at + length).join(" ");
      return (name.length > 3 || shortNames.has(name)) && countryCode(countries, name) === code;
    }),
  );
}

const brief = (text: string): string => (text.length <= 80 ? text : `…${text.slice(-79)}`);

/**
 * Says where the country of a row is contradicted by its address, city, region or Chinese registration. Conservative:
 * it is silent where the words can mean something else, where the address names the country of the column as well, and
 * between territories whose names stand for each other. Which of the two is right is not known here.
 */
export function placeContradiction(
  cells: PlaceCells,
  reader: PlaceReader,
): Omit<Issue, "file" | "row"> | undefined {
  const country = countryCode(reader.countries, cells.country ?? "");
  if (country === undefined) return undefined;
  const other = named(cells, reader).find(({ code, words, column }) => {
    if (areTogether(code, country)) return false;
    const last = lastPart(words);
    return (
      column === "uscc" ||
      (!reader.placeWords.elsewhere.has(`${country} ${last}`) && !mentions(words, country, reader))
    );
  });
  if (other === undefined) return undefined;
  const says = countryName(reader.countries, other.code);
  const own = countryName(reader.countries, country);
  const what = other.column === "uscc" ? `has a Chinese registration, ${other.words}` : `says ${says}`;
  const subject = other.column === "uscc" ? "The row" : `The ${other.column}`;
  const quoted = other.column === "uscc" ? "" : ` ("${brief(other.words)}")`;
  return {
    code: "row.contradiction",
    column: "country",
    message: `${subject} ${what}${quoted}, and the country is ${own}.`,
    hint: "Correct the one that is wrong. The row is kept as it is.",
    expected: other.code,
    received: cells.country ?? "",
  };
}
