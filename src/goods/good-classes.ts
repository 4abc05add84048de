import type { GoodsTables } from "./goods-tables.ts";
import { hsDigits } from "./hs.ts";

/** Codes that the table of edges cannot tell apart. */
export interface GoodClass {
  /** What stands for them: a heading (6109), a subheading that the table knows (610910), or its others (6109..). */
  readonly code: string;
  /** The first four digits: of one heading is one good. */
  readonly heading: string;
  /** Codes of the table that the code lies under, or that lie under it. */
  readonly codes: readonly string[];
}

export interface GoodClasses {
  /** By number, from 1; nothing stands at 0, which is every code that the table does not cover. */
  readonly list: readonly (GoodClass | undefined)[];
  /** Number of the class of a code as written; 0 for none. */
  numberOf(hs: string | undefined): number;
}

/** Whether one of the two codes lies under the other, or they are equal. */
export const overlap = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/**
 * Sorts codes into classes by the codes of the edges table. A code is covered where a code of the table is equal to it
 * or a beginning of it, so that all that it may mean is in the table: 280461 is, 2804 is not (it may be hydrogen). Fewer
 * than four digits are never enough.
 */
export function buildClasses({ edges, coverage }: GoodsTables): GoodClasses {
  const codes = [...new Set(edges.flatMap(({ input, output }) => [input, output]))].toSorted();
  const known = new Set(codes);
  const isCovered = (code: string): boolean => [2, 4, 6].some((length) => known.has(code.slice(0, length)));
  const subheadings = new Set(
    [...codes, ...coverage.map(({ hs }) => hs)].filter((code) => code.length === 6 && isCovered(code)),
  );
  const found = [
    ...headingsOf(codes).flatMap((heading) => headingClasses(heading, codes, subheadings)),
    ...[...subheadings].toSorted().map((code) => classOf(code, codes)),
  ];
  const numbers = new Map(found.map(({ code }, index) => [code, index + 1]));
  const numberOf = (hs: string): number => {
    const digits = hsDigits(hs).slice(0, 6);
    if (digits.length < 4 || !isCovered(digits)) return 0;
    const heading = digits.slice(0, 4);
    return numbers.get(digits) ?? numbers.get(`${heading}${rest}`) ?? numbers.get(heading) ?? 0;
  };
  return { list: [undefined, ...found], numberOf: remembered(numberOf) };
}

/** Spellings whose class is kept. Files use few codes many times; a file of other texts must not fill the memory. */
const mostRemembered = 50_000;

function remembered(numberOf: (hs: string) => number): GoodClasses["numberOf"] {
  const seen = new Map<string, number>();
  return (hs) => {
    if (hs === undefined) return 0;
    const known = seen.get(hs);
    if (known !== undefined) return known;
    const found = numberOf(hs);
    if (seen.size < mostRemembered) seen.set(hs, found);
    return found;
  };
}

/** Stands for the subheadings of a heading that the table does not know by themselves. */
const rest = "..";

const classOf = (code: string, codes: readonly string[]): GoodClass => ({
  code,
  heading: code.slice(0, 4),
  codes: codes.filter((known) => overlap(known, code)),
});

/** The heading itself and, where some of its subheadings are known by themselves, all others of them. */
function headingClasses(
  heading: string,
  codes: readonly string[],
  subheadings: ReadonlySet<string>,
): readonly GoodClass[] {
  const whole = classOf(heading, codes);
  const others = whole.codes.filter((code) => code.length <= 4);
  return [...subheadings].some((code) => code.startsWith(heading))
    ? [whole, { code: `${heading}${rest}`, heading, codes: others }]
    : [whole];
}

/** Headings of the table, and all that may stand under its chapters. */
function headingsOf(codes: readonly string[]): readonly string[] {
  const numbers = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, "0"));
  const under = codes
    .filter((code) => code.length === 2)
    .flatMap((chapter) => numbers.map((number) => `${chapter}${number}`));
  return [...new Set([...under, ...codes.filter((code) => code.length === 4)])].toSorted();
}
