import type { ExplanationLine, NameComparison } from "../model/hit.ts";
import { type Alignment, align, type Pair } from "./align.ts";
import { bandOf, bandThresholds } from "./bands.ts";
import { comparePersons } from "./compare-persons.ts";
import type { ComparedForm, Token } from "./name-form.ts";
import type { NameTables } from "./name-tables.ts";
import { parseName } from "./parse-name.ts";
import { loweringsOf } from "./rules.ts";
import { namesIn } from "./second-names.ts";
import { shareOut } from "./share-out.ts";
import { floorOf } from "./whole-name.ts";

export interface CompareOptions {
  /** FollowTheMoney schema of the two; `Person` names are compared word by word without order. */
  readonly schema?: string | undefined;
}

const textOf = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join(" ");

/** One line of the alignment before its share is known. */
interface Part {
  readonly kind: string;
  readonly query: string;
  readonly candidate: string;
  readonly similarity: number;
  readonly weight: number;
}

const pairPart = (pair: Pair): Part => ({
  kind: pair.kind,
  query: textOf(pair.a),
  candidate: textOf(pair.b),
  similarity: pair.similarity,
  weight: pair.weightA + pair.weightB,
});

const restPart = (token: Token, side: "query" | "candidate"): Part => ({
  ...{ kind: token.role, query: "", candidate: "", similarity: 0, weight: token.weight },
  [side]: token.text,
});

function partsOf(alignment: Alignment): Part[] {
  return [
    ...alignment.pairs.map(pairPart),
    ...alignment.restA.map((token) => restPart(token, "query")),
    ...alignment.restB.map((token) => restPart(token, "candidate")),
  ];
}

/** Lines whose contributions sum to the weighted likeness of the whole, rounded down. */
function linesOf(parts: readonly Part[]): ExplanationLine[] {
  const whole = parts.reduce((sum, part) => sum + part.weight, 0);
  const weights = shareOut(
    parts.map((part) => part.weight * 10_000),
    whole,
  );
  const contributions = shareOut(
    parts.map((part) => part.weight * part.similarity),
    whole,
  );
  return parts.map((part, index) => ({
    ...part,
    weight: weights[index] ?? 0,
    contribution: contributions[index] ?? 0,
  }));
}

/** Applies the rules one after the other; each line says how much it took away. */
function lowered(lines: readonly ExplanationLine[], alignment: Alignment): ExplanationLine[] {
  const all = [...lines];
  let score = lines.reduce((sum, line) => sum + line.contribution, 0);
  for (const { kind, query, candidate, keeps, atMost = score } of loweringsOf(alignment)) {
    const next = Math.min(Math.floor((score * keeps) / 1000), atMost);
    if (next === score) continue;
    const words = { query: textOf(query), candidate: textOf(candidate) };
    all.push({ kind, ...words, similarity: 0, weight: 0, contribution: next - score });
    score = next;
  }
  return all;
}

const swapped = (line: ExplanationLine): ExplanationLine => ({
  ...line,
  query: line.candidate,
  candidate: line.query,
});

/** A comparison from its lines: the score is their sum. */
export function comparisonOf(explanation: readonly ExplanationLine[]): NameComparison {
  const score = explanation.reduce((sum, line) => sum + line.contribution, 0);
  return { score, band: bandOf(score), explanation };
}

/** The whole name is the same on both sides but for what folding leaves out: one line says so, in each side's own writing. */
const identical = (a: ComparedForm, b: ComparedForm): ExplanationLine[] => [
  {
    kind: "name",
    query: a.raw,
    candidate: b.raw,
    similarity: 10_000,
    weight: 10_000,
    contribution: 10_000,
  },
];

function explain(a: ComparedForm, b: ComparedForm): ExplanationLine[] {
  const alignment = align(a.tokens, b.tokens);
  const parts = partsOf(alignment);
  if (parts.some((part) => part.weight > 0)) return lowered(linesOf(parts), alignment);
  return [{ kind: "rest", query: a.raw, candidate: b.raw, similarity: 0, weight: 0, contribution: 0 }];
}

