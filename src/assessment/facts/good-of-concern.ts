import { isUnder } from "../../goods/hs.ts";
import type { Fact } from "../../model/fact.ts";
import { inForce } from "../../model/in-force.ts";
import type { FactContext } from "../fact-context.ts";
import { listSource, makeFact } from "../make-fact.ts";
import { goodWords } from "./supply-link.ts";

/** A government's list of goods names the good from the country of the party. It speaks of an industry, not of a producer. */
export function goodOfConcernFacts({ index, actor, on }: FactContext): readonly Fact[] {
  const country = actor.party.country;
  if (country === undefined) return [];
  return [...index.lists.values()].flatMap(({ version }) =>
    version.entries.flatMap((entry) => {
      const order = entry.kind === "good" ? entry.order : undefined;
      if (order === undefined || !order.countries.includes(country) || !inForce(entry, on).listed) return [];
      const good = actor.goods.find((candidate) => isUnder(candidate.hs, order.hs));
      if (good === undefined) return [];
      return [
        makeFact({
          name: "good-of-concern",
          level: "inferred",
          value: {
            list: version.key,
            version: version.version,
            entry: entry.id,
            good: order.merchandise,
            country,
            goods: goodWords(good),
          },
          sentence: `${version.title} (version ${version.version}) names "${order.merchandise}" from ${country}; ${goodWords(good)} is read as such a good; an indicator that decides nothing about ${actor.party.name}.`,
          sources: [listSource(version, entry.id)],
        }),
      ];
    }),
  );
}
