import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { chain } from "../src/custody/chain.fixture.ts";
import { type Cells, joined } from "../src/custody/custody.fixture.ts";
import { openZip } from "../src/formats/archive/open-zip.ts";
import { bytesOf } from "../src/formats/byte-source.ts";
import { openXlsx } from "../src/formats/xlsx/open-xlsx.ts";
import { folder, root, selvedge } from "./terminal.ts";

const dir = folder();
const at = (name: string): string => join(dir, name);
const workspace = at("acme");
const ask = (...argv: string[]) => selvedge("reconcile", ...argv, "--workspace", workspace);

/** Rows as a CSV file of that name; answers its path. */
function csv(name: string, rows: readonly Cells[]): string {
  const columns = [...new Set(rows.flatMap((cells) => Object.keys(cells)))];
  const lines = rows.map((cells) => columns.map((column) => `"${cells[column] ?? ""}"`).join(","));
  writeFileSync(at(name), `${[columns.join(","), ...lines].join("\n")}\n`);
  return at(name);
}

const rows = joined(...chain);
const named = [
  ["GIN", ""],
  ["MILL", ""],
  ["WEAVER", ""],
  ["MAKER", ""],
  ["IMPORTER", "self"],
].map(([party = "", role = ""]): Cells => ({ party, name: party, role, country: "TR" }));

beforeAll(async () => {
  for (const [kind, some] of Object.entries({ ...rows, parties: named })) {
    if (some.length === 0) continue;
    const answer = await selvedge(
      "import",
      csv(`${kind}.csv`, some),
      "--as",
      kind,
      "--json",
      "--workspace",
      workspace,
    );
    expect(answer.json().files, kind).toMatchObject([{ rows: some.length, quarantined: 0 }]);
  }
});

const verdictsOf = (answer: { json: () => any }): Record<string, string> =>
  Object.fromEntries(answer.json().lots.map(({ lot, verdict }: any) => [lot, verdict]));

describe("reconcile", () => {
  it("answers for every lot, by the contract", async () => {
    const answer = await ask("--json");
    expect(verdictsOf(answer)).toEqual({
      "C-1": "reconciles",
      "L-1": "reconciles",
      "S-1": "reconciles",
      "Y-1": "reconciles",
    });
    const [cloth] = answer.json().lots;
    expect(Object.keys(cloth).toSorted()).toEqual(
      ["checks", "hs", "kg", "lot", "missing", "papers", "product", "shares", "verdict"].toSorted(),
    );
    expect(cloth.checks[0]).toEqual({
      rule: "common-mass",
      result: "pass",
      amount: null,
      unit: null,
      reason: "every recorded amount has a mass",
      documents: ["C-1", "SH-C-1", "T-C-1", "T-S-1"],
    });
  });

  it("meets --fail-on contradicted only where papers contradict one another", async () => {
    expect((await ask("--fail-on", "contradicted")).code).toBe(0);
    const wrong = csv("wrong.csv", [
      {
        document: "WN 9",
        kind: "weight-note",
        issuer: "MILL",
        date: "2026-01-25",
        lot: "Y-1",
        shipment: "SH-Y-1",
        quantity: "940",
        unit: "kg",
      },
    ]);
    const answer = await ask("Y-1", "--with", wrong, "--fail-on", "contradicted", "--json");
    expect(answer.code).toBe(1);
    expect(answer.json().supposed).toMatchObject([{ kind: "documents", rows: 1 }]);
    expect(answer.json().lots[0].checks.filter(({ result }: any) => result === "fail")).toMatchObject([
      { rule: "quantities-agree", amount: 60, unit: "kg" },
    ]);
  });

  it("keeps nothing of what was only supposed", async () => {
    expect(verdictsOf(await ask("Y-1", "--json"))).toEqual({ "Y-1": "reconciles" });
  });

  it("says what is missing of an order to which nothing is tied", async () => {
    const order = csv("order.csv", [
      {
        document: "PO 77",
        kind: "purchase-order",
        issuer: "IMPORTER",
        recipient: "MAKER",
        date: "2026-05-01",
        good: "6205.20",
        file: "po77.pdf",
      },
    ]);
    const [found] = (await ask("--with", order, "--json")).json().orders;
    expect(found).toMatchObject({ order: "PO 77", hs: "620520", seller: "MAKER" });
    expect(found.missing.map(({ step, paper }: any) => `${step}: ${paper}`)).toEqual(
      [
        "cutting and sewing",
        "weaving or knitting",
        "carded spinning or combed spinning or spinning",
        "ginning",
      ].flatMap((step) =>
        ["production-record", "transfer", "payment"].map((paper) => `${step} for PO 77: ${paper}`),
      ),
    );
  });

  it("narrows to what one importer bought, and to a product", async () => {
    expect((await ask("--client", "IMPORTER", "--json")).json().lots).toHaveLength(4);
    expect((await ask("--client", "MILL")).code).toBe(3);
    expect((await ask("nothing of this name")).err).toContain(
      'No lot of this workspace is called "nothing of this name"',
    );
  });

  it("keeps to 80 columns, whatever stands in it", async () => {
    for (const argv of [[], ["C-1"], ["C-1", "--table"]]) {
      const { out } = await ask(...argv);
      expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    }
  });
});

