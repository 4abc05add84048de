import { foldKey, type ProfileTable } from "../../law/profile-table.ts";
import type { Fact } from "../../model/fact.ts";
import {
  figureWords,
  type ImporterContext,
  latestRows,
  type ProfileRow,
  profileRows,
  rowFact,
} from "./profile-row.ts";

/** A fact for the latest row of one fact that lists countries by their codes; a text that is no list of codes gives none. */
export const countryFacts = (context: ImporterContext, fact: string): readonly Fact[] =>
  latestRows(profileRows(context, fact)).flatMap((row) => {
    const countries = readCountries(context.world.law.profile, row);
    if (countries === undefined) return [];
    const unions = [...context.world.law.profile.unions].map(([union, members]) =>
      members.some((member) => countries.includes(member)) ? union : `outside-${union}`,
    );
    const all = countries.length === 0 ? [] : [...new Set([...countries, ...unions])];
    return [listFact(row, countries, { countries: all })];
  });

/** A fact for the latest row of one fact that says words of `profile.yml`; a row with another word beside them gives none. */
export const wordFacts = (context: ImporterContext, fact: string): readonly Fact[] =>
  latestRows(profileRows(context, fact)).flatMap((row) => {
    const words = readWords(row);
    if (words === undefined) return [];
    const where = row.figure.placed ? { where: row.where } : {};
    return [listFact(row, words, { words, ...where })];
  });

const listFact = (row: ProfileRow, said: readonly string[], value: Parameters<typeof rowFact>[2]): Fact => {
  const figure = figureWords(row);
  const stated = said.length === 0 ? "none" : said.join(", ");
  return rowFact(row, `${figure}: ${stated}`, { ...value, figure, stated });
};

/** ISO 3166-1 codes; undefined where a part is none. "no" may be a word: only "NO" is Norway. A union is no country. */
export const readCountries = (
  { alsoCalled, unions }: ProfileTable,
  { value }: ProfileRow,
): readonly string[] | undefined =>
  partsOf(value, (part) => {
    if (!/^[a-z]{2}$/i.test(part) || ["no", "No"].includes(part)) return undefined;
    const code = alsoCalled.get(part.toUpperCase()) ?? part.toUpperCase();
    return unions.has(code) || noCountries.includes(code) || known.of(code) === undefined ? undefined : code;
  });

/** Codes that CLDR knows and that are no country: unknown, the eurozone, the United Nations, outlying Oceania. */
const noCountries = ["ZZ", "EZ", "UN", "QO"];

const known = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** Words of the figure; undefined where a part is none of them. */
export const readWords = ({ value, figure }: ProfileRow): readonly string[] | undefined =>
  partsOf(
    value,
    (part) =>
      Object.entries(figure.words).find(([word, others]) =>
        [word, ...others].map(foldKey).includes(foldKey(part)),
      )?.[0],
  );

/** Every part of a list read; undefined where one of them cannot be. "none" alone is the empty list, and nothing else is. */
function partsOf(text: string, read: (part: string) => string | undefined): readonly string[] | undefined {
  if (foldKey(text) === "none") return [];
  const parts = text.split(/[,;/|]/).map((part) => part.trim());
  const found = parts.filter((part) => part !== "").map(read);
  return found.length === 0 || found.includes(undefined)
    ? undefined
    : found.filter((part) => part !== undefined);
}
