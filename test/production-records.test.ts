import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { gather } from "../src/formats/write/sheet.ts";
import { writeXlsx } from "../src/formats/write/write-xlsx.ts";
import { canonicalColumns, type RecordKind } from "../src/model/records.ts";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const at = (...name: string[]): string => join(dir, ...name);
/** The files of a folder, as a shell pattern gives them. */
const filesIn = (name: string): string[] => readdirSync(at(name)).map((file) => at(name, file));
const fixture = (kind: string): string =>
  readFileSync(new URL(`../src/records/${kind}/fixture.csv`, import.meta.url), "utf8");

/** A row or two of each kind as a template takes them, in canonical order. */
const filled = {
  lots: [
    ["B-1", "LINT", "5201.00", "GIN-1", "217.72", "kg", "2025-10-12"],
    ["Y-1", "YARN", "5205.12", "MILL-1", "180", "kg", "2025-11-14"],
  ],
  transformations: [["T-1", "MILL-1", "ring spinning", "2025-11-03", "2025-11-14"]],
  transformation_inputs: [["T-1", "B-1", "217.72", "kg"]],
  transformation_outputs: [["T-1", "Y-1", "180", "kg"]],
  stock: [["MILL-1", "LINT", "", "2025-11-30", "0", "-1.5", "kg"]],
  payments: [["TT-1", "2025-12-01", "Example Mill", "Example Gin", "1234.50", "USD", "SLIP-1", "INV-1"]],
  documents: [
    "INV-1,invoice,Example Gin,Example Mill,2025-10-20,2025-10-01,2025-10-31,B-1,,GIN-1,5201,217.72,kg,,,en,2,,inv-1.pdf",
    "INV-1-ZH,translation,,,,,,B-1,,,,,,,,zh,2,INV-1,inv-1-zh.pdf",
    "TC-1,transaction-certificate,Example Certifier,,2025-10-20,,,B-1,,,,217.72,kg,segregated,Example Gin,en,1,,",
  ].map((row) => row.split(",")),
} satisfies Partial<Record<RecordKind, readonly (readonly string[])[]>>;
const kinds = Object.keys(filled) as (keyof typeof filled)[];

/** The form as `templates` hands it out, with rows under it. */
async function fillForm(kind: keyof typeof filled, path: string): Promise<void> {
  const { json } = await selvedge("templates", kind, "--json");
  const rows = filled[kind].map((row) => row.join(",")).join("\r\n");
  writeFileSync(path, `${json().templates[0].csv}${rows}\r\n`);
}

const exported = async (kind: string, workspace: string): Promise<string[][]> => {
  const out = at(`${kind}-out.csv`);
  const { err } = await selvedge("export", kind, "--out", out, "--force", "--workspace", workspace);
  expect(err).toBe("");
  return parse(readFileSync(out), { bom: true });
};

/** What an import says of each table: its kind, its rows, and how many of them are in quarantine. */
const summary = (answer: any): unknown =>
  Object.fromEntries(
    answer.files.map(({ kind, rows, quarantined }: any) => [kind, [rows, quarantined]] as const),
  );

