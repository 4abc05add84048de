import { readFileSync } from "node:fs";
import type { Solver } from "../src/balance/solver.ts";
import { balanceFileNames, buildBalanceTables } from "../src/balance/yields.ts";
import { goodsTables, unitTable } from "../src/goods/goods.fixture.ts";
import { buildInputGraph } from "../src/goods/input-graph.ts";
import type { CanonicalRow, RecordKind, Records } from "../src/model/records.ts";
import { recordKinds } from "../src/model/records.ts";
import { buildParties } from "../src/parties/build-parties.ts";
import { groupParties } from "../src/parties/same-as.ts";
import { buildFlowNetwork } from "../src/tracing/flow-network.ts";
import { shareGround } from "../src/tracing/shares/share-ground.ts";
import { sharesInto, type ToldShare } from "../src/tracing/shares/shares-into.ts";
import type { SourceAt } from "../src/tracing/source-at.ts";
import { targetShipment } from "../src/tracing/target.ts";

type Cells = Readonly<Record<string, string>>;
/** Rows by kind, as cells. */
export type Rows = Readonly<Partial<Record<RecordKind, readonly Cells[]>>>;

const graph = buildInputGraph(goodsTables);
const tables = buildBalanceTables(
  Object.fromEntries(
    balanceFileNames.map((file) => [
      file,
      readFileSync(new URL(`../data/balance/${file}`, import.meta.url), "utf8"),
    ]),
  ),
);

/** Records as an import leaves them. A row's place is its own text, so that it stays when the rows are shuffled. */
export function recordsOf(rows: Rows): Records {
  const all = recordKinds.map((kind) => [
    kind,
    (rows[kind] ?? []).map(
      (cells, row): CanonicalRow => ({
        kind,
        cells,
        extra: {},
        source: { import: kind, row: row + 2, file: `${kind}.csv` },
      }),
    ),
  ]);
  return Object.fromEntries(all) as Records;
}

/** A pool of lint at SITE-P: LISTED and FARM send to it, SELF buys from it. */
export const parties: Rows = {
  parties: [
    { party: "SELF", name: "Importer", role: "self", country: "US" },
    { party: "LISTED", name: "Listed Gin", country: "CN" },
    { party: "FARM", name: "Farm", country: "AU" },
    { party: "OTHER", name: "Other", country: "IN" },
    { party: "PLANT", name: "Plant", country: "VN" },
  ],
  sites: [
    { site: "SITE-P", party: "PLANT", country: "VN" },
    { site: "SITE-F", party: "FARM", country: "AU" },
  ],
};

interface Sent {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kg: number | undefined;
  readonly day: string;
  readonly more?: Cells;
}

export const sent = ({ id, from, to, kg, day, more = {} }: Sent): Cells => ({
  shipment: id,
  date: day,
  seller_id: from,
  buyer_id: to,
  hs: "5201.00",
  ...(kg === undefined ? {} : { quantity: String(kg), unit: "kg" }),
  document: `paper of ${id}`,
  basis: "documented",
  ...more,
});

export const counted = (site: string, date: string, closing: number, opening?: number): Cells => ({
  site,
  good: "5201.00",
  date,
  closing: String(closing),
  unit: "kg",
  ...(opening === undefined ? {} : { opening: String(opening) }),
});

/** Everything that leaves a party carries the source: its identity was decided. */
const sourceAt = (party: string): SourceAt => ({
  source: {
    kind: "listed-party",
    ref: "entry",
    identity: "decided",
    party,
    partyName: party,
    name: party,
    list: "example-entity-list",
    version: "1",
    level: "documented",
    sentence: "",
    fictional: true,
    records: [],
  },
});

/** The network of some rows, and its party LISTED as a source. */
export function groundOf(rows: Rows, { openRuns }: More = {}) {
  const records = recordsOf(rows);
  const book = buildParties(records);
  const flow = buildFlowNetwork({
    records,
    parties: book.nodes,
    find: book.find,
    groups: groupParties(book.nodes, []),
    graph,
    units: unitTable,
  });
  const listed = book.nodes.find(({ key }) => key === "LISTED");
  if (listed === undefined) throw new Error("The rows have no party LISTED.");
  return { flow, ground: shareGround({ flow, records, tables, openRuns }), source: sourceAt(listed.id) };
}

interface More {
  readonly openRuns?: ReadonlySet<string>;
  /** Key of a party whose goods are replaced. */
  readonly without?: string;
}

/** The share of LISTED in one shipment. */
export async function shareIn(
  rows: Rows,
  shipment: string,
  solver: Solver,
  more: More = {},
): Promise<ToldShare | undefined> {
  const { flow, ground, source } = groundOf(rows, more);
  const target = targetShipment(flow, shipment, shipment, "2027-12-31");
  const party = flow.input.parties.find(({ key }) => key === more.without);
  const without = more.without === undefined ? undefined : flow.input.groups.groupOf(party?.id ?? "");
  const [share] = await sharesInto(
    ground,
    { target, sources: [source], explain: false, union: false, without },
    async () => solver,
  );
  return share;
}

/** "0.25 to 0.5", or the state. */
export const told = (found: ToldShare | undefined): string =>
  found?.share.state === "bounded"
    ? `${found.share.min} to ${found.share.max}`
    : (found?.share.state ?? "none");

/** Rows of several sets, one after another. */
export const joined = (...sets: readonly Rows[]): Rows =>
  Object.fromEntries(recordKinds.map((kind) => [kind, sets.flatMap((set) => set[kind] ?? [])]));
