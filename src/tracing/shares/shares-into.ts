import type { BindingDocument } from "../../balance/explain.ts";
import { explainShare } from "../../balance/explain.ts";
import { withoutSupplier } from "../../balance/scenario.ts";
import type { Share } from "../../balance/share.ts";
import type { Solver } from "../../balance/solver.ts";
import { compareText } from "../../model/compare-text.ts";
import type { SourceAt } from "../source-at.ts";
import { startsOf } from "../source-at.ts";
import { sweep } from "../sweep.ts";
import type { Target } from "../target.ts";
import { type Carried, carriedBy, keyOf } from "./carried.ts";
import { looseShare } from "./loose-share.ts";
import type { ShareGround } from "./share-ground.ts";
import { type Asked, askedOf, componentEdges } from "./share-question.ts";
import { opensOf } from "./where-open.ts";

/** Where an end of a share would lie without one document. */
export interface Binding extends BindingDocument {
  readonly of: "min" | "max";
}

/** The share of one source, or of all of them together. */
export interface ToldShare {
  /** Keys of the sources: one, or all for their union. */
  readonly sources: readonly string[];
  readonly share: Share;
  /** The one material whose share it is, where goods are mostly another. */
  readonly material: string | undefined;
  readonly binding: readonly Binding[];
  /** Documents that may bear on it and were not tried; undefined where no explanation was asked for. */
  readonly untried: number | undefined;
  /** Where it stays open, and why. */
  readonly opens: readonly string[];
}

export interface SharesQuestion {
  readonly target: Target;
  /** The sources that reach the target. */
  readonly sources: readonly SourceAt[];
  /** Solve again without each document that may bear on an end. */
  readonly explain: boolean;
  /** Also the share of any of them, where there are several. */
  readonly union: boolean;
  /** As if this party's goods had come, kilogram for kilogram, from one that carries no source. */
  readonly without?: string | undefined;
}

/** What each source's share is, in the order of their first mention, and that of any of them where there are several. */
export async function sharesInto(
  ground: ShareGround,
  question: SharesQuestion,
  solver: () => Promise<Solver>,
): Promise<readonly ToldShare[]> {
  const byKey = Map.groupBy(question.sources, keyOf);
  const carried = [...byKey].map(([key, some]) => carriedBy(ground, key, some));
  const byPart = reachedByPart(ground, question, byKey);
  const told: ToldShare[] = [];
  for (const keys of inTurn(carried, question.union)) {
    const asked = askedOf(ground, question.target, keys);
    const one = await answerOf(ground, { ...question, asked, keys }, solver);
    told.push(keys.some(({ key }) => byPart.has(key)) ? raised(one) : one);
  }
  return told;
}

/** Each source alone; and all of them together, where there are several and that is asked for. */
export const inTurn = (carried: readonly Carried[], union: boolean): readonly (readonly Carried[])[] => [
  ...carried.map((one) => [one]),
  ...(union && carried.length > 1 ? [carried] : []),
];

interface Turn {
  readonly asked: Asked;
  readonly keys: readonly Carried[];
  readonly explain: boolean;
  readonly without?: string | undefined;
}

/** The share of all of some sources together in what is asked about. */
export async function answerOf(
  ground: ShareGround,
  { asked, keys, explain, without }: Turn,
  solver: () => Promise<Solver>,
): Promise<ToldShare> {
  const network = without === undefined ? asked.network : withoutSupplier(asked.network, without);
  const sources = keys.map(({ key }) => key);
  const { material } = asked;
  const goods = {
    of: material === undefined ? ("product" as const) : ("material" as const),
    period: asked.period,
  };
  const target = { ...goods, flows: asked.flows };
  const opens = opensOf(ground, { ...asked, network }, new Set(sources));
  const loose = looseShare({ ...asked, network }, { sources, union: sources.length > 1, ...goods });
  if (loose !== undefined)
    return { sources, share: loose, material, binding: [], untried: explain ? 0 : undefined, opens };
  const found = explainShare(await solver(), network, { sources, target }, explain ? {} : { most: 0 });
  return {
    sources,
    share: plain(found.share),
    material,
    binding: bindingOf(found.bindingMin, found.bindingMax),
    untried: explain ? found.untried : undefined,
    opens,
  };
}

/** Nothing is conditional of an interval that says nothing. */
const plain = (share: Share): Share =>
  share.state === "bounded" && share.min === 0 && share.max === 1 ? { ...share, if: [] } : share;

/** Those that move an end most first, ties by id. */
const bindingOf = (min: readonly BindingDocument[], max: readonly BindingDocument[]): readonly Binding[] =>
  [
    ...min.map((one) => ({ ...one, of: "min" as const })),
    ...max.map((one) => ({ ...one, of: "max" as const })),
  ].toSorted((a, b) => b.moves - a.moves || compareText(a.document, b.document) || compareText(a.of, b.of));

/**
 * Sources that reach a component of the subject by the word of a bill of material. How much of the goods it is no record
 * says; what is known of the goods themselves holds from below.
 */
function reachedByPart(
  ground: ShareGround,
  { target, without }: SharesQuestion,
  byKey: ReadonlyMap<string, readonly SourceAt[]>,
): ReadonlySet<string> {
  const edges = componentEdges(ground, target);
  if (edges.length === 0) return new Set();
  const { flow } = ground.input;
  const within = without === undefined ? target.within : withoutParty(ground, target.within, without);
  const { reached } = sweep(flow.reverse, edges, { within });
  const keys = [...byKey].filter(([, some]) =>
    some.some((at) => [...startsOf(flow, at).keys()].some((edge) => reached[edge] === 1)),
  );
  return new Set(keys.map(([key]) => key));
}

/** Movements that may be walked where a party neither sends nor receives. */
function withoutParty({ input: { flow } }: ShareGround, within: Uint8Array, party: string): Uint8Array {
  const { groupOf } = flow.input.groups;
  return within.map((is, number) => {
    const edge = flow.edges[number];
    const ends = edge === undefined ? [] : edge.kind === "moved" ? [edge.seller, edge.buyer] : [edge.seller];
    return ends.some(({ id }) => groupOf(id) === party) ? 0 : is;
  });
}

const byBill = "a bill of material names it in a component, and no record says how much of the goods that is";

function raised(told: ToldShare): ToldShare {
  const { share, binding, opens } = told;
  if (share.state !== "bounded") return told;
  return {
    ...told,
    share: plain({ ...share, max: 1 }),
    binding: binding.filter(({ of }) => of === "min"),
    opens: [...opens, byBill],
  };
}
