import type { Fact } from "../../model/fact.ts";
import { rowLevel } from "../../tracing/shipment-row.ts";
import { makeFact, rowSources, rowWords } from "../make-fact.ts";
import type { Subject } from "../world.ts";
import type { WorldIndex } from "../world-index.ts";

/** The days of a shipment that start deadlines: importation and presentation for examination, each its own. */
export function proceduralEventFacts(index: WorldIndex, subject: Subject): readonly Fact[] {
  if (subject.kind !== "shipment") return [];
  return (index.shipments.get(subject.id) ?? []).flatMap((row) => {
    const days = [
      ["importation", row.cells.import_date, "was imported"],
      ["goods-presented", row.cells.presented, "was presented for examination"],
    ] as const;
    return days.flatMap(([event, date, words]) =>
      date === undefined
        ? []
        : [
            makeFact({
              name: "procedural-event",
              level: rowLevel(row) === "documented" ? "documented" : "declared",
              value: { event, date, shipment: subject.id },
              sentence: `${subject.name} ${words} on ${date} (${rowWords(row.source)}).`,
              sources: rowSources(row),
            }),
          ],
    );
  });
}
