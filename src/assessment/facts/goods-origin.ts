import type { IsoDate } from "../../model/dates.ts";
import type { Fact } from "../../model/fact.ts";
import type { Level } from "../../model/levels.ts";
import { rowLevel, type ShipmentRow } from "../../tracing/shipment-row.ts";
import { makeFact, rowSources, rowWords } from "../make-fact.ts";
import type { AssessmentWorld, Subject } from "../world.ts";
import { shipmentsOf, type WorldIndex } from "../world-index.ts";

/**
 * The customs origin of the subject's goods, as the rows of its shipments give it: one fact an origin and level, of the last
 * row that gives it. Where work was done is another question.
 */
export function goodsOriginFacts(
  world: AssessmentWorld,
  index: WorldIndex,
  subject: Subject,
  on: IsoDate,
): readonly Fact[] {
  const rows = rowsOf(world, index, subject).filter(({ cells }) => {
    const day = cells.import_date ?? cells.date;
    return cells.origin !== undefined && (day === undefined || day <= on);
  });
  const last = new Map(rows.map((row) => [`${row.cells.origin} ${levelOf(row)}`, row]));
  return [...last.values()].map((row) => originFact(world, subject, row));
}

const levelOf = (row: ShipmentRow): Level => (rowLevel(row) === "documented" ? "documented" : "declared");

function originFact({ law }: AssessmentWorld, subject: Subject, row: ShipmentRow): Fact {
  const { origin = "" } = row.cells;
  const unions = [...law.profile.unions].filter(([, members]) => members.includes(origin));
  const level = levelOf(row);
  return makeFact({
    name: "goods-origin",
    level,
    value: {
      goods: subject.name,
      origin: [origin, ...unions.map(([union]) => union)],
      stated: origin,
      originWords: level === "documented" ? "a document gives it" : "a row without a document states it",
    },
    sentence: `${subject.name} is of origin ${origin} (${rowWords(row.source)}).`,
    sources: rowSources(row),
  });
}

/** Of a shipment its own rows; of a product those to the importer, from its suppliers, of goods that may be these. */
function rowsOf(world: AssessmentWorld, index: WorldIndex, { kind, id }: Subject): readonly ShipmentRow[] {
  if (kind === "shipment") return index.shipments.get(id) ?? [];
  if (kind !== "product") return [];
  return (index.products.get(id) ?? []).flatMap(({ cells }) => {
    const supplier = world.findParty(cells.supplier_id, cells.supplier);
    return supplier === undefined ? [] : shipmentsOf(index, supplier.id, cells.hs);
  });
}