describe("override", () => {
  const place = at("overridden");
  const set = (...argv: string[]) => selvedge("override", ...argv, "--by", "I. Falk", "--workspace", place);

  it("sets a yield otherwise, with a reason that every answer shows, and back", async () => {
    for (const kind of ["lots", "transformations", "transformation_inputs", "transformation_outputs"])
      await selvedge("import", at(`${kind}.csv`), "--as", kind, "--workspace", place);
    const yields = async (): Promise<any> => {
      const found = (await selvedge("reconcile", "C-1", "--json", "--workspace", place)).json();
      const [{ result, amount, reason }] = found.lots[0].checks.filter(
        ({ rule }: any) => rule === "stage-yield",
      );
      return {
        result,
        amount,
        reason,
        overrides: found.overrides.map(({ what, value }: any) => `${what} ${value}`),
      };
    };
    expect(await yields()).toMatchObject({ result: "pass", overrides: [] });
    const band = "yield.weaving";
    expect((await set(`${band}.least`, "0.9", "--reason", "as the mill weighs")).code).toBe(0);
    expect((await set(`${band}.most`, "0.95", "--reason", "as the mill weighs")).code).toBe(0);
    expect((await set(`${band}.limit-most`, "0.96", "--reason", "as the mill weighs")).code).toBe(0);
    expect(await yields()).toMatchObject({
      result: "fail",
      amount: 5.2,
      reason: expect.stringContaining("set by I. Falk: as the mill weighs"),
      overrides: [`${band}.least 0.9`, `${band}.most 0.95`, `${band}.limit-most 0.96`],
    });
    expect((await set(`${band}.limit-most`, "default", "--reason", "weighed again")).code).toBe(0);
    expect(await yields()).toMatchObject({
      result: "cannot-tell",
      overrides: [`${band}.least 0.9`, `${band}.most 0.95`],
    });
    expect((await selvedge("verify", "--workspace", place)).code).toBe(0);
  });

  it.each([
    ["tolerance.no-such", "0.1", 'data/balance has no "tolerance.no-such"'],
    ["tolerance.lot-mass", "a lot", '"a lot" is no plain decimal'],
    ["yield.weaving.least", "1.2", "would not be in order"],
  ])("refuses %s %s", async (what, value, why) => {
    const { code, err } = await set(what, value, "--reason", "a slip");
    expect(code).toBe(3);
    expect(err.replace(/\s+/g, " ")).toContain(why);
  });
});

