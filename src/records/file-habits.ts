import type { DateOrder } from "./fold-date.ts";
import type { DecimalMark } from "./fold-number.ts";

/** How a file writes what can be written in two ways, told from those of its own cells that allow one way only. */
export interface FileHabits {
  readonly dateOrder?: DateOrder | undefined;
  /** A person said what the order is. */
  readonly dateOrderGiven?: boolean | undefined;
  /** How many dates of the file prove the order. */
  readonly dateProofs: number;
  readonly decimalMark?: DecimalMark | undefined;
  /** How many numbers of the file prove the mark. */
  readonly markProofs: number;
}

/** How many cells of a file prove each way of writing. */
export type Proofs = Record<DateOrder | DecimalMark, number>;

/** The one of two ways that has proofs; undefined where there are none or where they contradict each other. */
function proved<T extends keyof Proofs>(proofs: Proofs, a: T, b: T): T | undefined {
  if (proofs[a] > 0 === proofs[b] > 0) return undefined;
  return proofs[a] > 0 ? a : b;
}

/**
 * Where nothing proves the decimal mark, a point is taken: it is the form of our own files, and a remark says so. Not so
 * in a file with semicolons or tabs, which programs write where the comma is the decimal mark; there the question stays
 * open. The order of day
 * and month that a person gave holds where the file's own dates do not prove the other.
 */
export function habitsOf(
  proofs: Proofs,
  {
    delimiter,
    dateOrder,
  }: { readonly delimiter: string | undefined; readonly dateOrder?: DateOrder | undefined },
): FileHabits {
  const marks = proofs["."] + proofs[","];
  const isOpen = delimiter === ";" || delimiter === "\t";
  const unproved: DecimalMark | undefined = isOpen ? undefined : ".";
  const told = proved<DateOrder>(proofs, "day-first", "month-first");
  return {
    dateOrder: dateOrder ?? told,
    dateOrderGiven: dateOrder !== undefined,
    dateProofs: proofs["day-first"] + proofs["month-first"],
    decimalMark: marks === 0 ? unproved : proved<DecimalMark>(proofs, ".", ","),
    markProofs: marks,
  };
}
