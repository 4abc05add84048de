// biome-ignore lint/style/noRestrictedImports: only tests read the disk here; the room itself is handed texts
import { readFileSync } from "node:fs";
import { balanceFileNames, buildBalanceTables } from "../balance/yields.ts";
import { goodsTables, unitTable } from "../goods/goods.fixture.ts";
import { buildInputGraph } from "../goods/input-graph.ts";
import type { CanonicalRow, RecordKind } from "../model/records.ts";
import { type Book, openBook } from "./book/book.ts";
import type { CustodyInput, CustodyRecords, Who } from "./custody-input.ts";
import { type Reconciled, Reconciler } from "./reconcile.ts";

export type Cells = Readonly<Record<string, string>>;
/** Rows by kind, as cells. */
export type Rows = Readonly<Partial<Record<keyof CustodyRecords, readonly Cells[]>>>;

const graph = buildInputGraph(goodsTables);
export const tables = buildBalanceTables(
  Object.fromEntries(
    balanceFileNames.map((file) => [
      file,
      readFileSync(new URL(`../../data/balance/${file}`, import.meta.url), "utf8"),
    ]),
  ),
);

const kinds = [
  "sites",
  "products",
  "shipments",
  "lots",
  "transformations",
  "transformation_inputs",
  "transformation_outputs",
  "stock",
  "payments",
  "documents",
] as const satisfies readonly (keyof CustodyRecords & RecordKind)[];

/** Parties are who they are called; "X Ltd." is unclear beside "X". */
const parties: CustodyInput["parties"] = {
  find: ({ key, name }: Who) => key ?? name,
  nameOf: ({ key, name }) => name ?? key ?? "an unnamed party",
  same: (a, b) => {
    const [one, other] = [a.key ?? a.name ?? "", b.key ?? b.name ?? ""];
    if (one === other) return "same";
    return one.startsWith(other) || other.startsWith(one) ? "unclear" : "differs";
  },
};

/** A book over rows given as cells; `more` says what is not the usual of the rest. */
export function bookOf(rows: Rows, more: Partial<CustodyInput> = {}): Book {
  const records = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      (rows[kind] ?? []).map(
        (cells, row): CanonicalRow => ({
          kind,
          cells,
          extra: {},
          source: { import: kind, row: row + 2, file: `${kind}.csv` },
        }),
      ),
    ]),
  ) as unknown as CustodyRecords;
  return openBook({
    records,
    withdrawn: [],
    openRuns: new Set(),
    netContents: [],
    units: unitTable,
    graph,
    balance: tables,
    parties,
    unread: new Set(),
    today: "2026-11-22",
    ...more,
  });
}

/** All lots of a book, answered, by their ids. */
export function answers(rows: Rows, more: Partial<CustodyInput> = {}): ReadonlyMap<string, Reconciled> {
  const book = bookOf(rows, more);
  const reconciler = new Reconciler(book);
  return new Map([...book.lots.values()].map((lot) => [lot.id, reconciler.of(lot)]));
}

/** Failing checks of all lots, each as "lot rule amount unit". */
export const failures = (found: ReadonlyMap<string, Reconciled>): readonly string[] =>
  [...found].flatMap(([lot, { checks }]) =>
    checks.flatMap(({ rule, result, amount, unit }) =>
      result === "fail" ? [`${lot} ${rule} ${amount} ${unit}`] : [],
    ),
  );

/** Rows put together, kind by kind. */
export const joined = (...sets: readonly Rows[]): Rows =>
  Object.fromEntries(kinds.map((kind) => [kind, sets.flatMap((rows) => rows[kind] ?? [])]));

/** A row changed where it is the one that is meant. */
export const changed = (
  rows: Rows,
  kind: keyof Rows,
  which: (cells: Cells) => boolean,
  change: (cells: Cells) => readonly Cells[],
): Rows => ({
  ...rows,
  [kind]: (rows[kind] ?? []).flatMap((cells) => (which(cells) ? change(cells) : [cells])),
});
