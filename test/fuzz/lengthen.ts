import type { Seeded } from "../crash/seeded.ts";

/** Readers take files in pieces of a mebibyte and more: what lies about the end of one is where they go wrong. */
const piece = 1 << 20;

export interface Filling {
  /** Text of about this length that may stand at a seam and changes little. */
  readonly fill: (length: number) => string;
  /** Where the filling may stand: before a match. Global. */
  readonly seam: RegExp;
}

/** The text with so much put in that the end of a piece falls into what stood there before. */
export function lengthened(text: string, random: Seeded, { fill, seam }: Filling): string {
  seam.lastIndex = random.between(0, text.length);
  const at = (seam.exec(text) ?? { index: 0 }).index;
  const behind = random.between(0, Math.max(0, text.length - at));
  return text.slice(0, at) + fill(piece - at - behind) + text.slice(at);
}

const lines = (line: (length: number) => string) => (length: number) =>
  line(2000).repeat(Math.floor(length / 2000)) + line(Math.max(20, length % 2000));

export const csvFilling: Filling = {
  fill: lines((length) => `${"x,y,z,".padEnd(length - 1, "w")}\n`),
  seam: /^/gm,
};
export const jsonLinesFilling: Filling = {
  fill: lines((length) => `${'{"a":"'.padEnd(length - 3, "x")}"}\n`),
  seam: /^/gm,
};
export const jsonFilling: Filling = {
  fill: (length) => `${" ".repeat(999)}\n`.repeat(length / 1000),
  seam: /[{}[\],:]/g,
};
export const xmlFilling: Filling = {
  fill: (length) => `<!--${"x".repeat(Math.max(0, length - 7))}-->`,
  seam: /(?<=>)</g,
};
