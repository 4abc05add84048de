import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { restoreCell } from "../src/formats/write/neutral-cell.ts";
import { gather } from "../src/formats/write/sheet.ts";
import { writeCsv } from "../src/formats/write/write-csv.ts";
import { writeXlsx } from "../src/formats/write/write-xlsx.ts";
import { payloads } from "./formula-injection.fixture.ts";
import { folder, selvedge } from "./terminal.ts";

/** LibreOffice, or another place of it that `SELVEDGE_SOFFICE` names. */
const soffice = process.env.SELVEDGE_SOFFICE ?? "/usr/bin/soffice";

/** Why no spreadsheet can be opened here; undefined where one can. */
const noOffice: string | undefined = existsSync(soffice)
  ? undefined
  : `There is no LibreOffice at ${soffice} (apt-get install libreoffice-calc, or set SELVEDGE_SOFFICE): no export was opened in a spreadsheet program.`;
if (noOffice !== undefined) process.stderr.write(`${noOffice}\n`);

const dir = folder();
const inDir = (...path: string[]): string => join(dir, ...path);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const lines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");

/** Every payload as a name, in an address and under a heading of its own; and as a key at the beginning of a row. */
const parties = lines([
  ["party", "name", "address", "=1+1 internal remark"],
  ...payloads.map((text, index) => [`P-${index}`, text, `Road ${index} ${text}`, text]),
]);
const sites = lines([
  ["site", "party", "name", "lat"],
  ...payloads.map((text, index) => [text, `P-${index}`, text, index % 2 === 0 ? "-12.5" : "12.5"]),
]);
const raw = payloads.map((text, index) => [text, `R-${index}`, text, "-1"]);
const rawColumns = ["=key", "row", "@text", "number"];

const exports_ = [
  ["parties", "csv"],
  ["sites", "csv"],
  ["parties", "xlsx"],
  ["sites", "xlsx"],
] as const;

async function importAndExport(workspace: string, files: readonly string[], into: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  const imported = await selvedge("import", ...files, "--json", "--workspace", workspace);
  expect(imported.err).toBe("");
  for (const [kind, format] of exports_) {
    const out = join(into, `${kind}.${format}`);
    const { err, json } = await selvedge(
      "export",
      kind,
      "--with-extra",
      "--out",
      out,
      "--json",
      "--workspace",
      workspace,
    );
    expect(err).toBe("");
    expect(json().rows).toBeGreaterThan(payloads.length - 5);
    expect(json().neutralised).toBeGreaterThan(200);
  }
}

beforeAll(async () => {
  writeFileSync(inDir("parties.csv"), parties);
  writeFileSync(inDir("sites.csv"), sites);
  await importAndExport(inDir("first"), [inDir("parties.csv"), inDir("sites.csv")], inDir("out"));
  const table = { columns: rawColumns, rows: [raw] };
  writeFileSync(inDir("out", "raw.csv"), await gather(writeCsv(table, { file: "raw.csv" })));
  writeFileSync(
    inDir("out", "raw.xlsx"),
    await gather(writeXlsx([{ ...table, name: "raw" }], { file: "raw.xlsx" })),
  );
});

describe("300 formula payloads", () => {
  it("are 300, each once", () => {
    expect(payloads).toHaveLength(300);
    expect(new Set(payloads).size).toBe(300);
  });

  it("come back exactly as they were out of a file written of them as they are", () => {
    const [columns, ...rows] = parse(readFileSync(inDir("out", "raw.csv")), { bom: true }) as string[][];
    expect(columns?.map(restoreCell)).toEqual(rawColumns);
    expect(rows.map((row) => row.map(restoreCell))).toEqual(raw);
  });

  it.each(["csv", "xlsx"])("are the same values when our own %s is imported again", async (format) => {
    const again = inDir(`again-${format}`);
    await importAndExport(
      inDir(`second-${format}`),
      [inDir("out", `parties.${format}`), inDir("out", `sites.${format}`)],
      again,
    );
    for (const [kind, each] of exports_)
      expect(
        readFileSync(join(again, `${kind}.${each}`)).equals(readFileSync(inDir("out", `${kind}.${each}`))),
      ).toBe(true);
  });
});

/** Ways to open a CSV: separator, language, whether spaces are cut off. Formulas are evaluated in all of them. */
const openings = [
  ["comma, spaces cut off", "44,34,76,1,,1033,false,true,false,false,true,-1,true"],
  ["semicolon, German", "59,34,76,1,,1031,false,true,false,false,false,-1,true"],
  ["tab", "9,34,76,1,,1033,false,true,false,false,true,-1,true"],
  ["bar", "124,34,76,1,,1033,false,true,false,false,false,-1,true"],
  ["comma, semicolon and tab, runs as one", "44/59/9/MRG,34,76,1,,1033,false,true,false,false,false,-1,true"],
] as const;

/** A formula that each way of opening must see: the detector is worth nothing where it cannot. */
const control = ["x,=1+1", "x;=1+1", "x\t=1+1", "x|=1+1"].join("\r\n");

/** Converts files to a form in which formulas stand in the open; answers the formulas of each. */
function formulasIn(
  files: readonly string[],
  opening: string | undefined,
  name: string,
): Map<string, string[]> {
  const out = inDir(name);
  execFileSync(
    soffice,
    [
      `-env:UserInstallation=${pathToFileURL(inDir("profile")).href}`,
      ...["--headless", "--norestore", "--nologo", "--nolockcheck"],
      ...(opening === undefined ? [] : [`--infilter=Text - txt - csv (StarCalc):${opening}`]),
      ...["--convert-to", "fods", "--outdir", out, ...files],
    ],
    { stdio: "pipe", timeout: 60_000 },
  );
  return new Map(
    readdirSync(out).map((file) => [
      file.replace(/\.fods$/, ""),
      [...readFileSync(join(out, file), "utf8").matchAll(/table:formula="([^"]*)"|<text:a /g)].map(
        ([found, formula]) => formula ?? found,
      ),
    ]),
  );
}

describe.skipIf(noOffice !== undefined)("300 formula payloads in LibreOffice", () => {
  const csv = ["parties", "sites", "raw"].map((name) => inDir("out", `${name}.csv`));

  it.each(openings)("0 are evaluated in a CSV opened with %s", (name, opening) => {
    writeFileSync(inDir("control.csv"), control);
    const found = formulasIn([...csv, inDir("control.csv")], opening, `opened with ${name}`);
    expect(found.get("control")).toContain("of:=1+1");
    found.delete("control");
    expect([...found]).toEqual([
      ["parties", []],
      ["raw", []],
      ["sites", []],
    ]);
  });

  it("0 are evaluated in an XLSX, which holds them as texts", () => {
    const found = formulasIn(
      ["parties", "sites", "raw"].map((name) => inDir("out", `${name}.xlsx`)),
      undefined,
      "opened as xlsx",
    );
    expect([...found].toSorted()).toEqual([
      ["parties", []],
      ["raw", []],
      ["sites", []],
    ]);
    const texts = readFileSync(join(inDir("opened as xlsx"), "raw.fods"), "utf8");
    expect(texts.match(/office:value-type="string"/g)?.length).toBe(4 * (payloads.length + 1));
    expect(texts).not.toMatch(/office:value-type="(?!string)/);
  });
});
