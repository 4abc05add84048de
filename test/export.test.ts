import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { openZip } from "../src/formats/archive/open-zip.ts";
import { bytesOf } from "../src/formats/byte-source.ts";
import { openXlsx } from "../src/formats/xlsx/open-xlsx.ts";
import { canonicalColumns, recordKinds } from "../src/model/records.ts";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const at = (name: string): string => join(dir, name);
const workspace = at("acme");
const ask = (...argv: string[]) => selvedge(...argv, "--workspace", workspace);
const rowsOf = (name: string): string[][] => parse(readFileSync(at(name)), { bom: true });

async function sheetsOf(name: string): Promise<Record<string, (readonly string[])[]>> {
  const file = { file: name };
  const tables = await openXlsx(await openZip(bytesOf(readFileSync(at(name))), file), file);
  const sheets: Record<string, (readonly string[])[]> = {};
  for (const table of tables) {
    const rows: (readonly string[])[] = [];
    for await (const batch of table.rows()) rows.push(...batch.map(({ cells }) => cells));
    sheets[table.sheet ?? ""] = rows;
  }
  return sheets;
}

const parties = [
  "party,name,address,country,Tier,Supplier Name,phone",
  "S-01,Hoshine Silicon Industry Co. Ltd.,=A1 Road,CN,1,Hoshine,12345",
  "007,Second Mill,Plot 2,IN,2,,12345",
].join("\n");
const sites = ["site,party,name,lat,lon", "W-1,S-01,Works,-12.5,+13.25", "W-2,S-01,Works two,95,10"].join(
  "\n",
);

describe("export", () => {
  beforeAll(async () => {
    writeFileSync(at("parties.csv"), parties);
    writeFileSync(at("sites.csv"), sites);
    const { err } = await ask("import", at("parties.csv"), at("sites.csv"), "--map", "name=name");
    expect(err).toBe("");
  });

  it("writes the canonical columns in canonical order, texts as they are kept, formulas marked", async () => {
    const { json } = await ask("export", "parties", "--out", at("out.csv"), "--json");
    expect(rowsOf("out.csv")).toEqual([
      [...canonicalColumns.parties],
      [
        "S-01",
        "Hoshine Silicon Industry Co. Ltd.",
        "",
        "",
        "'=A1 Road",
        "",
        "",
        "",
        "CN",
        ...Array(5).fill(""),
      ],
      ["007", "Second Mill", "", "", "Plot 2", "", "", "", "IN", ...Array(5).fill("")],
    ]);
    expect(json()).toMatchObject({
      fictional: false,
      file: at("out.csv"),
      format: "csv",
      kind: "parties",
      rows: 2,
      quarantined: 0,
      neutralised: 1,
      tables: [{ kind: "parties", rows: 2, columns: [...canonicalColumns.parties], quarantined: 0 }],
    });
  });

  it("adds the further columns when asked, never contact data, under headings that stay theirs", async () => {
    await ask("export", "parties", "--with-extra", "--out", at("extra.csv"));
    const [head = [], first = []] = rowsOf("extra.csv");
    expect(head.slice(canonicalColumns.parties.length)).toEqual(["Tier", "kept: Supplier Name"]);
    expect(first.slice(canonicalColumns.parties.length)).toEqual(["1", "Hoshine"]);
    expect(readFileSync(at("extra.csv"), "utf8")).not.toContain("12345");
  });

  it("leaves a negative latitude as it is, in CSV as in XLSX", async () => {
    await ask("export", "sites", "--out", at("sites-out.csv"));
    expect(rowsOf("sites-out.csv")[1]?.slice(9, 11)).toEqual(["-12.5", "13.25"]);
    await ask("export", "sites", "--out", at("sites-out.xlsx"));
    expect((await sheetsOf("sites-out.xlsx")).sites?.[1]?.slice(9, 11)).toEqual(["-12.5", "13.25"]);
  });

  it("writes all kinds with rows into one workbook, a sheet a kind, and counts what is not in it", async () => {
    const { json } = await ask("export", "all", "--out", at("all.xlsx"), "--json");
    const sheets = await sheetsOf("all.xlsx");
    expect(Object.keys(sheets)).toEqual(["parties", "sites"]);
    expect(sheets.parties?.map(([key]) => key)).toEqual(["party", "S-01", "007"]);
    expect(json().tables.map(({ kind, rows, quarantined }: any) => [kind, rows, quarantined])).toEqual([
      ["parties", 2, 0],
      ["sites", 1, 1],
    ]);
  });

  it("gives the same bytes again", async () => {
    for (const name of ["same.csv", "same.xlsx"]) {
      const once = (await ask("export", "parties", "--out", at(name), "--json")).json();
      const again = (
        await ask("export", "parties", "--out", at(`2-${name}`), "--json", "--now", "2030-01-01")
      ).json();
      expect(again.sha256).toBe(once.sha256);
    }
  });

  it("does not replace a file that holds something else, unless told to", async () => {
    writeFileSync(at("mine.csv"), "my own work");
    const refused = await ask("export", "parties", "--out", at("mine.csv"));
    expect(refused.code).toBe(3);
    expect(refused.err).toContain("it was left as it is");
    expect(readFileSync(at("mine.csv"), "utf8")).toBe("my own work");
    expect((await ask("export", "parties", "--out", at("mine.csv"), "--force")).code).toBe(0);
    expect((await ask("export", "parties", "--out", at("mine.csv"))).code).toBe(0);
    expect(rowsOf("mine.csv")).toHaveLength(3);
  });

  it("takes in decisions made here, in the form in which a file brings them", async () => {
    const hits = (await ask("screen", "--json")).lines().flatMap(({ hits: found }: any) => found);
    const [{ hit, list, entry }] = hits;
    const decided = ["--reason", "=same licence", "--by", "A. Analyst", "--date", "2026-11-20"];
    expect((await ask("decide", hit, "same", ...decided)).code).toBe(0);
    await ask("export", "decisions", "--out", at("decisions.csv"));
    const [head, row] = rowsOf("decisions.csv");
    expect(head).toEqual(["party", "list", "entry", "decision", "reason", "by", "date"]);
    expect(row?.slice(1)).toEqual([list, entry, "same", "'=same licence", "A. Analyst", "2026-11-20"]);
  });

  it.each([
    [["all", "--format", "csv"], 2, "A CSV file holds one table"],
    [["parties", "--out", at("x.txt")], 2, "neither .csv nor .xlsx"],
    [["parties", "--out", at("x.xlsx"), "--format", "csv"], 2, "named as XLSX and --format asks for CSV"],
    [["parties", "--out", dir, "--format", "csv"], 2, "is a folder"],
    [["bom", "--out", at("x.csv")], 3, "The workspace holds no bom in force"],
    [["nothing"], 2, "Allowed choices are parties"],
  ])("export %j fails with exit code %i and says why", async (argv, code, message) => {
    const answer = await ask("export", ...argv);
    expect(answer.code).toBe(code);
    expect(answer.err.replace(/\s+/g, " ")).toContain(message);
    expect(existsSync(at("x.csv"))).toBe(false);
  });

  it("leaves out what was undone", async () => {
    const { json } = await ask("import", at("sites.csv"), "--json");
    await ask("undo", json().files[0].import);
    expect((await ask("export", "sites", "--out", at("undone.csv"))).err).toContain("no sites in force");
    expect(existsSync(at("undone.csv"))).toBe(false);
  });
});