describe("the mass balance", () => {
  it("can be added up by hand", async () => {
    const { table } = (await ask("C-1", "--table", "--json")).json();
    const told = table.map(
      ({ line, given, unit, factor, kg }: any) => `${line} ${given} ${unit} ${factor} ${kg}`,
    );
    expect(told).toEqual([
      "in 880 kg 1 880",
      "out 850 kg 1 850",
      "loss    30",
      "limit    924",
      "usual    827.2",
      "usual    866.8",
      "held    850",
      "drawn 850 kg 1 850",
      "sent 850 kg 1 850",
      "opening    0",
      "+ in    850",
      "- out    850",
      "counted    0",
      "residual    0",
    ]);
  });

  it("is the same in a workbook, as values", async () => {
    const file = at("balance.xlsx");
    await ask("C-1", "--xlsx", file);
    const place = { file: "balance.xlsx" };
    const sheets: Record<string, (readonly string[])[]> = {};
    for (const sheet of await openXlsx(await openZip(bytesOf(readFileSync(file)), place), place)) {
      const found: (readonly string[])[] = [];
      for await (const batch of sheet.rows()) found.push(...batch.map(({ cells }) => cells));
      sheets[sheet.sheet ?? ""] = found;
    }
    expect(Object.keys(sheets)).toEqual(["lots", "checks", "not on file", "mass balance"]);
    expect(sheets["mass balance"]?.[1]?.slice(0, 7)).toEqual(["C-1", "in", "Y-1", "880", "kg", "1", "880"]);
  });
});

describe("shares of a lot", () => {
  it("are those that the worked example has on paper, told only of a lot that is named", async () => {
    const place = at("tomato");
    const folderOf = join(root, "examples/tomato-paste");
    const files = readdirSync(folderOf).filter((name) => name.endsWith(".csv"));
    await selvedge("import", ...files.map((name) => join(folderOf, name)), "--workspace", place);
    const [lot] = (await selvedge("reconcile", "CS-1", "--json", "--workspace", place)).json().lots;
    expect(lot.shares.length).toBeGreaterThan(0);
    expect(lot.shares.map(({ min, max }: any) => [min, max])).toEqual(lot.shares.map(() => [0, 0]));
    const all = (await selvedge("reconcile", "--json", "--workspace", place)).json().lots;
    expect(all.every(({ shares }: any) => shares.length === 0)).toBe(true);
  });
});

const epcis = join(root, "../shared/data/records/epcis");
const there = existsSync(epcis);
if (!there)
  console.log(
    "skipped: ../shared/data is not beside the repository, and real files may not be copied into it",
  );

describe.skipIf(!there)("events of others", () => {
  const events = at("events");
  const lotsOf = async (...files: string[]): Promise<any[]> => {
    const place = `${events}-${files.length}`;
    await selvedge("import", ...files, "--workspace", place);
    return (await selvedge("reconcile", "--json", "--workspace", place)).json().lots;
  };

  it("tell of a textile chain without any quantity: seven makings, each cannot be told for a reason that names it", async () => {
    const folderOf = join(epcis, "openepcis-textile");
    const files = readdirSync(folderOf).filter((name) => /^epcis_(transformation|fjordline)/.test(name));
    const lots = await lotsOf(...files.map((name) => join(folderOf, name)));
    expect(lots.every(({ verdict }) => verdict === "cannot-tell")).toBe(true);
    const reasons = lots.flatMap(({ checks }) =>
      checks
        .filter(({ rule, result }: any) => rule === "stage-yield" && result === "cannot-tell")
        .map(({ reason }: any) => reason),
    );
    const runs = new Set(
      reasons.map((reason) => /the yield of run (\S+) cannot be worked out: \S/.exec(reason)?.[1]),
    );
    expect(runs.size).toBe(7);
    expect(runs.has(undefined)).toBe(false);
  });

  it("tell of 150 cases in and 2,000 out: a case has no net content, and nothing fails", async () => {
    const lots = await lotsOf(join(epcis, "openepcis-other/us_fsma204_epcis_transformation-cte.jsonld"));
    expect(lots.map(({ verdict }) => verdict)).toEqual(["cannot-tell", "cannot-tell", "cannot-tell"]);
    for (const { checks } of lots) {
      expect(checks.some(({ result }: any) => result === "fail")).toBe(false);
      expect(checks[0]).toMatchObject({ rule: "common-mass", result: "cannot-tell" });
      expect(checks[0].reason).toContain("case has no net content");
    }
  });
});
