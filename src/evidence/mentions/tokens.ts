import type { Span } from "../../model/text-layer.ts";
import { foldText } from "../sentences/words.ts";

/** A word, a part of a joined word, or a Han character. */
export interface Token extends Span {
  readonly folded: string;
}

const token = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/** The tokens of a text in order; linear in its length. "China's" gives "china" alone, as its name does. */
export const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(token)].flatMap((match): readonly Token[] => {
    const [word] = match;
    const start = match.index;
    if (word === "s" && /[’']/.test(text.charAt(start - 1)) && start > 1) return [];
    const folded = foldText(word);
    return folded === "" ? [] : [{ start, end: start + word.length, folded }];
  });

export const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);
