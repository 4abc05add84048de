import type { FlowPath, FlowSource, Hop, PathChoice } from "../model/flow.ts";
import { type Level, weaker } from "../model/levels.ts";
import { dayText } from "./day-interval.ts";
import type { FlowEdge, FlowNetwork } from "./flow-network.ts";
import { hopOf, jointHop } from "./hop.ts";
import { type Passed, passingLevel, passingOf } from "./passing.ts";
import type { Start } from "./source-at.ts";
import type { Walk } from "./sweep.ts";
import { type Ending, isSamePair } from "./target.ts";

/** A walk with what it starts from and ends in. */
export interface FoundWalk {
  readonly walk: Walk;
  readonly start?: Start | undefined;
  readonly ending?: Ending | undefined;
}

/** The hops of a walk: its movements, with a joint wherever two parties are taken for one. */
export function hopsOf(flow: FlowNetwork, { walk, start, ending }: FoundWalk, from?: string): readonly Hop[] {
  const edges = walk.steps.map(({ edge }) => edgeOf(flow, edge));
  const hops = edges.flatMap((edge, place): readonly Hop[] => {
    const before = edges[place - 1];
    const passed = before === undefined ? begun : passingOf(flow, before, edge);
    const own = hopOf(flow, edge, passed.passing, [
      ...passed.notes,
      ...aboutEnds(place, edges, { start, ending }),
    ]);
    const party = place === 0 ? from : buyerOf(before);
    const joint = place === 0 ? start?.joint === true : walk.steps[place]?.joint === true;
    return joint && party !== undefined ? [jointHop(flow, party, own.from), own] : [own];
  });
  const last = hops.at(-1);
  if (ending?.joint === undefined || last === undefined) return hops;
  const like = likeOf(flow, last, ending.joint);
  // The path began over this very link: that the two are one is asked once.
  const asked = hops.some(
    ({ kind, from: a, to: b }) => kind === "joint" && isSamePair(flow, [a, b], [like, ending.joint ?? ""]),
  );
  return asked ? hops : [...hops, jointHop(flow, like, ending.joint)];
}

const begun: Passed = { passing: "start", level: "documented", notes: [] };

const edgeOf = (flow: FlowNetwork, edge: number): FlowEdge => {
  const found = flow.edges[edge];
  if (found === undefined) throw new RangeError(`no edge ${edge}`);
  return found;
};

const buyerOf = (edge: FlowEdge | undefined): string | undefined =>
  edge?.kind === "moved" ? edge.buyer.id : undefined;

/** Which end of the last movement is the one that may be the party meant. */
function likeOf(flow: FlowNetwork, last: Hop, meant: string): string {
  const vertex = flow.vertexOf(meant) ?? -1;
  const seller = flow.vertexOf(last.from) ?? -1;
  return flow.network.joints.get(seller)?.includes(vertex) === true ? last.from : last.to;
}

function aboutEnds(
  place: number,
  edges: readonly FlowEdge[],
  { start, ending }: Pick<FoundWalk, "start" | "ending">,
): readonly string[] {
  return [
    ...(place === 0 && start?.unknownGood === true
      ? ["it is not told by an HS code whether these are the goods that the source speaks of"]
      : []),
    ...(place === edges.length - 1 && ending?.doubt !== undefined ? [ending.doubt.words] : []),
  ];
}

/** A path out of a walk: its hops, the weakest thing in it, and its day. */
export function pathOf(
  flow: FlowNetwork,
  source: FlowSource,
  found: FoundWalk,
  as: readonly PathChoice[],
): FlowPath {
  const { walk, start } = found;
  const hops = hopsOf(flow, found, source.party);
  const level = start?.level ?? source.level;
  const weak = weakestOf(flow, { ...source, level }, found, hops);
  const tie = weakestOf(flow, { ...source, level: "documented" }, { ...found, start: undefined }, hops);
  return {
    source: { ...source, level },
    as,
    hops,
    basis: weak.level,
    tied: tie.level,
    untied: tie.level === "documented" ? null : tie.words,
    weakest: weak.level === "documented" ? null : weak.words,
    weakestHop: weak.level === "documented" ? null : (weak.hop ?? null),
    arrives: dayText(walk.arrival),
    tiers: tiersOf(hops),
    timeFeasible: true,
    massFeasible: null,
  };
}

/** Movements on the way to the importer. What is in a product by its bill of material came with the maker's delivery. */
export const tiersOf = (hops: readonly Hop[]): number =>
  hops.reduce((tiers, { kind }) => tiers + (kind === "joint" ? 0 : kind === "transformation" ? 2 : 1), 0);

interface Weak {
  readonly level: Level;
  readonly words: string;
  /** Place of the hop it is said of. */
  readonly hop?: number | undefined;
}

/** The first of the weakest: identities before what passed on inside a party, that before what single rows say. */
function weakestOf(
  flow: FlowNetwork,
  source: FlowSource,
  { walk, start, ending }: FoundWalk,
  hops: readonly Hop[],
): Weak {
  const edges = walk.steps.map(({ edge }) => edgeOf(flow, edge));
  const places = [...hops.entries()];
  const moves = places.flatMap(([place, { kind }]) => (kind === "joint" ? [] : [place]));
  const all: readonly Weak[] = [
    ...places.flatMap(([place, hop]) => (hop.kind === "joint" ? [{ ...jointWords(hop), hop: place }] : [])),
    ...(source.level === "documented" ? [] : [{ level: source.level, words: sourceWords(source) }]),
    ...edges.slice(1).map((edge, place) => ({
      ...passedWords(flow, edges[place] as FlowEdge, edge),
      hop: moves[place + 1],
    })),
    ...(ending?.doubt === undefined ? [] : [{ ...ending.doubt, hop: moves.at(-1) }]),
    ...(start?.unknownGood === true && source.level === "documented"
      ? [
          {
            level: "declared" as const,
            words: "no record shows that the first goods are those the source speaks of",
            hop: moves[0],
          },
        ]
      : []),
    ...places.flatMap(([place, hop]) => (hop.kind === "joint" ? [] : [{ ...rowWordsOf(hop), hop: place }])),
  ];
  const level = all.reduce<Level>((worst, one) => weaker(worst, one.level), "documented");
  return all.find((one) => one.level === level) ?? { level, words: "" };
}

const jointWords = ({ fromName, toName }: Hop): Weak => ({
  level: "inferred",
  words: `whether ${fromName} and ${toName} are one party is not decided`,
});

function sourceWords({ kind, identity, partyName, name }: FlowSource): string {
  if (kind === "good-of-concern") return `the list names ${name}, an industry and not ${partyName}`;
  if (kind !== "listed-party") return `no record shows that the goods of ${partyName} were made there`;
  return identity === "candidate"
    ? `whether ${partyName} is the listed "${name}" is not decided`
    : `the entry "${name}" is known from reports only`;
}

function passedWords(flow: FlowNetwork, before: FlowEdge, after: FlowEdge): Weak {
  const level = passingLevel(flow, before, after);
  const party = before.kind === "moved" ? before.buyer.name : "the party";
  return { level, words: `no record ties what ${party} sent on to what it had received` };
}

const rowWordsOf = ({ basis, fromName, toName, shipment, record }: Hop): Weak => ({
  level: basis,
  words: `the movement from ${fromName} to ${toName} (${shipment ?? `${record?.file} row ${record?.row}`}) is ${basis} only`,
});
