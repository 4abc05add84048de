import { restoreCell } from "../formats/write/neutral-cell.ts";
import { columnLetters } from "../formats/xlsx/places.ts";

/** The words of a heading: `shpFullAddress`, `GROSS_WEIGHT` and "Country/Region" give `shp full address` and so on. */
export const headingWords = (heading: string): readonly string[] =>
  heading
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/\p{Cf}+/gu, "")
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== "");

/** Headings that were folded before: the same ones are asked of every kind, format and delimiter. */
const folded = new Map<string, string>();
const mostFolded = 20_000;

/** The form in which headings are compared: words run together, so that "Post code" and "Postcode" are one. */
export function foldHeading(heading: string): string {
  const known = folded.get(heading);
  if (known !== undefined) return known;
  const made = headingWords(heading).join("");
  if (folded.size < mostFolded && heading.length < 200) folded.set(heading, made);
  return made;
}

/**
 * Headings that tell columns apart: a repeated one becomes `Name#2`, an empty one is called by its column letters.
 */
export function distinctHeadings(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const heading =
      restoreCell(cell)
        .replace(/[\s\u200b\ufeff]+/gu, " ")
        .trim() || `column ${columnLetters(index)}`;
    const times = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, times);
    let name = times === 1 ? heading : `${heading}#${times}`;
    while (taken.has(name)) name = `${name}#2`;
    taken.add(name);
    return name;
  });
}
