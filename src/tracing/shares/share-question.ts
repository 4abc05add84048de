import type { CustodyClaim, Movement, ShareNetwork } from "../../balance/network.ts";
import { anyTime, unknownMass } from "../../balance/network.ts";
import type { Level } from "../../model/levels.ts";
import { dayText, intervalOf } from "../day-interval.ts";
import { edgeLevel } from "../edge-level.ts";
import type { FlowEdge, FlowNetwork } from "../flow-network.ts";
import { hsOf, type SourceAt, startsOf } from "../source-at.ts";
import type { Target } from "../target.ts";
import { whenOf } from "./lay-network.ts";
import { flowIdOf, kilogramsOf, massOf, papersOf } from "./legs.ts";
import { layPlaces, type Places } from "./places.ts";
import { materialOfGood } from "./production.ts";
import type { ShareGround } from "./share-ground.ts";

/** What is told of a source: "place:CN-XJ". Several parties may be one source. */
export const keyOf = ({ source }: SourceAt): string => `${source.kind}:${source.ref}`;

/** The movements that a source starts with: those that surely carry it, and those that may. */
export interface Carried {
  readonly key: string;
  readonly sure: (edge: number) => boolean;
  readonly may: (edge: number) => boolean;
  /** Places of its parties: nothing that was taken there is free of it. */
  readonly places: ReadonlySet<string>;
}

interface Parted {
  readonly sure: ReadonlySet<number>;
  readonly may: ReadonlySet<number>;
  readonly places: readonly string[];
}

const parted = new WeakMap<SourceAt, Parted>();

/** What is asked of one source, which several parties may be. */
export function carriedBy(
  { input: { flow } }: ShareGround,
  key: string,
  sources: readonly SourceAt[],
): Carried {
  const all = sources.map((at) => {
    const found = parted.get(at) ?? partStarts(flow, at);
    parted.set(at, found);
    return found;
  });
  const sure = (edge: number): boolean => all.some((one) => one.sure.has(edge));
  return {
    key,
    sure,
    may: (edge) => !sure(edge) && all.some((one) => one.may.has(edge)),
    places: new Set(all.flatMap(({ places }) => places)),
  };
}

/** A movement carries a source only where that is documented throughout: the party, the goods, the row. */
function partStarts(flow: FlowNetwork, at: SourceAt): Parted {
  const [sure, may] = [new Set<number>(), new Set<number>()];
  for (const [edge, start] of startsOf(flow, at)) {
    const found = flow.edges[edge];
    const levels: readonly Level[] = found === undefined ? ["inferred"] : [start.level, edgeLevel(found)];
    const is = !start.joint && !start.unknownGood && levels.every((one) => one === "documented");
    (is ? sure : may).add(edge);
  }
  const place = placesOf(flow).of(
    { id: at.source.party, name: at.source.partyName, unknown: false },
    undefined,
  );
  return { sure, may, places: [place.sure, ...place.may] };
}

const laidPlaces = new WeakMap<FlowNetwork, Places>();

function placesOf(flow: FlowNetwork): Places {
  const known = laidPlaces.get(flow) ?? layPlaces(flow);
  laidPlaces.set(flow, known);
  return known;
}

/** The movements asked about, as flows of a network. */
export interface Asked {
  readonly network: ShareNetwork;
  readonly flows: readonly string[];
  readonly period: { readonly from: string | null; readonly to: string | null };
  /** The one material that is meant: what the goods weigh says nothing of it. */
  readonly material: string | undefined;
}

/**
 * The network of a question. What may carry a source, and is not shown to, is of unknown content: it can raise the most
 * and never the least. What it was drawn from is drawn all the same.
 */
export function askedOf(ground: ShareGround, target: Target, keys: readonly Carried[]): Asked {
  const { network, input, edgeOf } = ground;
  const own = ownEdges(ground, target);
  const here = new Map(network.movements.map((movement) => [movement.id, movement]));
  const edges = new Map(edgeOf);
  for (const edge of own.keys()) {
    const id = flowIdOf(input.flow, edge);
    edges.set(id, edge);
    if (!here.has(id)) here.set(id, looseMovement(ground, edge, id));
  }
  const material = [...own.keys()]
    .map((edge) => materialAt(ground, edge))
    .find((found) => found !== undefined);
  if (material !== undefined)
    for (const edge of own.keys()) {
      const id = flowIdOf(input.flow, edge);
      const movement = here.get(id);
      if (movement !== undefined) here.set(id, { ...movement, mass: unknownMass });
    }
  const marks = marksOf(edges, keys);
  const ids = (doubted: boolean): readonly string[] =>
    [...own].filter(([, is]) => is === doubted).map(([edge]) => flowIdOf(input.flow, edge));
  return {
    network: {
      ...network,
      movements: [
        ...[...here.values()].flatMap((movement) => carrying(movement, marks)),
        ...ids(true).map((id) => doubtful(id, here.get(id))),
      ],
      claims: claimsOf(ground, keys),
      statements: network.statements.map((statement) => withDrawn(statement, marks, here)),
    },
    flows: [...ids(false), ...ids(true).map(doubtfulId)],
    period: periodOf([...own.keys()].flatMap((edge) => input.flow.edges[edge] ?? [])),
    material,
  };
}

