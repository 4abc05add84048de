import type { LinkedEdges } from "./edge-chain.ts";
import { linkEdges, outputsFrom, shortestChain } from "./edge-chain.ts";
import { gapOf } from "./edge-coverage.ts";
import type { GoodClass } from "./good-classes.ts";
import { buildClasses } from "./good-classes.ts";
import type { GoodsTables, InputEdge } from "./goods-tables.ts";
import { hsDigits } from "./hs.ts";

/** How goods of one class can come from goods of another at one party. */
const passings = ["unknown-good", "no", "possible", "same-good"] as const;
export type GoodPassing = (typeof passings)[number];

/** The table of what goes into what, ready to be asked millions of times. Its rules stand in the README of the room. */
export interface InputGraph {
  /** Number of classes, class 0 among them. */
  readonly classes: number;
  /** Class of a code as written. 0 = missing, fewer than four digits, or not covered by the table: fits everything. */
  classOf(hs: string | undefined): number;
  /** Whether goods of class `b` can come from goods of class `a`. `unknown-good`: the table cannot exclude it. */
  passing(a: number, b: number): GoodPassing;
  /** The edges that lead from one good to another: the fewest, then the fewest editorial ones, then by code. */
  chain(aHs: string | undefined, bHs: string | undefined): readonly InputEdge[];
  /** Why the table cannot exclude that the second comes from the first, a phrase each; empty where passing is not `unknown-good`. */
  whyUnknown(aHs: string | undefined, bHs: string | undefined): readonly string[];
  isCovered(hs: string | undefined): boolean;
}

export function buildInputGraph(tables: GoodsTables): InputGraph {
  const { list, numberOf } = buildClasses(tables);
  const width = list.length;
  const linked = linkEdges(tables.edges);
  const matrix = fillMatrix(tables, list, linked);
  const passing = (a: number, b: number): GoodPassing =>
    passings[matrix[a * width + b] ?? 0] ?? "unknown-good";
  const gap = (hs: string | undefined, side: "input" | "output"): readonly string[] => {
    const good = list[numberOf(hs)];
    if (good === undefined) return [uncovered(hs)];
    const found = gapOf(tables, good, side);
    return found === undefined ? [] : [`HS ${hs}: ${found}`];
  };
  return {
    classes: width,
    classOf: numberOf,
    passing,
    chain(aHs, bHs) {
      const [from, to] = [list[numberOf(aHs)], list[numberOf(bHs)]];
      if (from === undefined || to === undefined || from.heading === to.heading) return [];
      return shortestChain(linked, from.codes, to.codes);
    },
    whyUnknown: (aHs, bHs) =>
      passing(numberOf(aHs), numberOf(bHs)) === "unknown-good"
        ? [...new Set([...gap(aHs, "input"), ...gap(bHs, "output")])]
        : [],
    isCovered: (hs) => numberOf(hs) !== 0,
  };
}

function uncovered(hs: string | undefined): string {
  if (hs === undefined || hs.trim() === "") return "a row gives no HS code";
  const digits = hsDigits(hs);
  if (digits === "") return `"${hs}" is not read as an HS code`;
  return digits.length < 4 ? `HS ${hs} has fewer than four digits` : `the table does not cover HS ${hs}`;
}

/** Every answer of `passing`, row by row: the index of it in `passings`. Row and column 0 stay `unknown-good`. */
function fillMatrix(
  tables: GoodsTables,
  list: readonly (GoodClass | undefined)[],
  linked: LinkedEdges,
): Uint8Array {
  const matrix = new Uint8Array(list.length * list.length);
  const saysOrigins = list.map((good) => good !== undefined && gapOf(tables, good, "output") === undefined);
  const reached = new Map<string, ReadonlySet<string>>();
  for (const [a, from] of list.entries()) {
    if (from === undefined) continue;
    const key = from.codes.join();
    const outputs = reached.get(key) ?? outputsFrom(linked, from.codes);
    reached.set(key, outputs);
    const saysUses = gapOf(tables, from, "input") === undefined;
    for (const [b, to] of list.entries()) {
      if (to === undefined) continue;
      const answer = passingOf(from, to, outputs);
      const excludes = answer === "no" && !(saysUses && saysOrigins[b] === true);
      matrix[a * list.length + b] = passings.indexOf(excludes ? "unknown-good" : answer);
    }
  }
  return matrix;
}

/** What the edges say of two goods, as if they were all there is. */
function passingOf(from: GoodClass, to: GoodClass, outputs: ReadonlySet<string>): GoodPassing {
  if (from.heading === to.heading) return "same-good";
  return to.codes.some((code) => outputs.has(code)) ? "possible" : "no";
}