describe("templates --out", () => {
  it("writes a workbook: a sheet a kind with its headings, and notes on every column", async () => {
    const { json } = await selvedge("templates", "--out", at("forms.xlsx"), "--json");
    expect(json().written).toMatchObject({ file: at("forms.xlsx"), format: "xlsx" });
    const { notes = [], ...forms } = await sheetsOf("forms.xlsx");
    expect(Object.entries(forms)).toEqual(recordKinds.map((kind) => [kind, [[...canonicalColumns[kind]]]]));
    expect(notes.slice(1).map(([kind, column]) => [kind, column])).toEqual(
      recordKinds.flatMap((kind) => canonicalColumns[kind].map((column) => [kind, column])),
    );
    for (const row of notes.slice(1)) expect(row[2]).not.toBe("");
    expect(notes.find(([kind, column]) => kind === "decisions" && column === "decision")).toEqual([
      "decisions",
      "decision",
      "one of the words given here",
      "same, not-same, cannot-tell",
      "yes",
    ]);
  });

  it("writes one form as CSV, and never several", async () => {
    expect((await selvedge("templates", "sites", "--out", at("form.csv"))).code).toBe(0);
    expect(rowsOf("form.csv")).toEqual([[...canonicalColumns.sites]]);
    expect((await selvedge("templates", "--out", at("forms.csv"))).code).toBe(2);
    expect(existsSync(at("forms.csv"))).toBe(false);
  });

  it("prints a form where no file is named", async () => {
    const { out, json } = await selvedge("templates", "bom", "--json");
    expect(out).not.toBe("");
    expect(json()).toEqual({
      templates: [
        { kind: "bom", columns: [...canonicalColumns.bom], csv: `${canonicalColumns.bom.join(",")}\r\n` },
      ],
      written: null,
    });
  });
});
