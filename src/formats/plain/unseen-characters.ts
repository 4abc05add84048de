import type { HiddenSpan } from "../../model/text-layer.ts";
import { joinHidden, refuseManyHidden } from "./hidden-spans.ts";
import { turnedRound } from "./turned-round.ts";

/** Zero-width characters, tags, variation selectors. One variation selector after its letter is ordinary, two are not. */
const withoutWidth =
  /[\u180e\u200b-\u200d\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]+|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2,}/gu;

/** Joiners have their place in Arabic, Persian and Indic words and between emoji. */
const joinersOnly = /^[\u200c\u200d]+$/;
const tags = /[\u{e0000}-\u{e007f}]/u;
/** England, Scotland and Wales: a black flag, letters as tags, the tag that ends them. */
const flag = /\u{1f3f4}$/u;
const flagTags = /^[\u{e0061}-\u{e007a}\u{e0030}-\u{e0039}]{3,6}\u{e007f}$/u;
const variants = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

/** Scripts in which no word is parted or joined by a character that is not seen. */
const plainLetter = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}\p{N}]`;
const arabicOrPlain = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}\p{N}]`;
const patterns = {
  joiners: { before: new RegExp(`${plainLetter}$`, "u"), after: new RegExp(`^${plainLetter}`, "u") },
  others: { before: new RegExp(`${arabicOrPlain}$`, "u"), after: new RegExp(`^${arabicOrPlain}`, "u") },
};
/** So many together are no joint of a word, whatever stands beside them: they are a message written in nothing. */
const asMessage = 8;

function isUnseen(text: string, start: number, run: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (tags.test(run)) return !(flag.test(before) && flagTags.test(run));
  if (variants.test(run) || run.length >= asMessage) return true;
  const beside = joinersOnly.test(run) ? patterns.joiners : patterns.others;
  const end = start + run.length;
  return beside.before.test(before) && beside.after.test(text.slice(end, end + 2));
}

/**
 * What a text says that nobody sees on the page: characters without width, and letters whose order an override turns
 * round. The text stays as it is; these are the stretches, in order. Linear; more than the limit of them are refused.
 */
export function unseenIn(text: string, file: string): readonly HiddenSpan[] {
  const found: HiddenSpan[] = [];
  for (const { 0: run, index } of text.matchAll(withoutWidth))
    if (isUnseen(text, index, run)) {
      found.push({ start: index, end: index + run.length, why: "without-width" });
      refuseManyHidden(found.length, file);
    }
  return joinHidden([...found, ...turnedRound(text, file)]);
}
