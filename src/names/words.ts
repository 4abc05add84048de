import { foldName } from "./fold.ts";
import type { Script } from "./name-form.ts";

/** A word of a name before its role is known. Offsets are UTF-16 into the raw name, end exclusive. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Folded, without apostrophes, Latin letters of other alphabets spelled out. */
  readonly fold: string;
  readonly script: Script;
  /** Written A.B.C. or A B C. */
  readonly dotted: boolean;
  /** Joined to the word before by a hyphen. */
  readonly hyphenated: boolean;
}

const scriptTests: readonly (readonly [Script, RegExp])[] = [
  ["latin", /\p{Script=Latin}/u],
  ["han", /\p{Script=Han}/u],
  ["cyrillic", /\p{Script=Cyrillic}/u],
  ["arabic", /\p{Script=Arabic}/u],
  ["greek", /\p{Script=Greek}/u],
  ["hangul", /\p{Script=Hangul}/u],
  ["kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
];

/** The script of the first letter that has one; digits count as Latin. */
export function scriptOf(text: string): Script {
  if (/^[\x20-\x7e]*$/.test(text)) return "latin";
  for (const [script, test] of scriptTests) if (test.test(text)) return script;
  return /\p{L}/u.test(text) ? "other" : "latin";
}

/** Latin letters that no decomposition brings to a base letter. */
const spelledOut: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", þ: "th", ð: "d", ə: "e", ŋ: "ng", ħ: "h" },
};

/** A word as the tables spell it: folded, without apostrophes and possessive s. */
export function foldWord(text: string): string {
  if (/^[a-z0-9]+$/.test(text)) return text;
  const joined = text.replace(/['’ʼʻ`´ʹ]s$/iu, "").replace(/['’ʼʻ`´ʹ]/gu, "");
  const folded = foldName(joined);
  return /^[\x20-\x7e]*$/.test(folded)
    ? folded
    : folded.replace(/[ßæœøłđıþðəŋħ]/gu, (char) => spelledOut[char] ?? char);
}

const wordPattern =
  /\p{Script=Han}+|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{M}\p{N}\p{Cf}])+(?:['’ʼʻ`´ʹ][\p{L}\p{M}]+)*|[&%]/gu;

const signs: ReadonlyMap<string, string> = new Map([
  ["&", "and"],
  ["%", "percent"],
]);

function wordAt(raw: string, text: string, start: number): Word {
  const fold = signs.get(text) ?? foldWord(text);
  const hyphenated = start > 0 && /[-‐‑–]/u.test(raw.charAt(start - 1));
  return { text, start, end: start + text.length, fold, script: scriptOf(fold), dotted: false, hyphenated };
}

const isLetter = (word: Word): boolean => /^\p{L}$/u.test(word.fold) && word.script !== "han";

/** How two single letters stand together: with a dot or stroke (A.B, A/S), with a space (A B), or not at all. */
function gapOf(raw: string, left: Word | undefined, right: Word): "dot" | "space" | undefined {
  if (left === undefined || !isLetter(left) || !isLetter(right)) return undefined;
  const between = raw.slice(left.end, right.start);
  if (/^(?:\.\s?|\/|\.\/)$/u.test(between)) return "dot";
  return /^\s$/u.test(between) ? "space" : undefined;
}

function joinLetters(raw: string, run: readonly Word[]): Word {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined || run.length === 1) return first as Word;
  const fold = run.map((word) => word.fold).join("");
  const end = raw.charAt(last.end) === "." ? last.end + 1 : last.end;
  return { ...first, text: raw.slice(first.start, end), end, fold, dotted: true };
}

/**
 * A name is read up to this letter: the longest on the OFAC list has 158, and a cell of many thousands is no name. What
 * stands behind it still makes its folded form another one.
 */
export const longestName = 512;

/** The words of a name in order: runs of letters and digits, Han apart from the rest, dotted letters as one word. */
export function wordsOf(whole: string): readonly Word[] {
  const raw = whole.length > longestName ? whole.slice(0, longestName) : whole;
  const runs: Word[][] = [];
  let kind: "dot" | "space" | undefined;
  for (const match of raw.matchAll(wordPattern)) {
    const word = wordAt(raw, match[0], match.index);
    if (word.fold === "") continue;
    const run = runs.at(-1);
    const gap = gapOf(raw, run?.at(-1), word);
    if (run === undefined || gap === undefined) runs.push([word]);
    else if (kind === undefined || kind === gap) run.push(word);
    // "Grupo W S.A.": the letter before the space belongs to no abbreviation, the one before the dot does.
    else if (gap === "dot") runs.push([...run.splice(-1), word]);
    else runs.push([word]);
    kind = gap;
  }
  return runs.filter((run) => run.length > 0).map((run) => joinLetters(raw, run));
}
