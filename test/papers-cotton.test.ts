import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import {
  eventsOf,
  expectedChecks,
  page,
  type Row,
  rowsOf,
  runsOf,
  shortLot,
  tableOf,
  type Version,
} from "./papers.fixture.ts";
import { root } from "./terminal.ts";

// That the page of the papers and expected-checks.json say what the rows add up to: plain sums, no rule of Selvedge.
const versions: readonly Version[] = ["complete", "faults", "half"];
const pound = 0.45359237;
const kg = ({ quantity, unit }: Row): number => Number(quantity) * (unit === "lb" ? pound : 1);
const gram = (mass: number): number => Math.round(mass * 1000) / 1000;
const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const days = (from = "", to = ""): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const one = <T>(rows: readonly T[], is: (row: T) => boolean): T => {
  const [row, ...more] = rows.filter(is);
  if (row === undefined || more.length > 0) throw new Error("Not one row.");
  return row;
};
const documentsOf = (version: Version) =>
  Map.groupBy(rowsOf(version, "documents"), ({ document }) => document ?? "");
const inFaults = (kind: string, column: string, value: string): Row =>
  one(rowsOf("faults", kind), (row) => row[column] === value);

/** Days on which the book of a ledger moves, and by how much: what a run used on its last day, what it made on its first. */
function movesOf(version: Version, site = "", lot = ""): readonly (readonly [day: string, kg: number])[] {
  const runs = runsOf(version).filter((run) => run.site === site);
  const of = (legs: readonly (readonly [string, number])[]) =>
    total(legs.filter(([each]) => each === lot).map(([, q]) => q));
  const sent = rowsOf(version, "shipments").filter((row) => row.lot === lot);
  return [
    ...runs.map(({ start, made }) => [start, of(made)] as const),
    ...runs.map(({ end, used }) => [end, -of(used)] as const),
    ...sent.filter(({ to_site }) => to_site === site).map((row) => [row.date ?? "", kg(row)] as const),
    ...sent.filter(({ from_site }) => from_site === site).map((row) => [row.date ?? "", -kg(row)] as const),
  ].filter(([, mass]) => mass !== 0);
}

/** Ledger pages that do not balance, and the lowest a book falls under zero, by lot. */
function ledgers(version: Version): {
  readonly unbalanced: readonly string[];
  readonly below: Record<string, number>;
} {
  const unbalanced: string[] = [];
  const below: Record<string, number> = {};
  const books = Map.groupBy(rowsOf(version, "stock"), ({ site, lot }) => `${site} ${lot}`);
  for (const pages of books.values()) {
    pages.slice(1).forEach((row, index) => {
      const before = pages[index];
      expect(row.opening).toBe(before?.closing);
      const moves = movesOf(version, row.site, row.lot)
        .filter(([day]) => day > (before?.date ?? "") && day <= (row.date ?? ""))
        .toSorted((a, b) => a[0].localeCompare(b[0]) || b[1] - a[1]);
      let book = Number(row.opening);
      for (const [, mass] of moves) {
        book += mass;
        if (book < 0) below[shortLot(row.lot ?? "")] = -book;
      }
      if (book !== Number(row.closing)) unbalanced.push(`${row.site} ${row.lot} ${row.date}`);
    });
  }
  return { unbalanced, below };
}

