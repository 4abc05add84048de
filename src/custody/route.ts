import type { BalanceTables, StageYield } from "../balance/yields.ts";
import { hsDigits } from "../goods/hs.ts";
import type { InputGraph } from "../goods/input-graph.ts";

/** A step that a good must have gone through, by what is usually done: "weaving or knitting". */
export interface RouteStep {
  readonly step: string;
  /** HS codes of which one comes out. */
  readonly makes: readonly string[];
}

/**
 * The steps behind a good, the last first, by the stages of data/balance: back to what nothing is made into. Loops,
 * by-products and steps that leave the heading as it is (dyeing, bleaching) are no part of it, save where the raw
 * material itself is got by one (ginning): they may be there, and need not.
 */
export function routeTo({ yields }: BalanceTables, hs: string | undefined): readonly RouteStep[] {
  const steps: RouteStep[] = [];
  const seen = new Set<StageYield>();
  let codes: readonly string[] = [hsDigits(hs)].filter((code) => code.length >= 4);
  while (codes.length > 0) {
    const into = yields.filter(
      (stage) => stage.kind === "product" && !seen.has(stage) && makes(stage, codes),
    );
    const changing = into.filter((stage) => !staysWithin(stage));
    const stages = changing.length > 0 ? changing : into.filter((stage) => isFirst(stage));
    if (stages.length === 0) break;
    for (const stage of into) seen.add(stage);
    steps.push({ step: wordsOf(stages), makes: codes });
    codes = changing.length > 0 ? [...new Set(changing.flatMap(({ input }) => input))] : [];
  }
  return steps;
}

const overlap = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

const makes = ({ output }: StageYield, codes: readonly string[]): boolean =>
  output.some((made) => codes.some((code) => overlap(made, code)));

const staysWithin = ({ input, output }: StageYield): boolean =>
  output.every((made) => input.some((code) => overlap(code, made)));

/** One heading in, the same out: the raw material and what is got of it. */
const isFirst = (stage: StageYield): boolean => staysWithin(stage) && stage.input.length === 1;

const wordsOf = (stages: readonly StageYield[]): string =>
  [...new Set(stages.map(({ process }) => process.split(",")[0] ?? process))].join(" or ");

const raws = new WeakMap<InputGraph, Map<number, boolean>>();

/** Whether nothing that the table of goods knows is made into it. */
export function isRaw(graph: InputGraph, hs: string | undefined): boolean {
  const good = graph.classOf(hs);
  if (good === 0) return false;
  const known = raws.get(graph) ?? new Map<number, boolean>();
  raws.set(graph, known);
  const found = known.get(good);
  if (found !== undefined) return found;
  let raw = true;
  for (let other = 1; other < graph.classes && raw; other += 1)
    raw = graph.passing(other, good) !== "possible";
  known.set(good, raw);
  return raw;
}

/** The goods between what went into a run and what came out, where a table knows steps between them: none where a step leads straight on. */
export function goodsBetween(
  graph: InputGraph,
  tables: BalanceTables,
  inputs: readonly (string | undefined)[],
  output: string | undefined,
): readonly string[] {
  const chains = inputs.map((input) => graph.chain(input, output));
  if (chains.length === 0 || chains.some((chain) => chain.length < 2)) return [];
  const straight = tables.yields.some(
    ({ input, output: made }) =>
      made.some((code) => overlap(code, hsDigits(output))) &&
      inputs.some((hs) => input.some((code) => overlap(code, hsDigits(hs)))),
  );
  return straight ? [] : (chains[0] ?? []).slice(0, -1).map((edge) => edge.output);
}

/** Steps of the Core Business Vocabulary that say that something was made, and not how. */
const wordless = new Set(["commissioning", "creating_class_instance", "transforming", "assembling", "other"]);

/** What a run did: its own words, where they say more than that it made something. */
export const stepOf = (tables: BalanceTables, process: string | undefined, hs: string | undefined): string =>
  process === undefined || process.trim() === "" || wordless.has(process) ? lastStep(tables, hs) : process;

/** What is done to make a good: the usual words of its last step. */
export const lastStep = (tables: BalanceTables, hs: string | undefined): string =>
  routeTo(tables, hs)[0]?.step ?? (hs === undefined ? "making" : `making HS ${hs}`);
