import type { IsoDate } from "../model/dates.ts";
import type { Issue } from "../model/issue.ts";
import type { RecordKind } from "../model/records.ts";
import { dayOfRow } from "../tracing/shipment-row.ts";
import type { WorkspaceView } from "./view.ts";

/** What was imported and is in no answer: rows in quarantine, and rows whose key leads nowhere. */
export const notInTheAnswer = (view: WorkspaceView): readonly Issue[] => [
  ...inQuarantine(view),
  ...strayKeys(view),
];

const inQuarantine = ({ quarantined }: WorkspaceView): readonly Issue[] =>
  Object.entries(quarantined).map(([kind, count]) => ({
    code: "row.value-invalid",
    message: `${count} ${count === 1 ? "row" : "rows"} of ${kind} in quarantine ${count === 1 ? "is" : "are"} in no answer.`,
    hint: "The import told what each lacks; correct the file and import it again.",
  }));

/** Rows of shipments dated after today: a slip of a year puts its row behind all others, and what it says is missed. */
export function daysToCome({ records }: WorkspaceView, today: IsoDate): readonly Issue[] {
  const late = records.shipments.filter((row) => (dayOfRow(row) ?? "") > today);
  const [first] = late;
  if (first === undefined) return [];
  const { file, row } = first.source;
  return [
    {
      code: "row.value-invalid",
      message: `${late.length} ${late.length === 1 ? "row" : "rows"} of shipments ${late.length === 1 ? "is" : "are"} dated after today, ${today}, and in no answer about a day before (the first: ${file} row ${row}, ${dayOfRow(first)}).`,
      hint: "Correct the date and import the file again.",
    },
  ];
}

interface Named {
  readonly kind: RecordKind;
  readonly column: string;
  readonly key: string;
}

/** Keys that a row names and no row of their kind bears: a slip in a key loses a supplier, a component or a site. */
function strayKeys({ records }: WorkspaceView): readonly Issue[] {
  const bills = new Set(records.bom.flatMap(({ cells }) => cells.component ?? []));
  const products = new Set([...records.products.flatMap(({ cells }) => cells.product ?? []), ...bills]);
  const sites = new Set(records.sites.flatMap(({ cells }) => cells.site ?? []));
  const parties = new Set(records.parties.flatMap(({ cells }) => cells.party ?? []));
  return [
    ...strays(
      products,
      records.bom.map(({ cells }) => named("bom", "product", cells.product)),
    ),
    ...strays(sites, [
      ...records.shipments.map(({ cells }) => named("shipments", "from_site", cells.from_site)),
      ...records.shipments.map(({ cells }) => named("shipments", "to_site", cells.to_site)),
    ]),
    ...nearOnly(parties, [
      ...records.products.map(({ cells }) => named("products", "supplier_id", cells.supplier_id)),
      ...records.bom.map(({ cells }) => named("bom", "supplier_id", cells.supplier_id)),
      ...records.shipments.map(({ cells }) => named("shipments", "seller_id", cells.seller_id)),
      ...records.shipments.map(({ cells }) => named("shipments", "buyer_id", cells.buyer_id)),
    ]),
  ];
}

const named = (kind: RecordKind, column: string, key: string | undefined): Named | undefined =>
  key === undefined ? undefined : { kind, column, key };

/** Keys that nothing bears; said for each once, with the key that is nearly the same where there is one. */
function strays(known: ReadonlySet<string>, said: readonly (Named | undefined)[]): readonly Issue[] {
  if (known.size === 0) return [];
  const near = new Map([...known].map((key) => [fold(key), key]));
  const lost = new Map(
    said.flatMap((one) =>
      one === undefined || known.has(one.key) ? [] : [[`${one.column} ${one.key}`, one] as const],
    ),
  );
  return [...lost.values()].slice(0, most).map(({ kind, column, key }) => {
    const like = near.get(fold(key));
    return {
      code: "reference.missing",
      message: `${kind} name ${column} "${key}", which no other row bears${like === undefined ? "" : `; "${like}" is nearly the same`}: what it says is in no answer about that key.`,
      hint: "Correct the key, or import the file that bears it.",
    };
  });
}

/** Parties may well be named without a row of their own; only a key that is nearly another's is asked about. */
function nearOnly(known: ReadonlySet<string>, said: readonly (Named | undefined)[]): readonly Issue[] {
  const near = new Set([...known].map(fold));
  return strays(
    known,
    said.filter((one) => one !== undefined && near.has(fold(one.key))),
  );
}

const most = 20;
const fold = (key: string): string =>
  key
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.-]+/g, "");
