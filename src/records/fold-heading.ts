/** The words of a heading: `shpFullAddress`, `GROSS_WEIGHT` and "Country/Region" give `shp full address` and so on. */
export const headingWords = (heading: string): readonly string[] =>
  heading
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/\p{Cf}+/gu, "")
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== "");

/** The form in which headings are compared: words run together, so that "Post code" and "Postcode" are one. */
export const foldHeading = (heading: string): string => headingWords(heading).join("");

/** The letters a spreadsheet shows over a column; `index` counts from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/**
 * Headings that tell columns apart: a repeated one becomes `Name#2`, an empty one is called by its column letters.
 */
export function distinctHeadings(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const heading = cell.replace(/[\s\u200b\ufeff]+/gu, " ").trim() || `column ${columnLetters(index)}`;
    const times = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, times);
    return times === 1 ? heading : `${heading}#${times}`;
  });
}
