import type { Portion } from "../../../model/custody-event.ts";
import type { Issue } from "../../../model/issue.ts";
import type { CanonicalRow, Records } from "../../../model/records.ts";
import { amountOf, isSameAmount } from "./amounts-of.ts";
import { filled } from "./filled.ts";
import { lotKey } from "./moved-lots.ts";
import type { RowKeys } from "./row-keys.ts";
import type { ToldEvent } from "./told-events.ts";

/** Events that are parts of one run: they bear one transformation id, or an event is a run of its own. */
export const runIdOf = (keys: RowKeys, { key, event }: Pick<ToldEvent, "key" | "event">): string =>
  event.transformation === undefined ? key : keys.run(event.transformation.id);

export type PortionKind = "transformation_inputs" | "transformation_outputs";

export interface RunRows {
  readonly transformations: readonly CanonicalRow<"transformations">[];
  readonly transformation_inputs: readonly CanonicalRow<"transformation_inputs">[];
  readonly transformation_outputs: readonly CanonicalRow<"transformation_outputs">[];
  readonly issues: readonly Issue[];
}

const only = (texts: readonly (string | undefined)[]): string | undefined => {
  const said = new Set(texts.filter((text) => text !== undefined));
  const [first] = said;
  return said.size === 1 ? first : undefined;
};

function runRow(keys: RowKeys, run: string, parts: readonly ToldEvent[]): CanonicalRow<"transformations"> {
  const days = parts.map(({ event }) => event.time.day).toSorted();
  const places = parts.map(({ event }) => event.place ?? event.readPoint);
  const said = parts.map(({ event }) => event.process ?? event.step?.word);
  return {
    kind: "transformations",
    cells: filled({
      transformation: run,
      // Parts of one run at two places: where it was is not known.
      site: only(places.map((place) => (place === undefined ? undefined : keys.site(place)))),
      process: [...new Set(said.filter((text) => text !== undefined))].join(" / "),
      start: days[0],
      end: days.at(-1),
    }),
    extra: {},
    source: (parts[0] as ToldEvent).source,
  };
}

type Row<K extends PortionKind> = CanonicalRow<K>;

/** Rows of the customer's own by run and lot. */
const ownRows = (rows: readonly Row<PortionKind>[]): ReadonlyMap<string, readonly Row<PortionKind>[]> =>
  Map.groupBy(rows, ({ cells }) => `${cells.transformation}\n${cells.lot}`);

function portionRow<K extends PortionKind>(
  kind: K,
  { run, lot, portion, told }: { run: string; lot: string; portion: Portion; told: ToldEvent },
): Row<K> {
  const { quantity, unit } = amountOf(portion);
  const isBelow = quantity === undefined && portion.quantity !== undefined;
  return {
    kind,
    cells: filled({ transformation: run, lot, quantity, unit }),
    extra: isBelow
      ? filled({ "quantity as written": portion.quantity, "unit as written": portion.unit })
      : {},
    source: told.source,
  } as Row<K>;
}

function amountsDiffer(
  row: Row<PortionKind>,
  own: readonly Row<PortionKind>[],
  told: ToldEvent,
): readonly Issue[] {
  if (own.some(({ cells }) => isSameAmount(cells, row.cells))) return [];
  const { transformation, lot, quantity, unit } = row.cells;
  const [first] = own;
  const said = [first?.cells.quantity, first?.cells.unit].filter(Boolean).join(" ") || "no amount";
  return [
    {
      code: "row.contradiction",
      message: `${told.source.file}, event ${told.source.row} gives ${[quantity, unit].filter(Boolean).join(" ") || "no amount"} of ${lot} in ${transformation}; ${first?.source.file}, row ${first?.source.row} gives ${said}. The row counts.`,
      hint: "Compare both with the production record, and correct the one that is wrong.",
      file: told.source.file,
      row: told.source.row,
    },
  ];
}

interface PortionRows<K extends PortionKind> {
  readonly rows: readonly Row<K>[];
  readonly issues: readonly Issue[];
}

/** What went in or came out, a row a portion; what the customer's own rows already say of the run and lot stands there. */
function portionRows<K extends PortionKind>(
  keys: RowKeys,
  kind: K,
  { events, own }: { readonly events: readonly ToldEvent[]; readonly own: Records[K] },
): PortionRows<K> {
  const known = ownRows(own as readonly Row<PortionKind>[]);
  const rows: Row<K>[] = [];
  const issues: Issue[] = [];
  for (const told of events) {
    const run = runIdOf(keys, told);
    for (const portion of kind === "transformation_inputs" ? told.event.inputs : told.event.outputs) {
      const lot = lotKey(keys, told, portion.thing);
      const row = portionRow(kind, { run, lot, portion, told });
      const theirs = known.get(`${run}\n${lot}`);
      if (theirs === undefined) rows.push(row);
      else issues.push(...amountsDiffer(row, theirs, told));
    }
  }
  return { rows, issues };
}

/** The runs that events in force tell of. */
export function runRows(keys: RowKeys, inForce: readonly ToldEvent[], records: Records): RunRows {
  const events = inForce.filter(({ event }) => event.kind === "transformed");
  const own = new Set(records.transformations.map(({ cells }) => cells.transformation));
  const runs = [...Map.groupBy(events, (told) => runIdOf(keys, told))];
  const inputs = portionRows(keys, "transformation_inputs", { events, own: records.transformation_inputs });
  const outputs = portionRows(keys, "transformation_outputs", {
    events,
    own: records.transformation_outputs,
  });
  return {
    transformations: runs.flatMap(([run, parts]) => (own.has(run) ? [] : [runRow(keys, run, parts)])),
    transformation_inputs: inputs.rows,
    transformation_outputs: outputs.rows,
    issues: [...inputs.issues, ...outputs.issues],
  };
}
