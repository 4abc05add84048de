import type { CustodyClaim, Movement, ShareNetwork, When } from "../../balance/network.ts";
import { anyTime, unknownMass } from "../../balance/network.ts";
import { compareText } from "../../model/compare-text.ts";
import { intervalOf } from "../day-interval.ts";
import type { FlowEdge } from "../flow-network.ts";
import { hsOf } from "../source-at.ts";
import type { Target } from "../target.ts";
import type { Carried } from "./carried.ts";
import { certified } from "./certified.ts";
import { flowIdOf, kilogramsOf, type MovedLegs, massOf, papersOf, whenOf } from "./legs.ts";
import { materialOfGood } from "./production.ts";
import type { ShareGround } from "./share-ground.ts";

/** The movements asked about, as flows of a network. */
export interface Asked {
  readonly network: ShareNetwork;
  readonly flows: readonly string[];
  readonly period: { readonly from: string | null; readonly to: string | null };
  /** The one material that is meant: what the goods weigh says nothing of it. */
  readonly material: string | undefined;
}

/** What is asked about: movements by edge, each with whether it is in doubt that it is meant, and outputs of runs by id. */
interface Own {
  readonly edges: ReadonlyMap<number, boolean>;
  readonly made: readonly string[];
}

/** The question of a subject's own goods. */
export const askedOf = (ground: ShareGround, target: Target, keys: readonly Carried[]): Asked =>
  ask(ground, { edges: ownEdges(ground, target), made: [] }, keys);

/** The question of one lot: what its runs made, and what moved under its number, of which some may not have. */
export function askedOfLot(
  ground: ShareGround,
  { made, moved }: { readonly made: readonly string[]; readonly moved: readonly MovedLegs[] },
  keys: readonly Carried[],
): Asked {
  return ask(ground, { edges: new Map(moved.map(({ edge, out }) => [edge, !out.sure])), made }, keys);
}

/**
 * The network of a question. What may carry a source, and is not shown to, is of unknown content: it can raise the most
 * and never the least. What it was drawn from is drawn all the same.
 */
function ask(ground: ShareGround, own: Own, keys: readonly Carried[]): Asked {
  const { network, input, edgeOf } = ground;
  const here = new Map(network.movements.map((movement) => [movement.id, movement]));
  const edges = new Map(edgeOf);
  const numbers = [...own.edges.keys()];
  for (const edge of numbers) {
    const id = flowIdOf(input.flow, edge);
    edges.set(id, edge);
    if (!here.has(id)) here.set(id, looseMovement(ground, edge, id));
  }
  const material = [
    ...own.made.map((id) => ground.materials.get(id)),
    ...numbers.map((edge) => materialAt(ground, edge)),
  ].find((found) => found !== undefined);
  if (material !== undefined)
    for (const edge of numbers) {
      const id = flowIdOf(input.flow, edge);
      const movement = here.get(id);
      if (movement !== undefined) here.set(id, { ...movement, mass: unknownMass });
    }
  const marks = marksOf(edges, keys);
  const ids = (doubted: boolean): readonly string[] =>
    [...own.edges].filter(([, is]) => is === doubted).map(([edge]) => flowIdOf(input.flow, edge));
  return {
    network: {
      ...network,
      movements: [
        ...[...here.values()].flatMap((movement) => carrying(movement, marks)),
        ...ids(true).map((id) => doubtful(id, here.get(id))),
      ],
      transformations: network.transformations.map((made) => opened(ground, made, keys)),
      claims: [...claimsOf(ground, keys), ...certified(ground, keys)],
      statements: network.statements.map((statement) => withDrawn(statement, marks, here)),
    },
    flows: [...ids(false), ...ids(true).map(doubtfulId), ...own.made],
    period: periodOf(
      numbers.flatMap((edge) => input.flow.edges[edge] ?? []),
      madeWhen(ground, own.made),
    ),
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
  supplier: movement?.supplier,
});

/** A raw material holds nothing of a source that is elsewhere. The first claim of a record bears its id. */
function claimsOf({ taken }: ShareGround, keys: readonly Carried[]): readonly CustodyClaim[] {
  const seen = new Set<string>();
  return taken.flatMap(({ flow, record, place }) => {
    const elsewhere = keys.filter(({ isElsewhere }) => isElsewhere(place)).map(({ key }) => key);
    const id = seen.has(record) ? `${record} (${flow})` : record;
    seen.add(record);
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
}

/** Goods made at a source's place are its own, whatever they were made of: what went in says nothing of them. */
const opened = (
  { placeOfRun, codeOf }: ShareGround,
  made: ShareNetwork["transformations"][number],
  keys: readonly Carried[],
): typeof made => {
  const place = placeOfRun.get(made.id);
  if (!made.inputsAreAll || place === undefined) return made;
  const codes = made.outputs.map(({ id }) => codeOf.get(id));
  return keys.some(({ mayMake }) => mayMake(place, codes)) ? { ...made, inputsAreAll: false } : made;
};

function periodOf(edges: readonly FlowEdge[], made: readonly When[]): Asked["period"] {
  const moved = edges.map((edge) => (edge.kind === "moved" ? whenOf(intervalOf(edge.row)) : anyTime));
  const all = [...moved, ...made];
  const [firsts, lasts] = [all.map(({ earliest }) => earliest), all.map(({ latest }) => latest)];
  return { from: openOr(firsts)[0] ?? null, to: openOr(lasts).at(-1) ?? null };
}

/** Days in order; none where one of them is open. */
const openOr = (days: readonly (string | null)[]): readonly string[] => {
  const known = days.filter((day) => day !== null);
  return known.length < days.length ? [] : known.toSorted(compareText);
};

function madeWhen({ network }: ShareGround, made: readonly string[]): readonly When[] {
  if (made.length === 0) return [];
  const ids = new Set(made);
  return [
    ...network.transformations.filter(({ outputs }) => outputs.some(({ id }) => ids.has(id))),
    ...network.movements.filter(({ id }) => ids.has(id)),
  ].map(({ when }) => when);
}
