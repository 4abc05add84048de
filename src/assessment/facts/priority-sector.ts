import { prioritySectorsOf } from "../../goods/priority-sectors.ts";
import type { Fact } from "../../model/fact.ts";
import type { FactContext } from "../fact-context.ts";
import { makeFact } from "../make-fact.ts";

/** The goods' HS code is read as a high-priority sector. An indicator: it says where officials look, not what they find. */
export function prioritySectorFacts({ world, actor, on }: FactContext): readonly Fact[] {
  return actor.goods.flatMap((good) => {
    const { hs } = good;
    if (hs === undefined) return [];
    return prioritySectorsOf(world.goods, hs, on).map((sector) => {
      const reading = sector.hsBasis === "official" ? "is" : "is read by this project as";
      return makeFact({
        name: "priority-sector",
        level: "inferred",
        value: { sector: sector.title, hs, goods: good.name },
        sentence: `HS ${hs} (${good.name}) ${reading} the priority sector "${sector.title}", named on ${sector.added}; an indicator that decides nothing.`,
        sources: [{ kind: "list-entry", ref: `priority-sector:${sector.sector}`, text: sector.source }],
      });
    });
  });
}