/** By what it was made of, or by what its good is; a good that is not made so is asked about whole. */
function materialAt({ input, materials }: ShareGround, edge: number): string | undefined {
  const found = input.flow.edges[edge];
  return materials.get(flowIdOf(input.flow, edge)) ?? materialOfGood(input.tables, found && hsOf(found));
}

/** Movement -> the sources that it surely carries; empty where it may carry one. */
type Marks = ReadonlyMap<string, readonly string[]>;

function marksOf(edges: ReadonlyMap<string, number>, keys: readonly Carried[]): Marks {
  const marks = new Map<string, readonly string[]>();
  for (const [id, edge] of edges) {
    const sure = keys.filter((one) => one.sure(edge)).map(({ key }) => key);
    if (sure.length > 0 || keys.some((one) => one.may(edge))) marks.set(id, sure);
  }
  return marks;
}

/**
 * The edges of the subject's own goods, and whether it is in doubt that they are. What a bill of material names is within
 * the goods that were shipped; only where none were is it asked about itself.
 */
export function ownEdges({ input: { flow } }: ShareGround, target: Target): ReadonlyMap<number, boolean> {
  const walked = [...target.edges].filter(([edge]) => target.within[edge] === 1);
  const all = walked.map(([edge, { part, joint, doubt }]) => ({
    edge,
    component: part?.component !== undefined,
    doubted: joint !== undefined || doubt !== undefined,
  }));
  const own = all.filter(({ edge, component }) => !component && flow.edges[edge]?.kind === "moved");
  return new Map((own.length > 0 ? own : all).map(({ edge, doubted }) => [edge, doubted]));
}

/** The edges by which only a component of the subject comes. */
export const componentEdges = (ground: ShareGround, target: Target): readonly number[] => {
  const own = ownEdges(ground, target);
  return [...target.edges.keys()].filter((edge) => target.within[edge] === 1 && !own.has(edge));
};

function looseMovement({ input: { flow } }: ShareGround, edge: number, id: string): Movement {
  const found = flow.edges[edge];
  if (found?.kind !== "moved") return { id, from: null, to: null, when: anyTime, mass: unknownMass };
  return {
    id,
    from: null,
    to: null,
    when: whenOf(intervalOf(found.row)),
    mass: massOf(kilogramsOf(flow.input.units, found)),
    documents: papersOf(found),
    supplier: flow.input.groups.groupOf(found.seller.id),
  };
}

const drawnId = (id: string): string => `${id} as drawn`;
const doubtfulId = (id: string): string => `${id} (if it is of the subject)`;

function carrying(movement: Movement, marks: Marks): readonly Movement[] {
  const carries = marks.get(movement.id);
  if (carries !== undefined && carries.length > 0) return [{ ...movement, carries }];
  if (carries === undefined || movement.from === null) return [movement];
  return [
    { ...movement, from: null },
    { ...movement, id: drawnId(movement.id), to: null },
  ];
}

/** A ledger covers what was drawn from it, under the name that it has in the question. */
function withDrawn<T extends ShareNetwork["statements"][number]>(
  statement: T,
  marks: Marks,
  movements: ReadonlyMap<string, Movement>,
): T {
  const { issues } = statement;
  if (issues === undefined) return statement;
  const isSplit = (id: string): boolean =>
    marks.get(id)?.length === 0 && (movements.get(id)?.from ?? null) !== null;
  const covers = issues.covers.map((id) => (isSplit(id) ? drawnId(id) : id));
  return { ...statement, issues: { ...issues, covers } };
}

/** Between nothing and all of a movement of which it is not certain that it is the subject's. */
const doubtful = (id: string, movement: Movement | undefined): Movement => ({
  id: doubtfulId(id),
  from: null,
  to: null,
  when: movement?.when ?? { earliest: null, latest: null },
  mass: { least: "0", most: movement?.mass.most ?? null },
  documents: movement?.documents,
});

/** A raw material holds nothing of a source that is elsewhere. */
const claimsOf = ({ taken }: ShareGround, keys: readonly Carried[]): readonly CustodyClaim[] =>
  taken.flatMap(({ flow, record, place }, number) => {
    const elsewhere = keys.filter(({ places }) => !places.has(place)).map(({ key }) => key);
    const first = taken.findIndex((one) => one.record === record) === number;
    const id = first ? record : `${record} (${flow})`;
    return elsewhere.length === 0
      ? []
      : [
          {
            id,
            model: "identity-preserved" as const,
            on: flow,
            sources: elsewhere,
            least: "0",
            most: "0",
            documents: [record],
          },
        ];
  });

function periodOf(edges: readonly FlowEdge[]): Asked["period"] {
  const days = edges.flatMap((edge) => (edge.kind === "moved" ? [intervalOf(edge.row)] : []));
  if (days.length === 0 || days.length < edges.length) return { from: null, to: null };
  return {
    from: dayText(Math.min(...days.map(({ earliest }) => earliest))),
    to: dayText(Math.max(...days.map(({ latest }) => latest))),
  };
}
