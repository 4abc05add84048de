import { hsFits } from "../goods/hs.ts";
import type { Passing } from "../model/flow.ts";
import type { Level } from "../model/levels.ts";
import { edgeLevel } from "./edge-level.ts";
import type { FlowEdge, FlowNetwork } from "./flow-network.ts";
import { lotsOf } from "./lots.ts";
import { hsOf } from "./source-at.ts";

/** How goods of one movement can come from those of the one before, and what a reader must know of it. */
export interface Passed {
  readonly passing: Passing;
  readonly level: Level;
  readonly notes: readonly string[];
}

/**
 * Only a lot that both rows name, of the same good, ties what a party sent to what it received. That goods can be made
 * of others, or are the same, ties nothing: they may have come from another of its suppliers.
 */
export function passingOf(flow: FlowNetwork, before: FlowEdge, after: FlowEdge): Passed {
  const [from, to] = [hsOf(before), hsOf(after)];
  const passing = kindOf(flow, before, after);
  if (passing === "same-lot") return { passing, level: "documented", notes: [] };
  if (passing === "same-good") return { passing, level: "inferred", notes: [] };
  if (passing === "possible")
    return { passing, level: "inferred", notes: [making(flow, from ?? "", to ?? "")] };
  return { passing: "unknown-good", level: "inferred", notes: whyUnknown(flow, from, to) };
}

function kindOf(flow: FlowNetwork, before: FlowEdge, after: FlowEdge): Passing {
  const { graph } = flow.input;
  const [from, to] = [hsOf(before), hsOf(after)];
  const found = graph.passing(graph.classOf(from), graph.classOf(to));
  // Codes are the same good when they agree over all digits that both have; the table's own reading is wider.
  const fits = hsFits(from, to) === "fits";
  if (fits && before.kind === "moved" && after.kind === "moved" && lotsOf(flow).tie(before, after))
    return "same-lot";
  if (found === "same-good" || (found === "unknown-good" && fits)) return "same-good";
  return found === "possible" ? "possible" : "unknown-good";
}

/** Whether both rows are documented and name one lot of one good. */
export const tiedByLot = (flow: FlowNetwork, before: FlowEdge, after: FlowEdge): boolean =>
  isDocumented(before) && isDocumented(after) && kindOf(flow, before, after) === "same-lot";

export const isDocumented = (edge: FlowEdge): boolean =>
  edge.kind === "moved" && edgeLevel(edge) === "documented";

/** How well one movement is tied to the one before. */
export const passingLevel = (flow: FlowNetwork, before: FlowEdge, after: FlowEdge): Level =>
  kindOf(flow, before, after) === "same-lot" ? "documented" : "inferred";

const makings = new WeakMap<FlowNetwork, Map<string, string>>();

/** "HS 5208.32 can be made from HS 5201.00 (...)"; found once for two codes, however many paths pass there. */
function making(flow: FlowNetwork, from: string, to: string): string {
  const known = makings.get(flow) ?? new Map<string, string>();
  makings.set(flow, known);
  const key = `${from} ${to}`;
  const words = known.get(key) ?? makingWords(flow, from, to);
  known.set(key, words);
  return words;
}

function makingWords(flow: FlowNetwork, from: string, to: string): string {
  const chain = flow.input.graph.chain(from, to);
  const steps = [from, ...chain.map(({ output }) => output)].join(" -> ");
  const basis = chain.every((edge) => edge.basis === "official") ? "official source" : "editorial";
  return `HS ${to} can be made from HS ${from} (${steps}; ${basis})`;
}

function whyUnknown(flow: FlowNetwork, from: string | undefined, to: string | undefined): readonly string[] {
  if (from === undefined || to === undefined) return ["a row gives no HS code, so that any goods fit"];
  const why = flow.input.graph.whyUnknown(from, to);
  return why.length === 0 ? ["any goods fit"] : why.map((one) => `${one}, so that nothing is excluded`);
}
