import { likeness } from "./edit-distance.ts";
import { type Agreement, isRendering, rendered, slipLikeness, soundAlike } from "./likeness.ts";
import type { Token } from "./name-form.ts";
import { skeleton } from "./pinyin.ts";

const spelled = (token: Token): string =>
  token.script === "han" ? (token.sounds[0] ?? token.key) : token.key;

const leastMerged = 8_500;

/** "Hua Fu" = "Huafu": a run of brand words written apart on one side and together on the other. */
function mergedAgreement(run: readonly Token[], single: Token): Agreement | undefined {
  const key = joined(run);
  const sounds = single.sounds.length > 0 ? single.sounds : [single.key];
  if (sounds.includes(key))
    return { kind: "brand", similarity: single.script === "han" ? 9_700 : 9_900, weigh: "own" };
  if (key.length >= 4 && soundAlike([skeleton(key)], single))
    return { kind: "brand", similarity: 9_300, weigh: "own" };
  // A place has many neighbours in spelling; with one in the run only the same letters will do.
  if (key.length < 6 || !isBrandOnly(run)) return undefined;
  const likely = Math.max(...sounds.map((sound) => likeness(key, sound, leastMerged)));
  return likely >= leastMerged ? { kind: "brand", similarity: likely - 300, weigh: "own" } : undefined;
}

/** Bodies of state and of the public, which are known by their initials as firms are not. */
const bodies = new Set([
  "army",
  "association",
  "corps",
  "government",
  "organization",
  "police",
  "university",
]);
export const isBody = (token: Token): boolean => token.role === "concept" && bodies.has(token.ids[0] ?? "");

/**
 * "PLA" for "People's Liberation Army": capitals that are the initials of a run of words. Three letters are the initials
 * of some firm on any long list, so they are evidence of the same brand only where the words name a body; four may be.
 */
function acronymAgreement(run: readonly Token[], single: Token): Agreement | undefined {
  const initials = run.map((token) => token.initials).join("");
  if (initials !== single.key || initials.length < 3) return undefined;
  const tells = initials.length > 3 || run.some(isBody);
  return { kind: "abbreviation", similarity: tells ? 8_200 : 7_000, weigh: "greater" };
}

/** A known run of words ("Hair Products") with a slip in one of them on the other side, where it falls into parts. */
function slippedAgreement(key: string, single: Token): Agreement | undefined {
  const similarity = slipLikeness(key, single.key);
  return similarity === 0 ? undefined : { kind: single.role, similarity, weigh: "lesser" };
}

/** Short words are words of their own: "CK Ltd" is no slip of "Co Ltd". */
const mayBeSlip = (token: Token): boolean => token.role === "brand" && token.key.length >= 4;

const hasBrand = (run: readonly Token[]): boolean => run.some(({ role }) => role === "brand");
const isBrandOnly = (run: readonly Token[]): boolean => run.every(({ role }) => role === "brand");

/** Brand words, or brand words and places ("Dalian Tianyi"), that may be written together. */
const mergeable = (run: readonly Token[]): boolean =>
  hasBrand(run) && run.every(({ role }) => role === "brand" || role === "place");

const joined = (run: readonly Token[]): string => run.map(spelled).join("");

/** "Gold Star" for 金星. Where one of the words is a trade word besides ("Global Link"), only those very words will do. */
function isRenderingRun(run: readonly Token[], single: Token): boolean {
  if (mergeable(run)) return isRendering(single, joined(run));
  return hasBrand(run) && single.renderings.includes(run.map(spelled).join(" "));
}

/** How a run of words of one side agrees with a single word of the other; undefined where it does not. */
export function runAgreement(run: readonly Token[], single: Token): Agreement | undefined {
  if (single.role !== "brand") return run.some(mayBeSlip) ? slippedAgreement(joined(run), single) : undefined;
  if (single.renderings.length > 0 && isRenderingRun(run, single))
    return { kind: "brand", similarity: rendered, weigh: "own" };
  const merged = mergeable(run) ? mergedAgreement(run, single) : undefined;
  if (merged !== undefined || !single.abbreviation || run.length < 3) return merged;
  return acronymAgreement(run, single);
}

/** What a run of words is, as far as it tells whether it may stand for a single word. */
interface Run {
  words: number;
  letters: number;
  initials: number;
  brands: number;
}

/** Can a run stand for the single word at all? Saves the closer look for nearly all runs. */
function mayStandFor({ words, letters, initials, brands }: Run, single: Token): boolean {
  const isNear = Math.abs(letters - single.key.length) <= 2;
  if (single.role !== "brand") return isNear && brands > 0;
  if (single.abbreviation && words >= 3 && initials === single.key.length) return true;
  return brands > 0 && (isNear || single.script === "han");
}

const longestRun = 7;

export type TellRun = (from: number, run: readonly Token[]) => void;

/** Tells the runs of two to seven words of one side that may stand for one word of the other. */
export function tellRuns(tokens: readonly Token[], single: Token, tell: TellRun): void {
  if (single.role === "numeral") return;
  for (let from = 0; from + 1 < tokens.length; from++) tellRunsFrom(tokens, from, single, tell);
}

function tellRunsFrom(tokens: readonly Token[], from: number, single: Token, tell: TellRun): void {
  const run: Run = { words: 0, letters: 0, initials: 0, brands: 0 };
  for (let at = from; at < tokens.length && run.words < longestRun; at++) {
    const token = tokens[at];
    if (token === undefined) return;
    run.words += 1;
    run.letters += token.key.length;
    run.initials += token.initials.length;
    if (token.role === "brand") run.brands += 1;
    if (run.words > 1 && mayStandFor(run, single)) tell(from, tokens.slice(from, at + 1));
  }
}
