import { compareText } from "../../../model/compare-text.ts";
import type { Issue } from "../../../model/issue.ts";
import type { Withdrawn } from "../../../model/withdrawn.ts";
import { Contents } from "./contents.ts";
import { type LotAmount, lotAmounts } from "./moved-lots.ts";
import { directionOf, type Movement, type Voiding } from "./movements.ts";
import type { RowKeys } from "./row-keys.ts";
import { runIdOf } from "./run-rows.ts";
import { papersOf, shipmentIdOf } from "./shipment-rows.ts";
import type { Retracted, ToldEvent } from "./told-events.ts";

type Amounts = Pick<Withdrawn, "lots" | "amounts">;

const amountsOf = (lots: readonly LotAmount[]): Amounts => ({
  lots: lots.map(({ lot }) => lot),
  amounts: lots.map(({ lot, quantity, unit }) => ({
    lot,
    ...(quantity === undefined ? {} : { quantity }),
    ...(unit === undefined ? {} : { unit }),
  })),
});

/** What kind of record an event would have been, and under which id. */
function recordOf(keys: RowKeys, told: ToldEvent): Pick<Withdrawn, "kind" | "id"> {
  if (told.event.kind === "transformed") return { kind: "transformation", id: runIdOf(keys, told) };
  const moves = directionOf(told.event) === "out" || directionOf(told.event) === "in";
  return { kind: moves ? "shipment" : "observation", id: told.key };
}

function lotsOf(keys: RowKeys, told: ToldEvent): readonly LotAmount[] {
  const { event } = told;
  const portions =
    event.kind === "transformed" ? [...event.inputs, ...event.outputs] : new Contents().movedBy(event);
  return lotAmounts(keys, told, portions);
}

/** By id of an event in force: id of the row that it became. */
function rowIds(
  keys: RowKeys,
  inForce: readonly ToldEvent[],
  movements: readonly Movement[],
): ReadonlyMap<string, readonly string[]> {
  const shipments = new Map(
    movements.flatMap((movement) =>
      [...movement.out, ...movement.in].map(({ told }) => [told, shipmentIdOf(movement)] as const),
    ),
  );
  const idOf = (told: ToldEvent): string => shipments.get(told) ?? recordOf(keys, told).id;
  const byId = Map.groupBy(
    inForce.filter(({ event }) => event.id !== undefined),
    ({ event }) => event.id ?? "",
  );
  return new Map([...byId].map(([id, some]) => [id, some.map(idOf)]));
}

const noReason = "no reason given";

function retractedRecord(
  keys: RowKeys,
  { was, by }: Retracted,
  ids: ReadonlyMap<string, readonly string[]>,
): Withdrawn {
  const told = was ?? by;
  const { retraction } = by.event;
  return {
    ...recordOf(keys, told),
    ...amountsOf(lotsOf(keys, told)),
    documents: papersOf([told.event]),
    by: by.key,
    on: retraction?.declared.day,
    reason: retraction?.reason?.word ?? noReason,
    source: by.source,
    ...(was === undefined ? {} : { was: was.source }),
    replacedBy: (retraction?.correctedBy ?? []).flatMap((id) => ids.get(id) ?? []),
  };
}

function voidedShipment({ told, lots, of }: Voiding): Withdrawn {
  const was = of?.out[0]?.told;
  return {
    kind: "shipment",
    id: of === undefined ? told.key : shipmentIdOf(of),
    ...amountsOf(lots),
    documents: papersOf([...(was === undefined ? [] : [was.event]), told.event]),
    by: told.key,
    on: told.event.time.day,
    reason: "void_shipping",
    source: told.source,
    ...(was === undefined ? {} : { was: was.source }),
    replacedBy: [],
  };
}

const nothingVoided = ({ told: { source, key } }: Voiding): Issue => ({
  code: "reference.missing",
  message: `${source.file}, event ${source.row} (${key}) voids a shipping that no event here tells.`,
  hint: "Import the file of events that tells it, if there is one. Rows of shipments that bear the same document are held against it.",
  file: source.file,
  row: source.row,
});

/** What was taken back, in the order of its ids, and what takes back nothing that is here. */
export function withdrawnOf(
  keys: RowKeys,
  {
    inForce,
    retracted,
    movements,
    voidings,
  }: {
    readonly inForce: readonly ToldEvent[];
    readonly retracted: readonly Retracted[];
    readonly movements: readonly Movement[];
    readonly voidings: readonly Voiding[];
  },
): { readonly withdrawn: readonly Withdrawn[]; readonly issues: readonly Issue[] } {
  const ids = rowIds(keys, inForce, movements);
  const withdrawn = [
    ...retracted.map((each) => retractedRecord(keys, each, ids)),
    ...voidings.map(voidedShipment),
  ];
  return {
    withdrawn: withdrawn.toSorted((a, b) => compareText(a.id, b.id) || compareText(a.by, b.by)),
    issues: voidings.flatMap((each) => (each.of === undefined ? [nothingVoided(each)] : [])),
  };
}
