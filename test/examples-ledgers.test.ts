import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { root } from "./terminal.ts";

// That the rows of the examples add up as their pages say: plain sums over the files, apart from any room of src/.
type Row = Readonly<Record<string, string>>;

const kilograms: Readonly<Record<string, number>> = { kg: 1, t: 1000, MT: 1000, lb: 0.45359237 };
const stockDifference = 0.005;

/** The ledgers of an example: what a stock row should show by the records of its period, and what was counted. */
function ledgersOf(
  example: string,
): ReadonlyMap<string, { readonly book: number; readonly counted: number }> {
  const rows = (kind: string): readonly Row[] =>
    parse(readFileSync(join(root, "examples", example, `${kind}.csv`), "utf8"), { columns: true });
  const [lots, made] = [byKey(rows("lots"), "lot"), byKey(rows("transformations"), "transformation")];
  const leg = (row: Row, day: "start" | "end"): Row => ({
    ...row,
    site: made.get(row.transformation ?? "")?.site ?? "",
    hs: lots.get(row.lot ?? "")?.hs ?? "",
    date: made.get(row.transformation ?? "")?.[day] ?? "",
  });
  const moved = rows("shipments");
  const came = [
    ...moved.map((row) => ({ ...row, site: row.to_site ?? "" })),
    ...rows("transformation_outputs").map((row) => leg(row, "end")),
  ];
  const left = [
    ...moved.map((row) => ({ ...row, site: row.from_site ?? "" })),
    ...rows("transformation_inputs").map((row) => leg(row, "start")),
  ];
  const before = new Map<string, Row>();
  return new Map(
    rows("stock").flatMap((stock) => {
      const account = [stock.site, stock.good, stock.lot].filter((part) => part !== "").join(" ");
      const last = before.get(account);
      before.set(account, stock);
      if (last === undefined) return [];
      expect(stock.opening).toBe(last.closing);
      const within = (row: Row): boolean =>
        row.site === stock.site &&
        row.hs === stock.good &&
        (stock.lot === "" || row.lot === stock.lot) &&
        (row.date ?? "") > (last.date ?? "") &&
        (row.date ?? "") <= (stock.date ?? "");
      const book = Number(stock.opening) + sum(came.filter(within)) - sum(left.filter(within));
      return [[`${account} ${stock.date}`, { book, counted: Number(stock.closing) }] as const];
    }),
  );
}

const byKey = (rows: readonly Row[], key: string): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row[key] ?? "", row]));

const sum = (rows: readonly Row[]): number => rows.map(massOf).reduce((a, b) => a + b, 0);

const massOf = ({ net_kg, quantity, unit }: Row): number =>
  net_kg === undefined || net_kg === ""
    ? Number(quantity) * (kilograms[unit ?? ""] ?? Number.NaN)
    : Number(net_kg);

const balances = ({ book, counted }: { readonly book: number; readonly counted: number }): boolean =>
  Math.abs(book - counted) <= stockDifference * Math.max(book, counted);

describe.each([
  ["solar-module", ["SITE-P 2804.69 2026-06-30"]],
  ["tomato-paste", []],
])("the ledgers of examples/%s", (example, open) => {
  const ledgers = ledgersOf(example);
  const { shares } = JSON.parse(
    readFileSync(join(root, "examples", example, "expected-shares.json"), "utf8"),
  );

  it("balance, but for those that the page says do not", () => {
    const found = [...ledgers].filter(([, ledger]) => !balances(ledger)).map(([account]) => account);
    expect(found).toEqual(open);
  });

  it("are those that the shares rest on", () => {
    const named = shares.flatMap(({ closed }: any) => closed);
    expect(named.filter((account: string) => !ledgers.has(account) || open.includes(account))).toEqual([]);
  });

  it("give shares whose decimals lie outward of their fractions, by less than a millionth", () => {
    for (const { min, max } of shares) {
      const [low, high] = [min, max].map(({ fraction }: any) => {
        const [over, under = "1"] = fraction.split("/");
        return Number(over) / Number(under);
      });
      expect(low).toBeLessThanOrEqual(high ?? 0);
      expect(min.decimal).toBeLessThanOrEqual(low ?? 0);
      expect(max.decimal).toBeGreaterThanOrEqual(high ?? 1);
      expect(Math.max((low ?? 0) - min.decimal, max.decimal - (high ?? 1))).toBeLessThan(1e-6);
    }
  });

  it("bind only ends that say something, in order", () => {
    for (const { min, max, binding } of shares) {
      expect(binding.min.length === 0 || min.fraction !== "0").toBe(true);
      expect(binding.max.length === 0 || max.fraction !== "1").toBe(true);
      for (const ids of [binding.min, binding.max]) expect(ids.toSorted()).toEqual(ids);
    }
  });
});