describe("the papers of the cotton shirts", () => {
  it("are as many as their page says, in two languages, translations beside their originals", () => {
    const told = tableOf(page(), "version", "what", "documents", "rows");
    expect(told).toHaveLength(versions.length);
    for (const [name, , documents, rows] of told) {
      const version = versions.find((each) => name === `\`${each}/\``) ?? "complete";
      expect([name, documentsOf(version).size, rowsOf(version, "documents").length]).toEqual([
        name,
        Number(documents),
        Number(rows),
      ]);
    }
    for (const version of versions) {
      const documents = rowsOf(version, "documents");
      expect(new Set(documents.map(({ language }) => language))).toEqual(new Set(["tr", "en"]));
      for (const { translation_of = "" } of documents)
        if (translation_of !== "") expect(documentsOf(version).has(translation_of)).toBe(true);
    }
    expect(
      rowsOf("complete", "documents").filter(({ translation_of }) => translation_of !== ""),
    ).toHaveLength(3);
  });

  it("balance from the bale to the shirt as the tables of their page say", () => {
    const told = tableOf(page(), "lot", "in", "out", "yield");
    const summed = runsOf("complete").map(({ used, made }) => {
      const [lot, out] = made[0] ?? ["", 0];
      const fed = used.map(([each, mass]) => `${mass} of ${shortLot(each)}`).join(" + ");
      return [shortLot(lot), fed, String(out), (out / total(used.map(([, mass]) => mass))).toFixed(4)];
    });
    expect(summed.toSorted()).toEqual(told.map((row) => [...row]).toSorted());

    const steps = [["L"], ["Y"], ["G"], ["F"], ["S"]].map(([letter = ""]) => {
      const runs = runsOf("complete").filter(({ made }) => shortLot(made[0]?.[0] ?? "").startsWith(letter));
      const into = total(runs.flatMap(({ used }) => used.map(([, mass]) => mass)));
      const out = total(runs.flatMap(({ made }) => made.map(([, mass]) => mass)));
      return [String(into), String(out), (out / into).toFixed(4), into - out];
    });
    const toldSteps = tableOf(page(), "step", "in", "out", "yield");
    expect(steps).toEqual(
      toldSteps.map(([, into, out, share, , residual]) => [
        into,
        out,
        share,
        Number.parseInt(residual ?? "", 10),
      ]),
    );
  });

  it("name lots that hold what their runs made, all of it sent on and all of it used", () => {
    const runs = runsOf("complete");
    for (const { lot = "", quantity } of rowsOf("complete", "lots")) {
      const mass = Number(quantity);
      const sent = total(
        rowsOf("complete", "shipments")
          .filter((row) => row.lot === lot)
          .map(kg),
      );
      const made = runs.flatMap((run) => run.made).filter(([each]) => each === lot);
      const used = total(
        runs
          .flatMap((run) => run.used)
          .filter(([each]) => each === lot)
          .map(([, each]) => each),
      );
      expect([lot, sent]).toEqual([lot, mass]);
      expect([lot, used]).toEqual([lot, lot.includes("/S") ? 0 : mass]);
      expect(made).toEqual(lot === "SC1" ? [] : [[lot, mass]]);
    }
  });

  it("keep ledgers that balance in every version and fall below zero for one lot alone", () => {
    expect(versions.map((version) => ledgers(version).unbalanced)).toEqual([[], [], []]);
    expect(versions.map((version) => ledgers(version).below)).toEqual([{}, { Y7: 3920 }, {}]);
  });
});

