import { xuar } from "./divisions.ts";
import type { PlaceTables } from "./place-tables.ts";

/** A six-digit number that can be a Chinese postcode. Offsets are UTF-16 into its field. */
export interface Postcode {
  readonly field: "address" | "postcode";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Region whose range it falls into. */
  readonly region: string;
  /** Division code of the XUAR that the postcode table gives. */
  readonly division?: string | undefined;
}

/** Six digits as a whole word: not a part of a longer number, of a telephone number, or of a code such as S21866. */
const sixDigits =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}#+])(?<!\d[\s.-])\d{6}(?![\p{N}]|[.\s-]\d|\s?[-–]\s?\d)(?=China|PRC|(?![\p{Script=Latin}\p{Script=Cyrillic}]))/gu;
const telephone =
  /(?:tel|phone|fax|mob|mobile|whatsapp|电话|電話|传真|手机|reg|registration|licen[cs]e|account|a\/c|qq)[\s.:：no]*[+\d\s()-]*$/iu;
const numbered = /(?:\b(?:no|nos|lot|unit|room|plot|survey|khasra)\.?|#)\s*$/iu;

/** The postcodes in an address. Numbers after "Tel", "No." and the like are not. */
export function postcodesIn(tables: PlaceTables, address: string): Postcode[] {
  return [...address.matchAll(sixDigits)].flatMap((match) => {
    const before = address.slice(Math.max(0, match.index - 40), match.index);
    if (telephone.test(before) || numbered.test(before)) return [];
    return postcodeAt(tables, "address", match[0], match.index);
  });
}

/** The postcode column: six digits, nothing else but "P.C." and the like. Five digits are no Chinese postcode. */
export function postcodeColumn(tables: PlaceTables, text: string): Postcode[] {
  const match = /^(\D{0,12}?)(\d{6})(?:\.0+)?\s*$/.exec(
    text.normalize("NFKC").length === text.length ? text.normalize("NFKC") : text,
  );
  if (match?.[1] === undefined || match[2] === undefined || /\p{L}$/u.test(match[1])) return [];
  return postcodeAt(tables, "postcode", text.slice(match[1].length, match[1].length + 6), match[1].length);
}

function postcodeAt(tables: PlaceTables, field: Postcode["field"], text: string, start: number): Postcode[] {
  const digits = text.normalize("NFKC");
  const region = regionOf(tables, digits);
  if (region === undefined) return [];
  const division = region === xuar ? tables.postcodes.get(digits) || undefined : undefined;
  return [{ field, text, start, end: start + text.length, region, division }];
}

const regionOf = (tables: PlaceTables, digits: string): string | undefined => {
  const prefix = digits.slice(0, 2);
  if (prefix === "83" || prefix === "84") return xuar;
  return tables.provinces.find((province) => province.postcodes.includes(prefix))?.code;
};
