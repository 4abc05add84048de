import type { Delimiter } from "../formats/sniff-delimiter.ts";
import type { DateOrder } from "./fold-date.ts";
import { readDate } from "./fold-date.ts";
import type { DecimalMark } from "./fold-number.ts";
import { readNumber } from "./fold-number.ts";
import { foldCode, foldText } from "./fold-text.ts";
import type { MatchedColumn } from "./match-columns.ts";

/** How a file writes what can be written in two ways, told from those of its own cells that allow one way only. */
export interface FileHabits {
  readonly dateOrder?: DateOrder | undefined;
  /** How many dates of the file prove the order. */
  readonly dateProofs: number;
  readonly decimalMark?: DecimalMark | undefined;
  /** How many numbers of the file prove the mark. */
  readonly markProofs: number;
}

const textsOf = (
  rows: readonly (readonly string[])[],
  columns: readonly MatchedColumn[],
  type: string,
): string[] => {
  const indexes = columns.filter(({ rule }) => rule.type === type).map(({ index }) => index);
  return rows.flatMap((cells) => indexes.map((index) => foldCode(foldText(cells[index] ?? "").text)));
};

/** The one habit that all proofs share; undefined where there is none or where they contradict each other. */
function shared<T>(proofs: readonly T[]): T | undefined {
  const [first] = proofs;
  return proofs.every((proof) => proof === first) ? first : undefined;
}

/**
 * Where nothing proves the decimal mark, a point is taken: it is the form of our own files. Not so in a file with
 * semicolons, which programs write where the comma is the decimal mark; there the question stays open.
 */
export function fileHabits(
  rows: readonly (readonly string[])[],
  columns: readonly MatchedColumn[],
  delimiter: Delimiter,
): FileHabits {
  const orders = textsOf(rows, columns, "date").flatMap((text) => {
    const found = readDate(text);
    return found.kind === "day" && found.proves !== undefined ? [found.proves] : [];
  });
  const marks = textsOf(rows, columns, "number").flatMap((text) => {
    const found = readNumber(text);
    return found.kind === "number" && found.proves !== undefined ? [found.proves] : [];
  });
  const unproved: DecimalMark | undefined = delimiter === ";" ? undefined : ".";
  return {
    dateOrder: shared(orders),
    dateProofs: orders.length,
    decimalMark: marks.length === 0 ? unproved : shared(marks),
    markProofs: marks.length,
  };
}
