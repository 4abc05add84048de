import type { Decision } from "../../model/records.ts";
import type { ShipmentRow } from "../../tracing/shipment-row.ts";
import type { Related } from "./compare-rows.ts";
import { ownShipments } from "./judge.ts";
import { type SameShipments, sameShipments } from "./same-shipments.ts";

/** Cells of a row; undefined = empty. */
export type Cells = { readonly [K in keyof ShipmentRow["cells"]]?: string | undefined };

const filled = (cells: Cells): ShipmentRow["cells"] =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined));

/** A row of a file; the file's name is its import too. */
export const rowOf = (
  file: string,
  row: number,
  cells: Cells,
  extra: ShipmentRow["extra"] = {},
): ShipmentRow => ({
  kind: "shipments",
  cells: filled(cells),
  extra,
  source: { import: file, row, file: `${file}.csv` },
});

/** "TO ORDER" is nobody; everybody else is who the row names. Names that end alike but for "?" may be one. */
const partyOf = ({ cells }: ShipmentRow, side: "seller" | "buyer"): string | undefined => {
  const name = cells[`${side}_id`] ?? cells[side];
  return name === "TO ORDER" ? undefined : name;
};

const related: Related = (one, other) => {
  if (one === other) return "same";
  return one.replace("?", "") === other.replace("?", "") ? "may-be" : "differ";
};

interface Given {
  readonly decisions?: readonly Decision[];
  /** The file's heading over `document`, by file. */
  readonly headings?: Readonly<Record<string, string>>;
}

export function found(
  rows: readonly ShipmentRow[],
  { decisions = [], headings = {} }: Given = {},
): SameShipments {
  return sameShipments({
    rows,
    partyOf,
    related,
    groupOf: (node) => node,
    kilograms: ({ cells: { net_kg, quantity, unit }, extra }) => ({
      net: net_kg !== undefined ? Number(net_kg) : unit === "kg" ? Number(quantity) : undefined,
      gross: extra["gross weight kg"] === undefined ? undefined : Number(extra["gross weight kg"]),
    }),
    headings: new Map(Object.entries(headings)),
    decisions,
  });
}

/** A decision on the rows of a link. */
export const decided = (
  { links }: SameShipments,
  decision: Decision["decision"],
  { place = 0, date = "2026-06-01" }: { readonly place?: number; readonly date?: string } = {},
): Decision => {
  const link = links[place];
  if (link === undefined) throw new Error(`there is no link ${place}`);
  return {
    hit: link.id,
    party: link.a,
    list: ownShipments,
    entry: link.b,
    decision,
    reason: "papers compared",
    by: "I. Falk",
    date,
    at: `${date}T09:00:00Z`,
  };
};

/** The rows of each shipment by file and row, and the state of every link: what an order of rows may not change. */
export const told = ({ rows, links }: SameShipments): readonly (readonly string[])[] => [
  rows
    .map((row) => (row.joined?.rows ?? [row]).map(({ source }) => `${source.import}${source.row}`).join("+"))
    .sort(),
  links.map(({ id, state, identity }) => `${id} ${state} ${identity}`),
];

/** What became of two rows. */
export const stateOf = (rows: readonly ShipmentRow[], given?: Given): string => {
  const { links } = found(rows, given);
  return links.map(({ state }) => state).join(", ") || "none";
};

const parties = { seller: "Heron Garments", buyer: "Gull Imports" } as const;
/** A row of the importer's own list. */
export const own: Cells = {
  ...parties,
  shipment: "S-1",
  date: "2026-03-01",
  hs: "620520",
  net_kg: "5000",
  document: "MEDU1234567",
};
/** The same shipment as a customs export tells of it. */
export const customs: Cells = {
  ...parties,
  shipment: "900",
  date: "2026-03-01",
  hs: "620520",
  net_kg: "5000",
  document: "MEDU1234567",
};
/** Both files head their numbers as those of bills. */
export const bills = { headings: { own: "B/L No.", customs: "billOfLadingNumber" } };
/** The two rows, with what either says otherwise. */
export const both = (mine: Cells, theirs: Cells, extras: readonly Record<string, string>[] = []) => [
  rowOf("own", 2, { ...own, ...mine }, extras[0]),
  rowOf("customs", 7, { ...customs, ...theirs }, extras[1]),
];
