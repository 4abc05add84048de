import type { BalanceTables } from "../../balance/yields.ts";
import { limitBetween, type StageYield, stagesBetween } from "../../balance/yields.ts";
import { hsDigits } from "../../goods/hs.ts";
import type { InputGraph } from "../../goods/input-graph.ts";
import { compare, rational, readDecimal } from "../../goods/rational.ts";
import type { Booking } from "./booking.ts";
import type { MadeLegs } from "./legs.ts";

/** Words for taking a raw material out of the ground, the field or the sea, as processes are named. */
const taking =
  /\b(quarrying|mining|extraction|harvest|harvesting|growing|farming|picking|fishing|felling|logging)\b/i;

/**
 * Whether a run took a raw material and made it of nothing: no input is recorded, its process says so, and the table of
 * goods knows nothing that what came out could be made of.
 */
export const isTaking = (graph: InputGraph, { inputs, outputs, process }: MadeLegs): boolean =>
  inputs.length === 0 && taking.test(process) && outputs.every(({ hs }) => isRaw(graph, hs));

function isRaw(graph: InputGraph, hs: string | undefined): boolean {
  const good = graph.classOf(hs);
  if (good === 0) return false;
  for (let other = 1; other < graph.classes; other += 1)
    if (graph.passing(other, good) === "possible") return false;
  return true;
}

/**
 * What says that nothing else went in: a production record or a declaration on every lot that came out, or the ledgers
 * of all goods that went in and came out, which balance with it. Undefined where its rows are not all here.
 */
export function saysAllInputs(
  graph: InputGraph,
  made: MadeLegs,
  { periodOf, ledgers }: Booking,
): "papers" | "ledgers" | undefined {
  if (made.torn !== undefined || made.outputs.length === 0) return undefined;
  if (made.inputs.length === 0 && !isTaking(graph, made)) return undefined;
  if (made.papers.length > 0) return "papers";
  const isCounted = [...made.inputs, ...made.outputs].every((leg) => {
    const period = periodOf.get(leg);
    return period !== undefined && ledgers.get(period)?.state !== "open";
  });
  return isCounted ? "ledgers" : undefined;
}

/** What one output may be of what went in. `material`: the mass that is meant, where it is not that of the goods. */
export interface OutputYield {
  readonly least: string;
  readonly most: string | null;
  readonly material: string | undefined;
}

/** The widest limits over all inputs. Where a stage counts one material alone, its limit is on that material. */
export function yieldOf(
  tables: BalanceTables,
  inputs: readonly (string | undefined)[],
  output: string | undefined,
): OutputYield {
  const material = materialBetween(tables, inputs, output);
  const limits = inputs.map((input) =>
    material === undefined ? limitBetween(tables, input, output) : materialLimit(tables, input, output),
  );
  const known = limits.filter((limit) => limit !== undefined);
  if (known.length < limits.length || known.length === 0) return { least: "0", most: null, material };
  const value = (text: string): ReturnType<typeof rational> => readDecimal(text) ?? rational(0n);
  const mosts = known.flatMap(({ most }) => (most === null ? [] : [most]));
  return {
    // Most of the goods may be another material, of which a record of goods says nothing.
    least:
      material === undefined
        ? (known.map(({ least }) => least).toSorted((a, b) => compare(value(a), value(b)))[0] ?? "0")
        : "0",
    most:
      mosts.length < known.length
        ? null
        : (mosts.toSorted((a, b) => compare(value(a), value(b))).at(-1) ?? null),
    material,
  };
}

/** The one material that all stages between these goods count; undefined where they count goods, or several. */
function materialBetween(
  tables: BalanceTables,
  inputs: readonly (string | undefined)[],
  output: string | undefined,
): string | undefined {
  const counted = inputs.map(
    (input) => new Set(stagesBetween(tables, input, output).map(({ massOf }) => massOf)),
  );
  const [first] = counted[0] ?? [];
  const alike = counted.length > 0 && counted.every((some) => some.size === 1 && some.has(first ?? ""));
  return alike && first !== "goods" ? first : undefined;
}

function materialLimit(
  tables: BalanceTables,
  input: string | undefined,
  output: string | undefined,
): StageYield["limit"] | undefined {
  const limits = stagesBetween(tables, input, output).map(({ limit }) => limit);
  const mosts = limits.flatMap(({ most }) => (most === null ? [] : [most]));
  if (limits.length === 0 || mosts.length < limits.length) return undefined;
  const value = (text: string): ReturnType<typeof rational> => readDecimal(text) ?? rational(0n);
  return { least: "0", most: mosts.toSorted((a, b) => compare(value(a), value(b))).at(-1) ?? null };
}

/** The one material that every making of a good counts: of a module only its silicon. Undefined where goods are meant. */
export function materialOfGood({ yields }: BalanceTables, hs: string | undefined): string | undefined {
  const code = hsDigits(hs);
  if (code.length < 4) return undefined;
  const makings = yields.filter(({ output }) =>
    output.some((prefix) => prefix.startsWith(code) || code.startsWith(prefix)),
  );
  const counted = new Set(makings.map(({ massOf }) => massOf));
  const [material] = counted;
  return counted.size === 1 && material !== "goods" ? material : undefined;
}
