import { makeToken } from "./make-token.ts";
import type { ComparedForm, Token } from "./name-form.ts";
import type { NameTables } from "./name-tables.ts";

/** Words and signs with which people write a second name behind the first in one cell. */
const signs = new Set(["/", "aka", "fka", "nka", "dba", "formerly"]);
/** More names than this in one cell are a list of something else. */
const most = 4;
/** A single word is taken for a name of its own only where it is long and rare: "Party/Front" is one name. */
const leastAlone = { letters: 6, weight: 1000 };

/** What people write where they have no second name, and parts of one firm: no firm is named by these alone. */
const fillers = new Set(
  "unknown various other others same above confirmed applicable available nil none pending party parties supplier suppliers vendor manufacturer main head office branch warehouse factory unit plant line department dept division section site".split(
    " ",
  ),
);

export const isNameSign = (word: string): boolean => signs.has(word);

/** Puts a sign that weighs nothing where a stroke stands between two words, so that it is known where a name ends. */
export function withStrokes(tables: NameTables, raw: string, tokens: readonly Token[]): readonly Token[] {
  if (!raw.includes("/")) return tokens;
  return tokens.flatMap((token, index) => {
    const end = tokens[index - 1]?.end;
    const at = end === undefined ? -1 : raw.slice(end, token.start).indexOf("/");
    if (end === undefined || at < 0) return [token];
    const start = end + at;
    const stroke = { role: "stop", text: "/", start, end: start + 1, script: "latin", key: "/" } as const;
    return [makeToken(tables, stroke), token];
  });
}

const isSign = ({ role, key }: Token): boolean => role === "stop" && signs.has(key);

function isName(tokens: readonly Token[]): boolean {
  const brands = tokens.filter(({ role, key }) => role === "brand" && !fillers.has(key));
  const words = tokens.filter(({ role }) => role !== "stop");
  if (words.length > 1) return brands.length > 0;
  return brands.some(({ key, weight }) => key.length >= leastAlone.letters && weight >= leastAlone.weight);
}

/**
 * The names that a cell holds ("Thong Thai Textile / Vision Garment", "Al-Qa'ida/Islamic Army"), where it holds more than
 * one; each must be able to be a name ("Import/Export" is none).
 */
export function namesIn({ tokens }: ComparedForm): readonly (readonly Token[])[] {
  if (!tokens.some(isSign)) return [];
  const names: Token[][] = [[]];
  for (const token of tokens)
    if (isSign(token)) names.push([]);
    else names.at(-1)?.push(token);
  const filled = names.filter((name) => name.length > 0);
  return filled.length > 1 && filled.length <= most && filled.every(isName) ? filled : [];
}
