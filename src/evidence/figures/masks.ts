import type { Span } from "../../model/text-layer.ts";

/** Numbers of notes, "(1,2,24-26)", of pages in brackets, "[[Page 12]]", and of sections at the head of a line, "3.1 ". */
const masked =
  /\(\s?\d{1,3}(?:\s?[-–,]\s?\d{1,3})*\s?\)|\[{1,2}[^\]\n]{0,40}\]{1,2}|^\s{0,8}\d{1,2}(?:[.)]|(?:\.\d{1,2})+[.)]?)\s+(?=\p{Lu})|https?:\/\/\S+|\b\d{1,2}:\d{2}\b|[§#]\s?\d+|\b\d+\/\d+(?:\/\d+)?\b/gmu;

/** Where digits name something and count nothing, as spans in order. */
export const masksOf = (text: string): readonly Span[] =>
  [...text.matchAll(masked)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
