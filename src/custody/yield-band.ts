import { type BalanceTables, type StageYield, stagesBetween } from "../balance/yields.ts";
import { compare, plus, type Rational, rational, readDecimal, times } from "../goods/rational.ts";

/** What went into a run, by good. */
export interface Staged {
  readonly hs: string | undefined;
  readonly kg: Rational;
}

/** Kilograms that can come out, and that usually do; or why no band of data/balance speaks of it. */
export type Band =
  | {
      readonly ok: true;
      readonly stages: readonly StageYield[];
      readonly limit: { readonly least: Rational; readonly most: Rational | undefined };
      readonly usual: { readonly least: Rational; readonly most: Rational };
    }
  | { readonly ok: false; readonly why: string };

/**
 * The band of a run: of each input the widest of all stages that it may be, those that the run's own process names
 * before others. An input of which no stage is known (trims, filler) may all be in the output, or none of it.
 */
export function bandOf(
  tables: BalanceTables,
  inputs: readonly Staged[],
  output: { readonly hs: string | undefined; readonly process: string | undefined },
): Band {
  if (output.hs === undefined) return { ok: false, why: "the good that came out is not known" };
  if (inputs.some(({ hs }) => hs === undefined))
    return { ok: false, why: "the good of an input is not known" };
  const parts = inputs.map((input) => ({ input, stages: stagesOf(tables, input, output) }));
  const stages = [...new Set(parts.flatMap((part) => part.stages))];
  if (stages.length === 0)
    return {
      ok: false,
      why: `no sourced band says what HS ${output.hs} is made of HS ${[...new Set(inputs.map(({ hs }) => hs))].join(", ")}`,
    };
  const material = stages.find(({ massOf }) => massOf !== "goods");
  if (material !== undefined)
    return {
      ok: false,
      why: `the yield of ${material.stage} is of ${material.massOf} alone, and the goods hold more`,
    };
  return { ok: true, stages, ...sums(parts) };
}

/** Words of a process that tell one stage from another; short ones and those of any process do not. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 5 && !["waste", "fabric", "counted", "other"].includes(word));

function stagesOf(
  tables: BalanceTables,
  { hs }: Staged,
  { hs: made, process }: { readonly hs: string | undefined; readonly process: string | undefined },
): readonly StageYield[] {
  const all = stagesBetween(tables, hs, made);
  const said = new Set(wordsOf(process ?? ""));
  const named = all.filter(({ process: stage }) => wordsOf(stage).some((word) => said.has(word)));
  return named.length > 0 ? named : all;
}

const value = (text: string): Rational => readDecimal(text) ?? rational(0n);
const least = (all: readonly Rational[]): Rational => all.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
const most = (all: readonly Rational[]): Rational => all.reduce((a, b) => (compare(a, b) >= 0 ? a : b));

interface Part {
  readonly input: Staged;
  readonly stages: readonly StageYield[];
}

function sums(parts: readonly Part[]): Pick<Extract<Band, { ok: true }>, "limit" | "usual"> {
  const total = (of: (stages: readonly StageYield[]) => Rational, unstaged: bigint): Rational =>
    parts.reduce(
      (sum, { input, stages }) =>
        plus(sum, times(input.kg, stages.length === 0 ? rational(unstaged) : of(stages))),
      rational(0n),
    );
  const open = parts.some(({ stages }) => stages.some(({ limit }) => limit.most === null));
  return {
    limit: {
      least: total((stages) => least(stages.map(({ limit }) => value(limit.least))), 0n),
      most: open
        ? undefined
        : total((stages) => most(stages.map(({ limit }) => value(limit.most ?? "0"))), 1n),
    },
    usual: {
      least: total((stages) => least(stages.map(({ usual }) => value(usual.least))), 0n),
      most: total((stages) => most(stages.map(({ usual }) => value(usual.most))), 1n),
    },
  };
}
