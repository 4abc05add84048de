import { type IsoDate, isWithin } from "../../model/dates.ts";
import type { Holding, Telling } from "./ownership.ts";

/**
 * The holdings of a day, each pair of owner and owned once. What several sources tell of a pair is not added: they may
 * tell of the same shares. Where they differ, the least of all and the most of all stand.
 */
export function holdingsOn(tellings: readonly Telling[], on: IsoDate): readonly Holding[] {
  const held = tellings.filter(({ relation }) => isWithin(relation.during ?? {}, on));
  const pairs = Map.groupBy(held, ({ owner, owned }) => JSON.stringify([owner, owned]));
  return [...pairs.values()].flatMap((told) => {
    const [first] = told;
    return first === undefined ? [] : [holdingOf(first, told)];
  });
}

function holdingOf({ owner, owned }: Telling, told: readonly Telling[]): Holding {
  const shares = told.flatMap(({ share }) => share ?? []);
  const min = Math.min(...shares.map((share) => share.min));
  const max = Math.max(...shares.map((share) => share.max));
  return {
    owner,
    owned,
    min: shares.length === 0 ? 0 : min,
    max: shares.length === 0 ? 1_000_000 : max,
    told: [...distinct(told).values()],
  };
}

/** Both parties of a share tell it, each on its own entry, in the same words of the same source. */
const distinct = (told: readonly Telling[]): Map<string, Telling> =>
  new Map(
    told.map((telling) => {
      const { relation, version } = telling;
      const { percentage, during, source } = relation;
      return [JSON.stringify([version.key, source, percentage, during?.from, during?.to]), telling];
    }),
  );
