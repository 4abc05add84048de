import { compareText } from "../../model/compare-text.ts";
import type { CanonicalRow } from "../../model/records.ts";
import { dayText } from "../../tracing/day-interval.ts";
import { isReversal, rowLevel, type ShipmentRow } from "../../tracing/shipment-row.ts";
import type { RowFacts } from "./compare-rows.ts";
import { isRounding } from "./compare-rows.ts";

type Cells = CanonicalRow<"shipments">["cells"];
type Column = keyof Cells;

const rank = { documented: 0, declared: 1, inferred: 2 } as const;

/** By import and row: whichever came in first, the order is the same. */
export const bySource = ({ source: a }: ShipmentRow, { source: b }: ShipmentRow): number =>
  compareText(a.import, b.import) || a.row - b.row;

/** The row that shows most comes first: its word stands where the others say nothing else. */
const byWeight = (a: RowFacts, b: RowFacts): number =>
  rank[rowLevel(a.row)] - rank[rowLevel(b.row)] || bySource(a.row, b.row);

/** Columns of which the first row that fills them gives the value, and of which a difference is told. */
const told: readonly Column[] = ["value", "currency", "presented", "entry", "document", "shipment"];

/** What of several rows of one shipment stands in their place. */
interface Read {
  readonly cells: Cells;
  /** Worked out where it is told: of half a million joined rows a few are. */
  readonly differences: () => readonly string[];
}

const placeOf = ({ source: { file, row } }: ShipmentRow): string => `${file} row ${row}`;

/** "2026-03-01 (own.csv row 2), 2026-03-04 (customs.csv row 7)": every value that differs, with its row. */
function differing(rows: readonly ShipmentRow[], wordsOf: (row: ShipmentRow) => string | undefined): string {
  const given = rows.flatMap((row) => {
    const value = wordsOf(row);
    return value === undefined ? [] : [{ value, row }];
  });
  if (new Set(given.map(({ value }) => value)).size < 2) return "";
  return given.map(({ value, row }) => `${value} (${placeOf(row)})`).join(", ");
}

const differenceIn = (rows: readonly ShipmentRow[], column: Column): readonly string[] => {
  const text = differing(rows, ({ cells }) => cells[column]);
  return text === "" ? [] : [`${column}: ${text}`];
};

/**
 * The days as one interval that holds all of theirs. An end that one row leaves open is open. The kind of the date is
 * that of the first row; orders and movements are never joined.
 */
function readDays(facts: readonly RowFacts[], rows: readonly ShipmentRow[]): Read {
  const [earliest, latest] = [
    dayText(Math.min(...facts.map(({ when }) => when.earliest))),
    dayText(Math.max(...facts.map(({ when }) => when.latest))),
  ];
  const kind = rows[0]?.cells.date_kind;
  const imported = rows.flatMap(({ cells }) => cells.import_date ?? []).sort(compareText)[0];
  return {
    cells: {
      ...(earliest === null ? {} : { date: earliest }),
      ...(latest === null || latest === earliest ? {} : { date_latest: latest }),
      ...(kind === undefined ? {} : { date_kind: kind }),
      ...(imported === undefined ? {} : { import_date: imported }),
    },
    differences: () => [
      ...differenceIn(rows, "date"),
      ...differenceIn(rows, "date_kind"),
      ...differenceIn(rows, "import_date"),
    ],
  };
}

/** The code that all of them fit: the shortest; none where they differ, which only a person can have let pass. */
function readGoods(rows: readonly ShipmentRow[]): Read {
  const codes = rows.flatMap(({ cells }) => cells.hs ?? []);
  const digits = (code: string): string => code.replace(/\D/g, "");
  const [shortest] = codes.toSorted((a, b) => digits(a).length - digits(b).length || compareText(a, b));
  const fits = shortest !== undefined && codes.every((code) => digits(code).startsWith(digits(shortest)));
  return { cells: fits ? { hs: shortest } : {}, differences: () => differenceIn(rows, "hs") };
}

/**
 * The amounts of the first row whose mass is known, where all masses are alike but for rounding. Where they are further
 * apart no row's is taken: the mass is unknown, and the answer says between which it lies.
 */
