import type { Issue } from "../../../model/issue.ts";
import type { StatedContent } from "../../../model/net-content-stated.ts";
import type { CanonicalRow, Records } from "../../../model/records.ts";
import type { Withdrawn } from "../../../model/withdrawn.ts";
import type { MasterDataTable, MasterElement } from "../rows/master-data-of.ts";
import { lotRows } from "./lot-rows.ts";
import { movementsOf } from "./movements.ts";
import { rowKeys } from "./row-keys.ts";
import { runRows } from "./run-rows.ts";
import { shipmentRows } from "./shipment-rows.ts";
import { statedContents } from "./stated-contents.ts";
import { type ToldEvent, toldEvents } from "./told-events.ts";
import { type QuarantinedEvent, tornRuns } from "./torn-runs.ts";
import { withdrawnOf } from "./withdrawn-of.ts";

/** Kinds of rows that events become. */
export type FoldedKind =
  | "lots"
  | "transformations"
  | "transformation_inputs"
  | "transformation_outputs"
  | "shipments";

/** What the events of a workspace say, in the words of the other records. */
export interface FoldedEvents {
  readonly rows: { readonly [K in FoldedKind]: readonly CanonicalRow<K>[] };
  readonly withdrawn: readonly Withdrawn[];
  /** Runs whose inputs are not known to be all, whatever a paper says: an event of theirs could not be read. */
  readonly openRuns: ReadonlySet<string>;
  readonly netContents: readonly StatedContent[];
  /** What a person should know: events of one id that differ, what takes back nothing that is here. */
  readonly issues: readonly Issue[];
}

/** The master data of all events; of one id told in several ways all attributes, the first writing of each. */
function joinedMasterData(inForce: readonly ToldEvent[]): MasterDataTable {
  const elements = new Map<string, MasterElement>();
  const owners = new Map<string, Set<string>>();
  for (const { masterData } of inForce) {
    for (const [id, element] of masterData.elements) {
      const known = elements.get(id);
      elements.set(id, { ...element, attributes: { ...element.attributes, ...known?.attributes } });
    }
    for (const [child, of] of masterData.owners)
      for (const owner of of) owners.set(child, (owners.get(child) ?? new Set()).add(owner));
  }
  return { elements, owners: new Map([...owners].map(([child, of]) => [child, [...of]])) };
}

const nothing: FoldedEvents = {
  rows: {
    lots: [],
    transformations: [],
    transformation_inputs: [],
    transformation_outputs: [],
    shipments: [],
  },
  withdrawn: [],
  openRuns: new Set(),
  netContents: [],
  issues: [],
};

/**
 * Folds all events of a workspace into rows of lots, runs and shipments, with the row of the event as their source. The
 * same events give the same rows in the same order, whatever was imported first.
 */
export function foldEvents(records: Records, quarantined: readonly QuarantinedEvent[] = []): FoldedEvents {
  if (records.events.length + records.documents.length + quarantined.length === 0) return nothing;
  const { inForce, retracted, issues } = toldEvents(records.events);
  const keys = rowKeys(records, joinedMasterData(inForce));
  const { movements, voidings } = movementsOf(keys, inForce);
  const runs = runRows(keys, inForce, records);
  const taken = withdrawnOf(keys, { inForce, retracted, movements, voidings });
  return {
    rows: {
      lots: lotRows(keys, { inForce, movements, records }),
      transformations: runs.transformations,
      transformation_inputs: runs.transformation_inputs,
      transformation_outputs: runs.transformation_outputs,
      shipments: movements.flatMap((movement) => shipmentRows(keys, movement)),
    },
    withdrawn: taken.withdrawn,
    openRuns: tornRuns(keys, inForce, quarantined),
    netContents: statedContents(keys, inForce, records.documents),
    issues: [...issues, ...runs.issues, ...taken.issues],
  };
}

/** The records with what the events say among them. */
export const withFolded = (records: Records, { rows }: FoldedEvents): Records => ({
  ...records,
  lots: [...records.lots, ...rows.lots],
  transformations: [...records.transformations, ...rows.transformations],
  transformation_inputs: [...records.transformation_inputs, ...rows.transformation_inputs],
  transformation_outputs: [...records.transformation_outputs, ...rows.transformation_outputs],
  shipments: [...records.shipments, ...rows.shipments],
});
