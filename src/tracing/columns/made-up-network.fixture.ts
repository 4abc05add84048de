import { type Fits, openEnd, openStart } from "../network.ts";

/** A made-up trade: nobody is meant by any of its parties. */
export interface MadeUp {
  readonly edges: number;
  readonly parties: number;
  readonly classes: number;
  readonly days: number;
  readonly seed: number;
  /** Of 1,000 edges so many have an interval; a fifth of them is open at an end or at both. */
  readonly spreadPerMille: number;
}

/**
 * The edges as a query of DuckDB, by its hash of the edge's number: the same in every run of one version of it.
 * Parties stand in stages, as goods do, and mostly sell to the next; one edge in thirty goes anywhere, so that there are
 * cycles. A tenth of the parties does half of the trade. One good in twenty is unknown, one in eight is of a stage further
 * on than its seller's.
 */
export function madeUpEdges({ edges, parties, classes, days, seed, spreadPerMille }: MadeUp): string {
  const random = (place: number, bound: number | string): string =>
    `(hash(i * 16 + ${place}, ${seed}) % (${bound}))::integer`;
  const stage = Math.max(1, Math.floor(parties / classes));
  const busy = (party: string, place: number): string =>
    `case when ${random(place, 2)} = 0 then ${party} - ${party} % 10 else ${party} end`;
  const near = `(src + ${random(3, 2 * stage)} - ${Math.floor(stage / 4)} + ${parties}) % ${parties}`;
  const target = `case when ${random(4, 30)} = 0 then ${random(5, parties)} else ${near} end`;
  const own = `least(1 + src // ${stage}, ${classes - 1})`;
  const good = `case when ${random(7, 20)} = 0 then 0 when ${random(8, 8)} = 0
    then least(${own} + 1 + ${random(9, 2)}, ${classes - 1}) else ${own} end`;
  return `
    with seller as (select i, ${busy(random(0, parties), 1)} as src from range(${edges}) numbers(i)),
      buyer as (select i, src, ${target} as near, ${good} as good, ${random(10, days)} as day,
        ${random(11, 1000)} < ${spreadPerMille} as spread, ${random(12, 15)} as ends from seller)
    select src, ${busy("near", 6)} as dst, good::smallint as good,
      case when spread and ends < 2 then ${openStart} else day end::integer as earliest,
      case when not spread then day when ends in (1, 2) then ${openEnd}
        else day + 1 + ${random(13, 30)} end::integer as latest
    from buyer order by i`;
}

/** A good becomes itself, one of the next two stages, or, as waste does, the stage before. */
export const stagesFit: Fits = (before, after) => after >= before - 1 && after <= before + 2;

/** Every pair that fits, with the unknown class, as the tables of `rounds-sql.ts` want it. */
export const fittingPairs = (classes: number): [number, number][] =>
  Array.from({ length: classes * classes }, (_, pair): [number, number] => [
    Math.floor(pair / classes),
    pair % classes,
  ]).filter(([before, after]) => before === 0 || after === 0 || stagesFit(before, after));
