import { isDelivery, shipmentId } from "../tracing/shipment-row.ts";
import type { AssessmentWorld, Subject } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

/** Without a subject: all products, else shipments to the importer, else parties other than the importer. */
export function defaultSubjects(world: AssessmentWorld, index: WorldIndex): readonly Subject[] {
  const products = once(
    world.records.products.flatMap(({ cells }) =>
      cells.product === undefined
        ? []
        : [{ kind: "product" as const, id: cells.product, name: cells.name ?? cells.product }],
    ),
  );
  if (products.length > 0) return products;
  const shipments = once(
    [...index.shipmentsToSelf.values()].flat().map((row) => ({
      kind: "shipment" as const,
      id: shipmentId(row),
      name: `${isDelivery(row) ? "shipment" : row.cells.date_kind} ${shipmentId(row)}`,
    })),
  );
  if (shipments.length > 0) return shipments;
  return world.parties
    .filter((party) => !index.self.has(party.id))
    .map((party) => ({ kind: "party", id: party.id, name: party.name }));
}

const once = (subjects: readonly Subject[]): readonly Subject[] =>
  [...new Map(subjects.toReversed().map((subject) => [subject.id, subject])).values()].reverse();
