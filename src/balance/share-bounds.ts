import type { Rational } from "../goods/rational.ts";
import { compare, dividedBy, minus, plus, rational } from "../goods/rational.ts";
import { buildProgram } from "./build-program.ts";
import { ratioProgram } from "./charnes-cooper.ts";
import { clashOf, statementClash } from "./clash.ts";
import { arrivingSum } from "./flow-columns.ts";
import type { Flow, Flows } from "./flows.ts";
import { isKnown, readFlows, zero } from "./flows.ts";
import type { Linear, LinearProgram } from "./linear-program.ts";
import { scaled, sum } from "./linear-program.ts";
import type { ShareNetwork } from "./network.ts";
import type { Proof } from "./proven-bound.ts";
import { provenLeast } from "./proven-bound.ts";
import type { Share, ShareQuestion } from "./share.ts";
import { toNumber } from "./simple-fraction.ts";
import type { Solver } from "./solver.ts";
import type { TargetPart } from "./target-part.ts";
import { partOf } from "./target-part.ts";

/**
 * At least and at most how much of some goods carries each of some sources, and any of them. One answer a source in
 * the order given, and where there are several, a last one for their union. Throws where the network is not well made
 * (`reference.missing`, `row.duplicate`, `row.value-invalid`); records that cannot all be true are an answer.
 */
export function shareBounds(
  solver: Solver,
  network: ShareNetwork,
  question: ShareQuestion,
): readonly Share[] {
  const read = readFlows(network);
  const found = partOf(read, question.target.flows);
  const sources = [...new Set(question.sources)];
  const asked = sources.length > 1 ? [...sources.map((source) => [source]), sources] : [sources];
  if (sources.length === 0) return [];
  return asked.map((keys) => boundOne(solver, read, found, { ...question, sources: keys }).share);
}

/** A share, and the records that its ends rest on. */
export interface BoundedOne {
  readonly share: Share;
  readonly min: Proof | undefined;
  readonly max: Proof | undefined;
}

/** The share of all of some sources together. */
export function boundOne(
  solver: Solver,
  read: Flows,
  found: TargetPart,
  { sources, target }: ShareQuestion,
): BoundedOne {
  const { of, period } = target;
  const about = { sources, union: sources.length > 1, of, period };
  const bare = { min: undefined, max: undefined };
  if (found.clashes.length > 0)
    return { share: { state: "contradicted", ...about, ...statementClash(read, found.clashes) }, ...bare };
  const none = (why: string): BoundedOne => ({
    share: { state: "no-mass", ...about, why },
    ...bare,
  });
  if (found.targets.length === 0) return none("nothing was asked about");
  if (found.targets.every(({ most }) => most?.n === 0n)) return none("the mass recorded is 0 kg");
  const asking = ask(found, new Set(sources));
  const { min, max, doubt } = endsOf(solver, asking);
  const clash = doubt ? clashOf(solver, read, asking.program, new Set(sources)) : undefined;
  if (clash !== undefined) return { share: { state: "contradicted", ...about, ...clash }, ...bare };
  if (doubt && isMassless(solver, asking)) return none("the other records leave it no mass above 0 kg");
  const unproved = (["min", "max"] as const).filter((end) => (end === "min" ? min : max) === undefined);
  const interval = {
    min: min === undefined ? 0 : roundedDown(min.least),
    max: max === undefined ? 1 : roundedUp(minus(zero, max.least)),
  };
  const stands = standsOn(found, [interval.min > 0 ? min : undefined, interval.max < 1 ? max : undefined]);
  return { share: { state: "bounded", ...about, ...interval, if: stands, unproved }, min, max };
}

/** The conditions that the proofs of an interval use; what no proof uses could be wrong and the interval still hold. */
function standsOn({ conditions }: TargetPart, proofs: readonly (Proof | undefined)[]): readonly string[] {
  return conditions.filter((id) => proofs.some((proof) => proof?.owners.has(id)));
}

