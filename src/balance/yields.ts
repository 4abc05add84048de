import { z } from "zod";
import { dayCell, hsCell, readDataTable, textCell } from "../goods/data-table.ts";
import { hsDigits } from "../goods/hs.ts";
import type { Rational } from "../goods/rational.ts";
import { compare, rational, readDecimal } from "../goods/rational.ts";
import type { IsoDate } from "../model/dates.ts";
import { SelvedgeError } from "../model/issue.ts";

const bases = ["official", "literature", "editorial"] as const;
export type YieldBasis = (typeof bases)[number];

/** One step of making at one plant: kilograms of the output from one kilogram of its inputs. */
export interface StageYield {
  readonly stage: string;
  readonly process: string;
  /** HS prefixes, digits without points. */
  readonly input: readonly string[];
  readonly output: readonly string[];
  /** `loop`: goes back to an earlier step. */
  readonly kind: "product" | "by-product" | "loop";
  /** `goods`, or the one material whose mass alone is meant: goods of a module are mostly not silicon. */
  readonly massOf: string;
  /** What is usual, plain decimals. A record outside is asked about; it is not impossible. */
  readonly usual: { readonly least: string; readonly most: string };
  readonly basis: YieldBasis;
  /** What cannot be passed. A bound on a share rests on this, never on what is usual. */
  readonly limit: { readonly least: string; readonly most: string | null };
  readonly limitBasis: YieldBasis | undefined;
  readonly source: string;
  readonly checked: IsoDate;
  readonly note: string | undefined;
}

/** How far two figures of one thing may part. `value` is a plain decimal in `unit`. */
export interface Tolerance {
  readonly tolerance: string;
  readonly value: string;
  readonly unit: "share" | "months";
  readonly what: string;
  readonly basis: YieldBasis;
  readonly source: string;
  readonly checked: IsoDate;
}

export interface BalanceTables {
  readonly yields: readonly StageYield[];
  readonly tolerances: readonly Tolerance[];
}

/** The files of `data/balance` that `buildBalanceTables` reads. */
export const balanceFileNames = ["yields.csv", "tolerances.csv", "sources.csv"] as const;

const basis = z.enum(bases, { error: "official, literature or editorial" });
const number = z
  .string({ error: "a plain decimal from 0 on" })
  .refine((text) => (readDecimal(text)?.n ?? -1n) >= 0n, "a plain decimal from 0 on");
const sourceRow = z.strictObject({ source: textCell, text: textCell, url: z.string().optional() });
const sourced = { source: textCell, checked: dayCell };

const yieldRow = z.strictObject({
  stage: textCell,
  process: textCell,
  input: hsCell,
  output: hsCell,
  kind: z.enum(["product", "by-product", "loop"], { error: "product, by-product or loop" }),
  mass_of: textCell,
  least: number,
  most: number,
  basis,
  limit_least: number.optional(),
  limit_most: number.optional(),
  limit_basis: basis.optional(),
  ...sourced,
  note: textCell.optional(),
});

const toleranceRow = z.strictObject({
  tolerance: textCell,
  value: number,
  unit: z.enum(["share", "months"], { error: "share or months" }),
  what: textCell,
  basis,
  ...sourced,
});

/** Reads `data/balance` from the texts of its files (file name -> text), strictly. */
export function buildBalanceTables(files: Readonly<Record<string, string>>): BalanceTables {
  const sources = new Set(
    readDataTable("sources.csv", files["sources.csv"], sourceRow).map(({ value }) => value.source),
  );
  const stages = new Set<string>();
  const yields = readDataTable("yields.csv", files["yields.csv"], yieldRow).map(({ row, value }) => {
    const found = stageOf(value);
    const at: Place = { file: "yields.csv", row };
    check(sources.has(found.source), at, "source", "a source of sources.csv", found.source);
    check(!stages.has(found.stage), at, "stage", "a stage that no row above has", found.stage);
    checkBand(found, value, at);
    stages.add(found.stage);
    return found;
  });
  const tolerances = readDataTable("tolerances.csv", files["tolerances.csv"], toleranceRow).map(
    ({ row, value }) => {
      const at: Place = { file: "tolerances.csv", row };
      check(sources.has(value.source), at, "source", "a source of sources.csv", value.source);
      return value;
    },
  );
  return { yields, tolerances };
}

