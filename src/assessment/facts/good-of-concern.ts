import { type GoodOfConcern, goodsOfConcern } from "../../goods/goods-of-concern.ts";
import type { Fact } from "../../model/fact.ts";
import type { Good } from "../actors.ts";
import type { FactContext } from "../fact-context.ts";
import { listSource, makeFact } from "../make-fact.ts";
import type { IndexedList } from "../world-index.ts";
import { goodWords } from "./supply-link.ts";

/** A government's list of goods names the good from the country of the party. It speaks of an industry, not of a producer. */
export function goodOfConcernFacts(context: FactContext): readonly Fact[] {
  const { index, actor, on } = context;
  const { country } = actor.party;
  if (country === undefined) return [];
  return [...index.lists.values()]
    .filter(({ goods }) => goods.has(country))
    .flatMap((list) =>
      actor.goods.flatMap((good) =>
        goodsOfConcern(list.goods.get(country) ?? [], { hs: good.hs, country, on })
          .filter(({ fit, sublists }) => fit === "fits" && !leftOut(context, sublists))
          .map((found) => goodOfConcernFact(context, list, good, found)),
      ),
    );
}

/** Stands only on parts of the list that no law asked here concerns. */
function leftOut({ world }: FactContext, sublists: readonly string[]): boolean {
  const parts = world.law.facts.get("good-of-concern")?.leaves_out ?? [];
  return sublists.length > 0 && sublists.every((sublist) => parts.includes(sublist));
}

function goodOfConcernFact(context: FactContext, list: IndexedList, good: Good, found: GoodOfConcern): Fact {
  const { version } = list;
  const { party } = context.actor;
  const named = found.entry.order?.merchandise ?? found.entry.name;
  const why = found.sublists.length === 0 ? "" : ` (${found.sublists.join(", ")})`;
  return makeFact({
    name: "good-of-concern",
    level: "inferred",
    value: {
      list: version.key,
      version: version.version,
      lists: [version.key],
      entry: found.entry.id,
      good: named,
      country: party.country,
      goods: goodWords(good),
    },
    sentence: `${version.key} (version ${version.version}) names "${named}" from ${party.country}${why}; ${goodWords(good)} is read as such a good; an indicator that decides nothing about the producer.`,
    sources: [listSource(version, found.entry.id)],
  });
}
