import type { DayOrder } from "./day-order.ts";
import type { Dwell } from "./dwell-front.ts";
import { startsOf } from "./lay-out.ts";
import { type Question, ReachPass, wholeBlock } from "./reach.ts";
import { bitAt } from "./typed.ts";

export interface Excluded {
  /** Reached where goods may leave on the day they came and for ever after. */
  readonly reached: number;
  /** Of those: not reached where they dwell within the window. */
  readonly excluded: number;
}

/** What a window of dwelling alone takes out of an answer, counted. */
export interface ByDwell {
  /** Pairs of a party and a class of goods. */
  readonly states: Excluded;
  /** Edges that goods of the seeds can go by, on some day. */
  readonly edges: Excluded;
}

/**
 * Passes without the window and with it. What the window allows is allowed without it too, so that the second pass, which
 * costs more, reads only the edges that the first one went by, and the counts can be subtracted.
 */
export function byDwell(network: DayOrder, question: Question & { readonly dwell: Dwell }): ByDwell {
  const free = passed(network, { ...question, dwell: undefined });
  const within = passed(only(network, free.bits), question);
  return {
    states: { reached: free.states, excluded: free.states - within.states },
    edges: { reached: free.edges, excluded: free.edges - within.edges },
  };
}

interface Passed {
  readonly states: number;
  readonly edges: number;
  /** Dated edges that were gone by. */
  readonly bits: Uint32Array;
}

function passed(network: DayOrder, question: Question): Passed {
  const bits = new Uint32Array(Math.ceil(network.dated.good.length / 32));
  const pass = new ReachPass(network, question, { marks: { bits, sets: true }, keepRuns: true });
  pass.advance(wholeBlock(network));
  const spread = new Uint8Array(network.spread.good.length);
  let edges = countBits(bits);
  for (let run = 0; run < (pass.runs?.size ?? 0); run += 1) {
    const edge = pass.runs?.edge[run] as number;
    edges += spread[edge] === 0 ? 1 : 0;
    spread[edge] = 1;
  }
  return { states: pass.states().size, edges, bits };
}

function countBits(words: Uint32Array): number {
  let count = 0;
  for (const word of words) for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The network with those of its dated edges whose bits are set; spread edges stay. */
function only(network: DayOrder, bits: Uint32Array): DayOrder {
  const { starts, dated } = network;
  const size = countBits(bits);
  const kept = { from: new Uint32Array(size), to: new Uint32Array(size), good: new Uint8Array(size) };
  const perDay = new Float64Array(Math.max(0, starts.length - 1));
  let at = 0;
  for (let day = 0; day < perDay.length; day += 1) {
    const before = at;
    for (let edge = starts[day] as number; edge < (starts[day + 1] as number); edge += 1) {
      if (!bitAt(bits, edge)) continue;
      kept.from[at] = dated.from[edge] as number;
      kept.to[at] = dated.to[edge] as number;
      kept.good[at] = dated.good[edge] as number;
      at += 1;
    }
    perDay[day] = at - before;
  }
  return { ...network, starts: startsOf(perDay), dated: kept };
}
