import type { Fact } from "../../model/fact.ts";
import type { FactContext } from "../fact-context.ts";
import { makeFact } from "../make-fact.ts";

/** The goods' HS code is read as a high-priority sector. An indicator: it says where officials look, not what they find. */
export function prioritySectorFacts({ world, actor, on }: FactContext): readonly Fact[] {
  return actor.goods.flatMap((good) => {
    const { hs } = good;
    if (hs === undefined) return [];
    return world.sectorsOf(hs, on).map(({ sector, since, source }) =>
      makeFact({
        name: "priority-sector",
        level: "inferred",
        value: { sector, hs, goods: good.name },
        sentence: `HS ${hs} (${good.name}) is read as the priority sector "${sector}", named on ${since}; an indicator that decides nothing.`,
        sources: [{ kind: "list-entry", ref: `priority-sector:${sector}`, text: source }],
      }),
    );
  });
}
