import type { Word } from "../sentences/words.ts";
import type { FigureTables } from "./figure-tables.ts";
import type { SentenceWords } from "./found-figure.ts";
import type { Quantity } from "./quantity.ts";
import { joinedUnit, type Unit, unitAfter } from "./unit.ts";

/** What a number counts or measures in: joined to it, before it as an age or a sign of money, or behind it. */
export function unitOf(
  { text, words }: SentenceWords,
  tables: FigureTables,
  { quantity, at, last }: { readonly quantity: Quantity; readonly at: number; readonly last: number },
): Unit | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  if (quantity.unit !== undefined) return joinedUnit(text, word, quantity.unit, tables);
  const own =
    ageOf(words, at, last) ?? moneyAt(text, word.start, tables) ?? unitAfter({ text, words }, last, tables);
  // "8% more": the noun is none that is counted, and a share needs none.
  return own?.kind === "no unit" && quantity.kind === "share" ? undefined : own;
}

/** "Age 12", "aged 14", "a 12-year-old". */
function ageOf(words: readonly Word[], at: number, last: number): Unit | undefined {
  const [before, after] = [words[at - 1], words[last + 1]];
  const years = { name: "years of age", kind: "own" as const, last };
  if (before !== undefined && ["age", "aged", "ages"].includes(before.folded)) {
    const end = words[last]?.end ?? 0;
    return { ...years, start: before.start, end, nounStart: before.start };
  }
  const young = before?.folded === "as" && words[at - 2]?.folded === "young" ? words[at] : undefined;
  if (young !== undefined) return { ...years, start: young.start, end: young.end, nounStart: young.start };
  const old = /^years?-olds?$/.test(after?.folded ?? "") ? after : undefined;
  return old === undefined
    ? undefined
    : { ...years, last: last + 1, start: old.start, end: old.end, nounStart: old.start };
}

function moneyAt(text: string, start: number, { symbols }: FigureTables): Unit | undefined {
  const before = text.slice(Math.max(0, start - 4), start).trimEnd();
  const sign = symbols.find(([mark]) => before.endsWith(mark));
  if (sign === undefined) return undefined;
  const from = text.lastIndexOf(sign[0], start - 1);
  return { name: sign[1], kind: "currency", last: -1, start: from, end: start, nounStart: start };
}
