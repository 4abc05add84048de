import type { ListEntry, ListVersion } from "../../../model/list-entry.ts";
import { foldName } from "../../../names/fold.ts";

/** What an order of the file says that tells which entries of the version in force were read from it. */
export interface OrderWords {
  readonly type: string;
  readonly day: string;
  readonly merchandise: string;
  /** Entity and aliases. */
  readonly names: string;
}

/**
 * The entries of the version in force that a person read from this row: same type, day and merchandise, and every word
 * of their names in the row. One row may name several producers, and how it was parted by hand is kept.
 */
export const reviewedEntries = (row: OrderWords, previous: ListVersion | undefined): readonly ListEntry[] =>
  (previous?.entries ?? []).filter(
    (entry) =>
      entry.verification === "official" &&
      entry.firstListed === row.day &&
      entry.sublists[0]?.key === row.type &&
      foldName(entry.merchandise ?? "") === foldName(row.merchandise) &&
      (entry.kind === "order" || entry.names.every(({ text }) => isIn(text, row.names))),
  );

/** Whether every word of the name is in the text. */
export const isIn = (name: string, row: string): boolean => {
  const words = new Set(foldName(row).split(" "));
  return foldName(name)
    .split(" ")
    .every((word) => words.has(word));
};

/** Words of a row that none of the reviewed names has: a producer may have been added. */
export function wordsLeft(row: OrderWords, entries: readonly ListEntry[]): readonly string[] {
  if (entries.some(({ kind }) => kind === "order")) return [];
  const said = [
    "and its their subsidiaries subordinates from china two of fishing vessel vessels owned by or",
    ...entries.flatMap((entry) => [
      ...entry.names.map(({ text }) => text),
      entry.openEnded?.clause ?? "",
      entry.remarks ?? "",
    ]),
  ];
  const known = new Set(said.flatMap((text) => foldName(text).split(" ")));
  return foldName(row.names)
    .split(" ")
    .filter((word) => word !== "" && !known.has(word));
}
