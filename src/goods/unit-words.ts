/**
 * A unit as written, folded to compare: half-width, lower case, dots, hyphens and brackets as one space, "(s)" as a
 * plural. Signs that make another unit (/ * ^) stay: "kg/m" is no kilogram.
 */
export const foldUnit = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\((e?s)\)/g, "$1")
    .replace(/[\s.,'’()[\]_-]+/gu, " ")
    .trim();

/** The folded text and, for Latin words, what it is the plural of: "boxes" -> "boxes", "boxe", "box". */
export const singulars = (word: string): readonly string[] => [
  word,
  ...(/[a-z]{2}s$/.test(word) ? [word.slice(0, -1)] : []),
  ...(/[a-z]{2}es$/.test(word) ? [word.slice(0, -2)] : []),
];

/** As written but for width and outer spaces: symbols are told apart by case (mg and Mg). */
export const exactUnit = (text: string): string => text.normalize("NFKC").trim();
