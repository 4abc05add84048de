import type { BindingDocument } from "../../balance/explain.ts";
import { explainShare } from "../../balance/explain.ts";
import { withoutSupplier } from "../../balance/scenario.ts";
import type { Share } from "../../balance/share.ts";
import { shareBounds } from "../../balance/share-bounds.ts";
import type { Solver } from "../../balance/solver.ts";
import { compareText } from "../../model/compare-text.ts";
import type { SourceAt } from "../source-at.ts";
import { startsOf } from "../source-at.ts";
import { sweep } from "../sweep.ts";
import type { Target } from "../target.ts";
import { looseShare } from "./loose-share.ts";
import type { ShareGround } from "./share-ground.ts";
import { askedOf, type Carried, carriedBy, componentEdges, keyOf } from "./share-question.ts";
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
  const asked =
    question.union && carried.length > 1
      ? [...carried.map((one) => [one]), carried]
      : carried.map((one) => [one]);
  const byPart = reachedByPart(ground, question, byKey);
  const told: ToldShare[] = [];
  for (const keys of asked) {
    const one = await shareOf(ground, question, keys, solver);
    told.push(keys.some(({ key }) => byPart.has(key)) ? raised(one) : one);
  }
  return told;
}

async function shareOf(
  ground: ShareGround,
  { target, explain, without }: SharesQuestion,
  keys: readonly Carried[],
  solver: () => Promise<Solver>,
): Promise<ToldShare> {
  const asked = askedOf(ground, target, keys);
  const network = without === undefined ? asked.network : withoutSupplier(asked.network, without);
  const sources = keys.map(({ key }) => key);
  const { material } = asked;
  const goods = {
    of: material === undefined ? ("product" as const) : ("material" as const),
    period: asked.period,
  };
  const shareQuestion = { sources, target: { ...goods, flows: asked.flows } };
  const about = { sources, union: sources.length > 1, ...goods };
  const loose = looseShare({ ...asked, network }, about);
  const opens = opensOf(ground, { ...asked, network }, new Set(sources));
  if (loose !== undefined)
    return { sources, share: loose, material, binding: [], untried: explain ? 0 : undefined, opens };
  if (!explain) {
    const found = shareBounds(await solver(), network, shareQuestion).at(-1);
    if (found === undefined) throw new Error("A share was asked of no source.");
    return { sources, share: plain(found), material, binding: [], untried: undefined, opens };
  }
  const found = explainShare(await solver(), network, shareQuestion);
  return {
    sources,
    share: plain(found.share),
    material,
    binding: bindingOf(found.bindingMin, found.bindingMax),
    untried: found.untried,
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
  { target }: SharesQuestion,
  byKey: ReadonlyMap<string, readonly SourceAt[]>,
): ReadonlySet<string> {
  const edges = componentEdges(ground, target);
  if (edges.length === 0) return new Set();
  const { flow } = ground.input;
  const { reached } = sweep(flow.reverse, edges, { within: target.within });
  const keys = [...byKey].filter(([, some]) =>
    some.some((at) => [...startsOf(flow, at).keys()].some((edge) => reached[edge] === 1)),
  );
  return new Set(keys.map(([key]) => key));
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