function readAmounts(facts: readonly RowFacts[]): Read {
  const known = facts.filter(({ net }) => net !== undefined);
  const masses = known.map(({ net }) => net ?? 0);
  const [least, most] = [Math.min(...masses), Math.max(...masses)];
  const open = known.length > 1 && !isRounding(least, most);
  const from = known[0]?.row ?? facts.find(({ row }) => row.cells.quantity !== undefined)?.row;
  return {
    cells: open || from === undefined ? {} : amountsOf(from),
    differences: () => [
      ...amountDifference(facts.map(({ row }) => row)),
      ...(open ? [`the mass is not known but within ${least} and ${most} kg`] : []),
    ],
  };
}

function amountDifference(rows: readonly ShipmentRow[]): readonly string[] {
  const text = differing(rows, ({ cells: { quantity, unit, net_kg } }) => {
    if (net_kg !== undefined) return `${net_kg} kg`;
    return quantity === undefined ? undefined : `${quantity} ${unit ?? ""}`.trim();
  });
  return text === "" ? [] : [`amount: ${text}`];
}

/** A party as the first row that names it surely does: key and name of one row, never of two. */
function readSide(facts: readonly RowFacts[], side: "seller" | "buyer"): Cells {
  const { row } = facts.find((one) => one[side] !== undefined) ?? (facts[0] as RowFacts);
  const [key, name] = [row.cells[`${side}_id`], row.cells[side]];
  return {
    ...(key === undefined ? {} : { [`${side}_id`]: key }),
    ...(name === undefined ? {} : { [side]: name }),
  };
}

/** Lots that differ were let pass by a person; none is taken then. */
function readLot(rows: readonly ShipmentRow[]): Read {
  const lots = [...new Set(rows.flatMap(({ cells }) => cells.lot ?? []))];
  return {
    cells: lots.length === 1 ? { lot: lots[0] ?? "" } : {},
    differences: () => differenceIn(rows, "lot"),
  };
}

const plain: readonly Column[] = ["description", "origin", "from_site", "to_site", "basis", ...told];

function readPlain(rows: readonly ShipmentRow[]): Read {
  const filled = plain.flatMap((column) => {
    const value = rows.find(({ cells }) => cells[column] !== undefined)?.cells[column];
    return value === undefined ? [] : [[column, value] as const];
  });
  return {
    cells: Object.fromEntries(filled),
    differences: () => told.flatMap((column) => differenceIn(rows, column)),
  };
}

/** The basis, with the document and the kind of date that bear it out, is that of the row that shows most. */
const basisOf = ({ cells: { basis, document } }: ShipmentRow): Cells => ({
  ...(basis === undefined ? {} : { basis }),
  ...(document === undefined ? {} : { document }),
});

/**
 * Several rows of one shipment as one: the widest of what they say. `joined` keeps every row as it was read. The order in
 * which they are handed in plays no part.
 */
export function joinRows(
  several: readonly RowFacts[],
  saying: (rows: readonly ShipmentRow[]) => readonly string[],
): ShipmentRow {
  const facts = several.toSorted(byWeight);
  const rows = facts.map(({ row }) => row);
  const all = rows.toSorted(bySource);
  const first = rows[0] as ShipmentRow;
  const parts = [readPlain(rows), readDays(facts, rows), readGoods(rows), readAmounts(facts), readLot(rows)];
  return {
    kind: "shipments",
    cells: Object.assign(
      {},
      ...parts.map(({ cells }) => cells),
      basisOf(first),
      readSide(facts, "seller"),
      readSide(facts, "buyer"),
      // What takes goods back must go on doing so, though its amounts be unknown.
      isReversal(first) ? amountsOf(first) : {},
    ),
    extra: Object.assign({}, ...rows.toReversed().map(({ extra }) => extra)),
    source: first.source,
    joined: {
      rows: all,
      get said() {
        return [...saying(all), ...parts.flatMap(({ differences }) => differences())];
      },
    },
  };
}

const amountsOf = ({ cells: { quantity, unit, net_kg } }: ShipmentRow): Cells => ({
  ...(quantity === undefined ? {} : { quantity }),
  ...(unit === undefined ? {} : { unit }),
  ...(net_kg === undefined ? {} : { net_kg }),
});
