import type { Conflict } from "../../../src/evidence/conflicts/conflicts.ts";
import type { Figure } from "../../../src/model/figure.ts";
import type { Measure } from "../../../src/model/measure.ts";
import type { Statement } from "../../../src/model/statement.ts";
import type { Annotation } from "./annotation.ts";
import { type Count, countOf } from "./count.ts";
import { overlap, type Pairing, pairBest } from "./match.ts";

type GoldMeasure = Annotation["measures"][number];
type GoldFigure = Annotation["figures"][number];

/** Of one kind of thing: how many were found, how many of those found are right, and which were not. */
export interface Found<G, P> {
  readonly recall: Count;
  readonly precision: Count;
  readonly pairing: Pairing<G, P>;
}

const found = <G, P>(pairing: Pairing<G, P>): Found<G, P> => {
  const right = pairing.pairs.length;
  return {
    recall: { right, of: right + pairing.missed.length },
    precision: { right, of: right + pairing.spare.length },
    pairing,
  };
};

/** Same class, spans that overlap. */
export const scoreMeasures = (
  of: Annotation,
  measures: readonly Measure[],
): Found<GoldMeasure, Measure> & { readonly status: Count } => {
  const all = found(pairBest(of.measures, measures, (a, b) => (a.class === b.class ? overlap(a, b) : 0), 1));
  return { ...all, status: countOf(all.pairing.pairs, ([gold, one]) => gold.status === one.status) };
};

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** Same bound and numbers, spans that overlap; `central`: of those that do more than describe an occasion. */
export function scoreFigures(
  of: Annotation,
  figures: readonly Figure[],
): Found<GoldFigure, Figure> & { readonly central: Count } {
  const same = (a: GoldFigure, b: Figure): boolean =>
    a.bound === b.bound && a.value === number(b.value) && a.min === number(b.min) && a.max === number(b.max);
  const all = found(pairBest(of.figures, figures, (a, b) => (same(a, b) ? overlap(a, b) : 0), 1));
  const right = new Set(all.pairing.pairs.map(([gold]) => gold));
  return {
    ...all,
    central: countOf(
      of.figures.filter(({ central }) => central),
      (one) => right.has(one),
    ),
  };
}

/** Conflicts between statements of the annotation; `core`: where both are core. */
export interface ConflictScore {
  readonly recall: Count;
  readonly precision: Count;
  readonly core: { readonly recall: Count; readonly precision: Count };
  /** Of the pairs that are right: the same strength. */
  readonly strength: Count;
  /** Pairs of which a statement is none of the annotation, so that it cannot say whether they are right. */
  readonly beyond: number;
}

const key = (a: string, b: string): string => [a, b].toSorted().join(" ");

/** Pairs in either order, of statements that were matched (`pairs` of `scoreStatements`). */
export function scoreConflicts(
  of: Annotation,
  pairs: readonly (readonly [Annotation["statements"][number], Statement])[],
  conflicts: readonly Conflict[],
): ConflictScore {
  const goldOf = new Map(pairs.map(([gold, one]) => [one.id, gold]));
  const gold = new Map(of.conflicts.map((one) => [key(one.a, one.b), one]));
  const read = conflicts.flatMap(({ a, b, strength }) => {
    const [first, second] = [goldOf.get(a), goldOf.get(b)];
    if (first === undefined || second === undefined) return [];
    return [{ key: key(first.id, second.id), core: first.core && second.core, strength }];
  });
  const unique = [...new Map(read.map((one) => [one.key, one])).values()];
  const matched = new Map(unique.map((one) => [one.key, one]));
  const both = (only: boolean): { recall: Count; precision: Count } => ({
    recall: countOf(
      [...gold].filter(([, one]) => !only || one.core),
      ([name]) => matched.has(name),
    ),
    precision: countOf(
      unique.filter(({ core }) => !only || core),
      (one) => gold.has(one.key),
    ),
  });
  return {
    ...both(false),
    core: both(true),
    strength: countOf(
      unique.filter((one) => gold.has(one.key)),
      (one) => gold.get(one.key)?.strength === one.strength,
    ),
    beyond: conflicts.length - read.length,
  };
}