function stageOf(row: z.infer<typeof yieldRow>): StageYield {
  const { stage, process, input, output, kind, basis: usualBasis, source, checked, note } = row;
  return {
    stage,
    process,
    input,
    output,
    kind,
    massOf: row.mass_of,
    usual: { least: row.least, most: row.most },
    basis: usualBasis,
    limit: { least: row.limit_least ?? "0", most: row.limit_most ?? null },
    limitBasis: row.limit_basis,
    source,
    checked,
    note,
  };
}

interface Place {
  readonly file: string;
  readonly row: number;
}

/** The usual band lies in order and within the limits, and a limit says what it rests on. */
function checkBand({ usual, limit, limitBasis }: StageYield, row: z.infer<typeof yieldRow>, at: Place): void {
  const value = (text: string): Rational => readDecimal(text) ?? rational(0n);
  const inOrder = (a: string, b: string): boolean => compare(value(a), value(b)) <= 0;
  check(inOrder(usual.least, usual.most), at, "most", `at least ${usual.least}`, usual.most);
  check(inOrder(limit.least, usual.least), at, "limit_least", `at most ${usual.least}`, limit.least);
  const { most } = limit;
  check(most === null || inOrder(usual.most, most), at, "limit_most", `at least ${usual.most}`, most ?? "");
  const says = row.limit_least !== undefined || row.limit_most !== undefined;
  check(
    says === (limitBasis !== undefined),
    at,
    "limit_basis",
    "a basis where there is a limit",
    limitBasis ?? "",
  );
}

// biome-ignore lint/complexity/useMaxParams: where, what was expected and what was read belong to one sentence
function check(
  holds: boolean,
  { file, row }: Place,
  column: string,
  expected: string,
  received: string,
): void {
  if (holds) return;
  throw new SelvedgeError({
    code: "data.invalid",
    file,
    row,
    column,
    expected,
    received,
    message: `${file}, row ${row}, column ${column}: expected ${expected}; read ${JSON.stringify(received)}.`,
    hint: "The columns and what may stand in them are described in the README of the folder.",
  });
}

/** Stages by which goods of one code can be made into goods of another. A short code may be any good under it. */
export function stagesBetween(
  { yields }: BalanceTables,
  input: string | undefined,
  output: string | undefined,
): readonly StageYield[] {
  const [from, to] = [hsDigits(input), hsDigits(output)];
  if (from.length < 4 || to.length < 4) return [];
  const meets = (prefixes: readonly string[], code: string): boolean =>
    prefixes.some((prefix) => prefix.startsWith(code) || code.startsWith(prefix));
  return yields.filter((stage) => meets(stage.input, from) && meets(stage.output, to));
}

/**
 * The limits that a bound may rest on, for a making of which only the codes are known: the widest of all stages that it
 * may be. Undefined where no stage is known, or one of them counts another mass than that of the goods: then the
 * records give no limit, and the bound must do without. Goods of one heading on both sides may only have been repacked:
 * of those at least all may come out, and nothing need be lost.
 */
export function limitBetween(
  tables: BalanceTables,
  input: string | undefined,
  output: string | undefined,
): StageYield["limit"] | undefined {
  const stages = stagesBetween(tables, input, output);
  const [from, to] = [hsDigits(input), hsDigits(output)];
  if (stages.length === 0 || stages.some(({ massOf }) => massOf !== "goods")) return undefined;
  const repacked = from.slice(0, 4) === to.slice(0, 4) ? [{ least: "0", most: "1" }] : [];
  const limits = [...stages.map(({ limit }) => limit), ...repacked];
  const ordered = (texts: readonly string[]): readonly string[] =>
    texts.toSorted((a, b) => compare(readDecimal(a) ?? rational(0n), readDecimal(b) ?? rational(0n)));
  const mosts = limits.flatMap(({ most }) => (most === null ? [] : [most]));
  return {
    least: ordered(limits.map(({ least }) => least))[0] ?? "0",
    most: mosts.length < limits.length ? null : (ordered(mosts).at(-1) ?? null),
  };
}
