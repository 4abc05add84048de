import { foldName } from "./fold.ts";
import { makeToken, shaped } from "./make-token.ts";
import type { NameForm, Script, Token } from "./name-form.ts";
import type { NameTables } from "./name-tables.ts";
import { parseHan } from "./parse-han.ts";
import { parseWords } from "./parse-words.ts";
import { withStrokes } from "./second-names.ts";
import { type Word, wordsOf } from "./words.ts";

/** Runs of words that are read together: Han letters by themselves, everything else as one run. */
function runsOf(words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last === undefined || word.script === "han" || last[0]?.script === "han") runs.push([word]);
    else last.push(word);
  }
  return runs;
}

function scriptOfTokens(tokens: readonly Token[]): Script {
  const letters = new Map<Script, number>();
  for (const token of tokens) letters.set(token.script, (letters.get(token.script) ?? 0) + token.key.length);
  let best: Script = "latin";
  for (const [script, count] of letters) if (count > (letters.get(best) ?? 0)) best = script;
  return best;
}

/** A place behind the brand or in parentheses names a local firm of a group, not the seat that Chinese names begin with. */
function markTrailing(raw: string, tokens: readonly Token[]): Token[] {
  const firstBrand = tokens.findIndex((token) => token.role === "brand" || token.role === "concept");
  return tokens.map((token, index) => {
    if (token.role !== "place") return token;
    const inParentheses = /[(（[]\s*$/u.test(raw.slice(0, token.start));
    return shaped({ ...token, trailing: inParentheses || (firstBrand >= 0 && index > firstBrand) });
  });
}

/** Words that join and never name. */
const joining = new Set(["the", "of", "and", "for", "in", "no"]);

/** A name whose only word besides trade and legal form is a stop word of some language is named by it ("Des International"). */
function nameStop(tables: NameTables, tokens: readonly Token[]): readonly Token[] {
  if (tokens.some((token) => token.role === "brand")) return tokens;
  const isName = (token: Token): boolean =>
    token.role === "stop" && token.key.length > 1 && !joining.has(token.key);
  const at = tokens.findIndex(isName);
  return at === 0
    ? tokens.map((token, index) => (index === at ? makeToken(tables, { ...token, role: "brand" }) : token))
    : tokens;
}

const keysOf = (tokens: readonly Token[], role: Token["role"]): string[] =>
  tokens.filter((token) => token.role === role).map((token) => token.ids[0] ?? token.key);

/**
 * Reads a name of any script into legal form, places, trade words, numerals and brand. Places and trade words carry the
 * same ids in every language. Reading a name twice gives equal forms.
 */
export function parseName(tables: NameTables, raw: string): NameForm {
  const read = runsOf(wordsOf(raw)).flatMap((run, index) =>
    run[0]?.script === "han" ? parseHan(tables, run[0], index > 0) : parseWords(tables, raw, run),
  );
  const tokens = withStrokes(tables, raw, markTrailing(raw, nameStop(tables, read)));
  return {
    raw,
    folded: foldName(raw),
    script: scriptOfTokens(tokens),
    tokens,
    legalForms: keysOf(tokens, "legal-form"),
    places: keysOf(tokens, "place"),
    concepts: keysOf(tokens, "concept"),
    brand: tokens.filter((token) => token.role === "brand"),
    numerals: keysOf(tokens, "numeral"),
    abbreviations: tokens.filter((token) => token.abbreviation).map((token) => token.key),
  };
}
