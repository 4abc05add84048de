import { gapKinds } from "./gaps.ts";
import type { Pattern } from "./patterns.ts";
import type { View } from "./views.ts";

const { none, space, joiner, line, digits, stop, wall } = gapKinds;

/** Letters from which a word may be cut anywhere, and from which it may be cut by a sign. */
const cutAnywhere = 8;
const cutBySign = 6;
/** Letters from which a phrase written as one word is looked for inside longer ones. */
const longRun = 10;

/** Whether letters that fit a pattern stand as somebody would write that word, however it is spaced. */
export function isAccepted(pattern: Pattern<unknown>, view: View, from: number, to: number): boolean {
  if (!standsWell(pattern, view, from, to)) return false;
  switch (pattern.script) {
    case "han":
      return hanGaps(view, from, to) && latinEnds(pattern, view, from, to);
    case "mixed":
      return !hasGap(view, from, to, [stop, wall]) && latinEnds(pattern, view, from, to);
    default:
      return latinGaps(pattern, view, from, to) && endsWell(pattern, view, from, to);
  }
}

/** Where digits stand for letters, some do and most are letters; elsewhere nothing is asked. */
function standsWell({ view: name }: Pattern<unknown>, { standIns }: View, from: number, to: number): boolean {
  if (name !== "alike") return true;
  let count = 0;
  for (let at = from; at < to; at += 1) count += standIns[at] ?? 0;
  return count > 0 && count * 2 <= to - from;
}

function hasGap({ gaps }: View, from: number, to: number, kinds: readonly number[]): boolean {
  for (let at = from + 1; at < to; at += 1) if (kinds.includes(gaps[at] ?? none)) return true;
  return false;
}

/** Every letter stands by itself: U F L P A, f.o.r.c.e.d. */
function isSpelledOut({ gaps }: View, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const gap = gaps[at] ?? none;
    if (gap !== space && gap !== joiner && gap !== line && gap !== stop) return false;
  }
  return to - from > 1;
}

function hanGaps(view: View, from: number, to: number): boolean {
  if (hasGap(view, from, to, [digits, stop, wall])) return false;
  return to - from > 2 || isSpelledOut(view, from, to) || !hasGap(view, from, to, [space, joiner, line]);
}

/** A term that begins or ends in Latin letters ("XJ") must not be the end of a longer word. */
function latinEnds({ letters }: Pattern<unknown>, view: View, from: number, to: number): boolean {
  const isLatin = (at: number): boolean => /[a-z]/.test(letters.at(at) ?? "");
  return (!isLatin(0) || isFree(view, from)) && (!isLatin(-1) || isFree(view, to));
}

function latinGaps(pattern: Pattern<unknown>, view: View, from: number, to: number): boolean {
  if (isSpelledOut(view, from, to)) return true;
  const length = to - from;
  for (let at = from + 1; at < to; at += 1)
    if (!isGapAllowed(pattern, at - from, view.gaps[at] ?? none, length)) return false;
  return true;
}

function isGapAllowed(
  { breaks, script }: Pattern<unknown>,
  at: number,
  gap: number,
  length: number,
): boolean {
  if (gap === wall || gap === stop) return false;
  if (gap === digits) return script === "pinyin" && breaks.has(at);
  if (gap < space || breaks.has(at)) return true;
  if (script === "numbered") return false;
  return length >= cutAnywhere || (length >= cutBySign && gap !== space);
}

/** Whether a word can begin here, or the one before can end. */
const isFree = ({ gaps, letters }: View, at: number): boolean =>
  at <= 0 || at >= letters.length || (gaps[at] ?? none) !== none;

function endsWell(pattern: Pattern<unknown>, view: View, from: number, to: number): boolean {
  const { ending, breaks } = pattern;
  if (ending === "part") return true;
  if (breaks.size > 0 && to - from >= longRun && isOneRun(view, from, to))
    return view.letters.slice(Math.max(0, from - 4), from) !== "rein";
  return beginsFree(view, from) && (ending === "stem" || endsFree(view, to));
}

const isOneRun = (view: View, from: number, to: number): boolean =>
  !hasGap(view, from, to, [gapKinds.case, space, joiner, line, digits, stop, wall]);

/** Signs that stand for letters do not bind where nothing but them is left of the word: "lab0ur!". */
const mostSigns = 4;

function beginsFree(view: View, from: number): boolean {
  for (let at = from; at > from - mostSigns; at -= 1) {
    if (isFree(view, at)) return true;
    if (view.standIns[at - 1] !== 1) return false;
  }
  return false;
}

function endsFree(view: View, to: number): boolean {
  if (view.letters[to] === "s" && isFree(view, to + 1) && !isFree(view, to)) return true;
  for (let at = to; at < to + mostSigns; at += 1) {
    if (isFree(view, at)) return true;
    if (view.standIns[at] !== 1) return false;
  }
  return false;
}