describe("records of production and payment", () => {
  it("come back from a template of each kind as they went in, a folder at a time", async () => {
    const workspace = at("by-csv");
    mkdirSync(at("forms"));
    for (const kind of kinds) await fillForm(kind, at("forms", `${kind}.csv`));
    const imported = await selvedge("import", ...filesIn("forms"), "--json", "--workspace", workspace);
    expect(imported.err).toBe("");
    expect(summary(imported.json())).toEqual(
      Object.fromEntries(kinds.map((kind) => [kind, [filled[kind].length, 0]])),
    );
    for (const kind of kinds)
      expect(await exported(kind, workspace), kind).toEqual([[...canonicalColumns[kind]], ...filled[kind]]);
  });

  it("come back from one workbook with a sheet a kind, written by export itself", async () => {
    const [first, second, book] = [at("by-csv"), at("by-xlsx"), at("all.xlsx")];
    expect((await selvedge("export", "all", "--out", book, "--workspace", first)).code).toBe(0);
    const imported = await selvedge("import", book, "--json", "--workspace", second);
    expect(imported.json().unread).toEqual([]);
    for (const kind of kinds)
      expect(await exported(kind, second), kind).toEqual([[...canonicalColumns[kind]], ...filled[kind]]);
  });

  it("are told apart by sheets that a person named", async () => {
    const columns = ["Production order", "Batch", "Qty", "UoM"];
    const sheet = (name: string, row: readonly string[]) => ({ name, columns, rows: [[row]] });
    const written = writeXlsx(
      [sheet("Transformation inputs", ["1", "A", "5", "kg"]), sheet("Other", ["1", "B", "4", "kg"])],
      { file: "book.xlsx" },
    );
    writeFileSync(at("book.xlsx"), await gather(written));
    const imported = await selvedge("import", at("book.xlsx"), "--json", "--workspace", at("sheets"));
    expect(imported.json().files.map(({ kind }: any) => kind)).toEqual(["transformation_inputs"]);
    expect(imported.json().unread).toMatchObject([
      { sheet: "Other", code: "file.kind", hint: expect.stringContaining("--as transformation_outputs") },
    ]);
  });

  it("account for every row of papers as they are, name what was left out, and keep no account number", async () => {
    const workspace = at("papers");
    mkdirSync(at("papers-in"));
    for (const kind of kinds)
      writeFileSync(at("papers-in", `${kind}-march.csv`), fixture(kind.replace("_", "-")));
    const imported = await selvedge("import", ...filesIn("papers-in"), "--json", "--workspace", workspace);
    expect(summary(imported.json())).toEqual({
      lots: [7, 1],
      transformations: [5, 1],
      transformation_inputs: [7, 2],
      transformation_outputs: [4, 1],
      stock: [8, 2],
      payments: [7, 2],
      documents: [7, 1],
    });
    const payments = imported.json().files.find(({ kind }: any) => kind === "payments");
    expect(payments.leftOut).toEqual(["Remitter Account", "IBAN", "Account No."]);
    await selvedge("export", "payments", "--with-extra", "--out", at("paid.csv"), "--workspace", workspace);
    expect(readFileSync(at("paid.csv"), "utf8")).not.toMatch(/111222333|444555666|777888999|DE00/);
    expect((await selvedge("verify", "--workspace", workspace)).code).toBe(0);
  });

  const movements = [
    "Production order,Batch,Movement type,Quantity,Unit",
    "T-1,B-1,261,500,kg",
    "T-1,Y-1,101,430,kg",
    "T-1,Y-2,Z01,10,kg",
    "",
  ].join("\n");
  const sides = ["transformation_inputs", "transformation_outputs"];

  it("take what went in and what came out from one file of movements, no row twice", async () => {
    const workspace = at("movements");
    writeFileSync(at("mb51.csv"), movements);
    const asked = await selvedge("import", at("mb51.csv"), "--workspace", workspace);
    expect(asked.code).toBe(3);
    expect(asked.err.replace(/\s+/g, " ")).toContain("fit transformation_inputs and transformation_outputs");
    for (const side of sides) {
      const imported = await selvedge(
        "import",
        at("mb51.csv"),
        "--as",
        side,
        "--json",
        "--workspace",
        workspace,
      );
      expect(imported.json().files).toMatchObject([{ kind: side, rows: 3, quarantined: 2, replaced: [] }]);
    }
    const lots = async (side: string) => (await exported(side, workspace)).slice(1).map(([, lot]) => lot);
    expect([await lots("transformation_inputs"), await lots("transformation_outputs")]).toEqual([
      ["B-1"],
      ["Y-1"],
    ]);
  });

  it("count once where nothing tells the sides apart: the later reading is the one that holds", async () => {
    const workspace = at("corrected");
    writeFileSync(at("plain.csv"), movements.replace("Movement type", "Remark"));
    const read = async (side: string) =>
      (await selvedge("import", at("plain.csv"), "--as", side, "--json", "--workspace", workspace)).json()
        .files[0];
    const first = await read("transformation_inputs");
    expect((await read("transformation_outputs")).replaced).toEqual([first.import]);
  });
});