/** The sum of the lines of `explain`, without any of them. */
function alignedScore(a: readonly Token[], b: readonly Token[]): number {
  const alignment = align(a, b);
  let [whole, alike] = [0, 0];
  for (const { similarity, weightA, weightB } of alignment.pairs) {
    whole += weightA + weightB;
    alike += (weightA + weightB) * similarity;
  }
  for (const { weight } of alignment.restA) whole += weight;
  for (const { weight } of alignment.restB) whole += weight;
  if (whole === 0) return 0;
  let score = Math.floor(alike / whole);
  for (const { keeps, atMost = score } of loweringsOf(alignment))
    score = Math.min(Math.floor((score * keeps) / 1000), atMost);
  return score;
}

/** A name that shares its cell with others is worth so much of what it is worth alone, in 1/10, and is never `strong`. */
const besideOthers = 9;

/** The best that a name which one of two cells holds beside others makes with the other cell, in 1/10,000. */
function secondNameScore(a: ComparedForm, b: ComparedForm): number {
  const [inA, inB] = [namesIn(a), namesIn(b)];
  if (inA.length === 0 && inB.length === 0) return 0;
  const ofB = [b.tokens, ...inB];
  const scores = [a.tokens, ...inA].flatMap((one) => ofB.map((other) => alignedScore(one, other)));
  const score = Math.floor((Math.max(...scores) * besideOthers) / 10);
  return score < bandThresholds.weak ? 0 : Math.min(score, bandThresholds.strong - 1);
}

/** The least that two names are worth whatever their parts give: as wholes, or by one of the names that a cell holds. */
const leastOf = (a: ComparedForm, b: ComparedForm): number =>
  Math.max(floorOf(a, b)?.atLeast ?? 0, secondNameScore(a, b));

/** What the names are worth at least, where their parts give less; the line says how much was added. */
function raised(
  lines: readonly ExplanationLine[],
  a: ComparedForm,
  b: ComparedForm,
): readonly ExplanationLine[] {
  const floor = leastOf(a, b);
  const score = lines.reduce((sum, line) => sum + line.contribution, 0);
  if (score >= floor) return lines;
  const contribution = floor - score;
  return [
    ...lines,
    { kind: "floor", query: a.raw, candidate: b.raw, similarity: 0, weight: 0, contribution },
  ];
}

/** Sides are put into one order before they are aligned, so that no tie can fall differently the other way round. */
const inOrder = (a: ComparedForm, b: ComparedForm): boolean =>
  a.folded < b.folded || (a.folded === b.folded && a.raw <= b.raw);

/**
 * Compares two names that have been read. The score is an integer in 1/10,000 and the exact sum of the contributions of
 * all lines; swapping the names swaps query and candidate and nothing else.
 */
export function compareForms(
  tables: NameTables,
  a: ComparedForm,
  b: ComparedForm,
  options: CompareOptions = {},
): NameComparison {
  if (a.folded === "" || b.folded === "") return comparisonOf([]);
  if (a.folded === b.folded) return comparisonOf(identical(a, b));
  const [first, second] = inOrder(a, b) ? [a, b] : [b, a];
  const lines =
    options.schema === "Person"
      ? comparePersons(tables, first, second)
      : raised(explain(first, second), first, second);
  return comparisonOf(first === a ? lines : lines.map(swapped));
}

/** The score of `compareForms` alone, in 1/10,000. For candidates, most of which are not worth a line. */
export function scoreForms(
  tables: NameTables,
  a: ComparedForm,
  b: ComparedForm,
  options: CompareOptions = {},
): number {
  if (a.folded === "" || b.folded === "") return 0;
  if (a.folded === b.folded) return 10_000;
  if (options.schema === "Person") return compareForms(tables, a, b, options).score;
  const [first, second] = inOrder(a, b) ? [a, b] : [b, a];
  return Math.max(alignedScore(first.tokens, second.tokens), leastOf(first, second));
}

/** Compares two names of organisations, or of persons with `schema: "Person"`. */
export function compareNames(
  tables: NameTables,
  a: string,
  b: string,
  options: CompareOptions = {},
): NameComparison {
  return compareForms(tables, parseName(tables, a), parseName(tables, b), options);
}
