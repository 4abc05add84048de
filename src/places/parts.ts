/** A stretch of a field that is read as one address. Offsets are UTF-16 into the field. */
export interface Part {
  readonly field: "address" | "city" | "region";
  readonly start: number;
  readonly text: string;
}

/** "(See alternate addresses under Pakistan, Turkey)": a pointer to other entries, not an address. */
const crossReference = /[(（]\s*(?:see|cf\.?|also see|refer to)\b[^)）]{0,300}[)）]/giu;
/** A second address after a first one that is complete: "…, Shanghai, China and Building 63, …". */
const secondAddress =
  /(?<=\b(?:China|P\.?R\.?C\.?|XUAR|Xin\s?jiang|Province)\.?)\s+(?:and|&)\s+(?!(?:\S+\s+){1,2}(?:roads|rds|streets|highway|expressway)\b)/giu;
const separator = /[;；\n\r]+/gu;

/**
 * The addresses in a field. Most fields hold one; several are split at line ends and semicolons where both sides read
 * like an address, and at an "and" after a country or region.
 */
export function addressParts(field: Part["field"], text: string): Part[] {
  const readable = text.replace(crossReference, (found) => " ".repeat(found.length));
  const cuts = [
    ...cutsAt(readable, separator).filter((cut) => isTwo(readable, cut)),
    ...cutsAt(readable, secondAddress),
  ];
  let start = 0;
  const parts: Part[] = [];
  for (const cut of cuts.sort((a, b) => a.start - b.start)) {
    parts.push({ field, start, text: readable.slice(start, cut.start) });
    start = cut.end;
  }
  return [...parts, { field, start, text: readable.slice(start) }].filter((part) => part.text.trim() !== "");
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

const cutsAt = (text: string, pattern: RegExp): Cut[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** Many files put a semicolon between the lines of one address; two addresses each have parts or a number of their own. */
const isTwo = (text: string, cut: Cut): boolean =>
  /[,，、\d]/u.test(text.slice(0, cut.start)) &&
  /[,，、]/u.test(text.slice(cut.end)) &&
  /[,，、]/u.test(text.slice(0, cut.start));
