import type { States } from "../../../src/tracing/columns/state-log.ts";

/** How many states, and sums that change if any of their parties, goods or days does. Exact in a double. */
export type Digest = { states: number; sum: number; days: number };

export function digestOf({ size, party, good, day }: States): Digest {
  let [sum, days] = [0, 0];
  for (let state = 0; state < size; state += 1) {
    const weight = (((party[state] as number) % 1009) + 1) * ((good[state] as number) + 1);
    sum += weight;
    days += weight * ((day[state] as number) % 1013);
  }
  return { states: size, sum, days };
}

/** The same sums of a table (party, good, day). */
export const digestSql = (table: string): string => `select count(*),
  sum((party % 1009 + 1) * (good + 1)), sum(cast((party % 1009 + 1) * (good + 1) as bigint) * (day % 1013)) from ${table}`;

export const digestFrom = ([states = 0, sum = 0, days = 0]: readonly number[]): Digest => ({
  states,
  sum,
  days,
});
