import { apart, between, type Html, nothing, type Part } from "./html.ts";

/** Texts that read the same but for one part, such as the name of a product. */
export interface Alike<T> {
  readonly items: readonly T[];
  /** The text around that part; one piece where nothing differs. */
  readonly pieces: readonly string[];
}

/**
 * Texts together that differ only in the part `slotOf` names. Nothing is lost: the text of an item is its pieces with
 * its own part between them. Texts that are equal throughout stay whole.
 */
export function alike<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  slotOf: (item: T) => string | undefined,
): readonly Alike<T>[] {
  const equal = [...Map.groupBy(items, textOf)].map(([text, items]) => {
    const slots = new Set(items.map((item) => slotOf(item) ?? ""));
    const [slot = ""] = slots;
    return { items, text, pieces: slots.size > 1 || slot === "" ? [text] : text.split(slot) };
  });
  return [...Map.groupBy(equal, ({ pieces }) => JSON.stringify(pieces)).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return {
      items: same.flatMap(({ items }) => items),
      pieces: same.length > 1 ? first.pieces : [first.text],
    };
  });
}

/** The text with something in the place of the part that differs. */
export const filled = (pieces: readonly string[], filler: Part): Html =>
  between(
    pieces.map((piece) => (piece === "" ? nothing : apart(piece))),
    filler,
  );

/** Words of our own that begin sentences. Anything else may be a name of a file, of a list or of goods. */
const opener = /^(a|an|the|any|each|goods|who|what|which|where|is|are|it|no) /;

/** With a capital where a word of our own begins it; names stay as they are written, also where they begin alike. */
export const capitalised = (text: string, names: readonly string[] = []): string =>
  names.some((name) => name !== "" && text.startsWith(name))
    ? text
    : text.replace(opener, (word) => word.charAt(0).toUpperCase() + word.slice(1));
