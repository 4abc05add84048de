import type { BalanceTables, StageYield, Tolerance } from "../balance/yields.ts";
import { compare, type Rational, rational, readDecimal } from "../goods/rational.ts";

/** A yield or a tolerance that a person set otherwise. */
export interface Override {
  /** "tolerance.lot-mass", or "yield.weaving.most" (least, most, limit-least, limit-most). */
  readonly what: string;
  /** A plain decimal; "default" for what the table has. */
  readonly value: string;
  readonly reason: string;
  readonly by: string;
  /** Instant at which it was recorded. */
  readonly at: string;
}

const ends = ["least", "most", "limit-least", "limit-most"] as const;
type End = (typeof ends)[number];

/** What may be set otherwise. */
export const overridable = ({ tolerances, yields }: BalanceTables): readonly string[] => [
  ...tolerances.map(({ tolerance }) => `tolerance.${tolerance}`),
  ...yields.flatMap(({ stage }) => ends.map((end) => `yield.${stage}.${end}`)),
];

/** The overrides in force: of each thing the last, where that is not the table's own again. */
export function inForce(recorded: readonly Override[]): readonly Override[] {
  const last = new Map(recorded.map((override) => [override.what, override]));
  return [...last.values()].filter(({ value }) => value !== "default");
}

/** The tables with some overrides; what the tables do not have is left aside. */
export function overridden(tables: BalanceTables, overrides: readonly Override[]): BalanceTables {
  if (overrides.length === 0) return tables;
  const given = new Map(overrides.map(({ what, value }) => [what, value]));
  const sourceOf = (name: string): string | undefined => {
    const own = overrides.filter(({ what }) => what === name || what.startsWith(`${name}.`));
    return own.length === 0 ? undefined : own.map(({ by, reason }) => `set by ${by}: ${reason}`).join("; ");
  };
  return {
    tolerances: tables.tolerances.map(
      (row): Tolerance => ({
        ...row,
        value: given.get(`tolerance.${row.tolerance}`) ?? row.value,
        source: sourceOf(`tolerance.${row.tolerance}`) ?? row.source,
      }),
    ),
    yields: tables.yields.map((row) => ({
      ...stageWith(row, (end) => given.get(`yield.${row.stage}.${end}`)),
      source: sourceOf(`yield.${row.stage}`) ?? row.source,
    })),
  };
}

function stageWith(row: StageYield, value: (end: End) => string | undefined): StageYield {
  const { usual, limit } = row;
  return {
    ...row,
    usual: { least: value("least") ?? usual.least, most: value("most") ?? usual.most },
    limit: { least: value("limit-least") ?? limit.least, most: value("limit-most") ?? limit.most },
  };
}

/** Why an override cannot be; undefined where it can: its band stays in order, and within its limits. */
export function overrideProblem(
  tables: BalanceTables,
  { what, value }: Pick<Override, "what" | "value">,
): string | undefined {
  if (!overridable(tables).includes(what)) return `data/balance has no "${what}"`;
  if (value === "default") return undefined;
  const number = readDecimal(value);
  if (number === undefined || number.n < 0n) return `"${value}" is no plain decimal from 0 on`;
  const stage = tables.yields.find((row) => what.startsWith(`yield.${row.stage}.`));
  if (stage === undefined) return undefined;
  const { usual, limit } = stageWith(stage, (end) =>
    what === `yield.${stage.stage}.${end}` ? value : undefined,
  );
  const order = [limit.least, usual.least, usual.most, ...(limit.most === null ? [] : [limit.most])];
  const isOrdered = order.every(
    (text, place) => place === 0 || compare(read(order[place - 1] ?? "0"), read(text)) <= 0,
  );
  return isOrdered
    ? undefined
    : `${order.join(", ")} would not be in order: least limit, least, most, most limit`;
}

const read = (text: string): Rational => readDecimal(text) ?? rational(0n);