/** The program of a question: `cost` is the mass that carries the sources, `program` bears the records alone. */
interface Asking {
  readonly program: LinearProgram;
  /** The least of cost (or of its negative), as a share of the mass. */
  readonly costOf: (end: "min" | "max") => LinearProgram;
  readonly mass: Linear;
  /** Whether the mass of the target is known, so that its share is a linear thing. */
  readonly isLinear: boolean;
}

function ask(found: TargetPart, sources: ReadonlySet<string>): Asking {
  const { targets } = found;
  const unit = unitFor(targets, found.part.flows);
  const { builder, columns } = buildProgram(found.part, sources, unit);
  const flagged = arrivingSum(columns, targets, "flagged");
  const mass = sum(targets.map((target) => columns.mass(target)));
  const { columns: all, rows } = builder;
  const program = { columns: all, rows, cost: new Map<number, Rational>() };
  const isLinear = mass.terms.size === 0;
  const least = dividedBy(targets.map((target) => target.least).reduce(plus, zero), unit);
  const costOf = (end: "min" | "max"): LinearProgram => {
    const cost = costs(flagged, rational(end === "min" ? 1n : -1n), isLinear ? mass.constant : rational(1n));
    return isLinear ? { ...program, cost } : ratioProgram({ ...program, cost }, mass, least);
  };
  return { program, costOf, mass, isLinear };
}

const costs = (flagged: Linear, sign: Rational, over: Rational): LinearProgram["cost"] =>
  scaled(flagged, dividedBy(sign, over)).terms;

/** An end at which the solver and the proof part by more than this is proved again without simple fractions. */
const near = 1e-8;

interface Ends {
  readonly min: Proof | undefined;
  /** Of the negative of the share. */
  readonly max: Proof | undefined;
  /** Whether the records may clash: the solver says so, or the two proofs contradict one another. */
  readonly doubt: boolean;
}

function endsOf(solver: Solver, { program, costOf, isLinear }: Asking): Ends {
  const clashes = { min: undefined, max: undefined, doubt: true };
  // Divided by a mass without limit the records can seem to agree where they do not.
  if (!isLinear && solver.minimise(program).state === "infeasible") return clashes;
  const proofs: (Proof | undefined)[] = [];
  for (const end of ["min", "max"] as const) {
    const asked = costOf(end);
    const found = solver.minimise(asked);
    if (found.state === "infeasible") return clashes;
    proofs.push(found.state === "none" ? undefined : provenLeast(asked, found, near));
  }
  const [min, max] = proofs;
  if (min !== undefined && max !== undefined && plus(min.least, max.least).n > 0n) return clashes;
  return { min, max, doubt: false };
}

/** Whether the records are proved to leave the target no mass above zero. */
function isMassless(solver: Solver, { program, mass }: Asking): boolean {
  if (mass.constant.n > 0n) return false;
  const heaviest = { ...program, cost: scaled(mass, rational(-1n)).terms };
  const found = solver.minimise(heaviest);
  const proof = found.state === "optimal" ? provenLeast(heaviest, found, 0) : undefined;
  return proof !== undefined && proof.least.n >= 0n;
}

/** A power of two near the mass of the target, so that the solver's numbers lie near one and stay exact. */
function unitFor(targets: readonly Flow[], flows: readonly Flow[]): Rational {
  const known = targets.filter(isKnown).map(({ least }) => least);
  const masses =
    known.length === targets.length ? [known.reduce(plus, zero)] : flows.map(({ least }) => least);
  const largest = masses.toSorted(compare).at(-1) ?? zero;
  if (largest.n === 0n) return rational(1n);
  const power = Math.round(Math.log2(toNumber(largest)));
  return power >= 0 ? rational(1n << BigInt(power)) : rational(1n, 1n << BigInt(-power));
}

const places = 1_000_000n;

/** The last millionth at or below a fraction, not below 0. */
function roundedDown({ n, d }: Rational): number {
  return n <= 0n ? 0 : Math.min(1, Number((n * places) / d) / Number(places));
}

/** The first millionth at or above a fraction, not above 1. */
function roundedUp({ n, d }: Rational): number {
  return n <= 0n ? 0 : Math.min(1, Number((n * places + d - 1n) / d) / Number(places));
}