/** The amount by which each planted fault fails, from the rows of `faults/`. */
function amountsOfFaults(): Readonly<Record<string, readonly [rule: string, amount: number]>> {
  const runOf = (lot: string) =>
    one(runsOf("faults"), ({ made }) => made.some(([each]) => shortLot(each) === lot));
  const yields: readonly Row[] = parse(readFileSync(join(root, "data", "balance", "yields.csv"), "utf8"), {
    columns: true,
  });
  const most = Number(one(yields, ({ stage }) => stage === "yarn-carded").limit_most);
  const [yarn, cloth] = [runOf("Y1"), runOf("G11")];
  const bales = rowsOf("faults", "documents").filter(({ document }) => document === "BALES-L3A");
  const held = one(bales, ({ shipment }) => shipment === "");
  const capacity =
    Number(inFaults("sites", "site", cloth.site).capacity) * (days(cloth.start, cloth.end) + 1);
  const sentOn = inFaults("shipments", "shipment", "SH-F8").date;
  const events = eventsOf("faults");
  const voided = one(events, ({ bizStep }) => bizStep === "void_shipping").quantityList?.[0];
  const retracted = one(events, ({ errorDeclaration }) => errorDeclaration !== undefined)
    .outputQuantityList?.[0];
  const third = one(rowsOf("faults", "payments"), ({ refers_to }) => refers_to === "INV-F12");
  expect(third.payee).not.toBe(inFaults("documents", "document", "INV-F12").issuer);
  expect(inFaults("documents", "document", "INV-G6").issuer).not.toBe(
    inFaults("shipments", "shipment", "SH-G6").seller,
  );
  return {
    Y1: ["stage-yield", gram((yarn.made[0]?.[1] ?? 0) - most * total(yarn.used.map(([, mass]) => mass)))],
    Y2: ["received-before-use", days(runOf("G6").end, inFaults("shipments", "shipment", "SH-Y2").date)],
    L3: ["used-once", total(bales.map(kg)) - 2 * kg(held)],
    S4: [
      "quantities-agree",
      kg(inFaults("documents", "document", "BL-S4")) - kg(inFaults("documents", "document", "INV-S4")),
    ],
    G6: ["parties-agree", 1],
    Y7: ["stock-balance", ledgers("faults").below.Y7 ?? 0],
    F8: ["certificate-valid", days(inFaults("documents", "document", "SC-7741").to, sentOn)],
    S9: ["not-withdrawn", voided?.quantity ?? 0],
    S10: ["not-withdrawn", retracted?.quantity ?? 0],
    G11: ["capacity", (cloth.made[0]?.[1] ?? 0) - capacity],
    F12: ["paid", Number(third.amount)],
  };
}

describe("the answers to the papers", () => {
  it("give each fault the amount that its rows add up to, on the page and in expected-checks.json", () => {
    const amounts = amountsOfFaults();
    const failing = expectedChecks().faults.flatMap(({ lot, failing }) =>
      failing.map(({ rule, amount }) => [shortLot(lot), [rule, amount]] as const),
    );
    expect(Object.fromEntries(failing)).toEqual(amounts);
    const told = tableOf(page(), "fault", "lot").map(([, lot = "", , rule, by]) => [lot, rule, by] as const);
    expect(told).toHaveLength(12);
    for (const [lot, rule, by = ""] of told)
      if (lot === "F5") expect([rule, by]).toEqual(["none", ""]);
      else expect([rule, Number.parseInt(by, 10)]).toEqual([`\`${amounts[lot]?.[0]}\``, amounts[lot]?.[1]]);
  });

  it("are given for every lot of every version, failing only where a fault is planted", () => {
    for (const version of versions)
      expect(
        expectedChecks()
          [version].map(({ lot }) => lot)
          .toSorted(),
      ).toEqual(
        rowsOf(version, "lots")
          .map(({ lot }) => lot)
          .toSorted(),
      );
    for (const { failing, verdict } of Object.values(expectedChecks()).flat())
      expect(failing.length > 0).toBe(verdict === "contradicted");
    for (const { missing, verdict } of expectedChecks().half)
      expect([verdict, missing.length > 0]).toEqual(["gaps", true]);
  });

  it("leave out of half/ every second document and payment, and what hangs on them", () => {
    const own = ({ document = "", translation_of = "" }: Row): string => translation_of || document;
    const originals = [...new Set(rowsOf("complete", "documents").map(own))];
    const stays = new Set(originals.filter((_, index) => index % 2 === 0));
    expect(originals).toHaveLength(57);
    expect(rowsOf("half", "documents")).toEqual(
      rowsOf("complete", "documents").filter((row) => stays.has(own(row))),
    );
    expect(rowsOf("half", "payments")).toEqual(
      rowsOf("complete", "payments").filter((_, index) => index % 2 === 0),
    );
    expect(rowsOf("half", "transformations")).toEqual(
      rowsOf("complete", "transformations").filter(({ transformation = "" }) =>
        stays.has(transformation.replace("RUN", "PR")),
      ),
    );
    expect(rowsOf("half", "shipments")).toEqual(
      rowsOf("complete", "shipments").map((row) =>
        stays.has(row.document ?? "") ? row : { ...row, document: "", basis: "declared" },
      ),
    );
  });
});
