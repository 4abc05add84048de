import { z } from "zod";
import type { Written } from "../formats/write/sheet.ts";
import { writeCsv } from "../formats/write/write-csv.ts";
import { type NamedSheet, writeXlsx } from "../formats/write/write-xlsx.ts";
import { fail } from "../model/issue.ts";
import { recordKinds } from "../model/records.ts";
import { type ExportTable, exportTable } from "./export-tables.ts";
import { defineOperation } from "./operation.ts";
import { recordReader } from "./read-file-records.ts";
import {
  agreedFormat,
  forceArgument,
  outArgument,
  putTableFile,
  type TableFileFormat,
  tableFile,
  tableFileFormats,
} from "./table-file.ts";
import { viewOf, type WorkspaceView } from "./view.ts";

const exportKinds = [...recordKinds, "all"] as const;
type ExportKind = (typeof exportKinds)[number];

const exportedTable = z.object({
  kind: z.enum(recordKinds),
  rows: z.number().int(),
  columns: z.array(z.string()),
  /** Rows of this kind that stand in quarantine and are not in the file. */
  quarantined: z.number().int(),
});

export const exportSchema = tableFile.extend({
  fictional: z.boolean(),
  kind: z.enum(exportKinds),
  rows: z.number().int(),
  quarantined: z.number().int(),
  /** Cells that were given an apostrophe, so that no spreadsheet program takes them for a formula. */
  neutralised: z.number().int(),
  tables: z.array(exportedTable),
});

export const exportRecords = defineOperation({
  name: "export",
  kind: "query",
  summary:
    "What is in the workspace? Writes the records in force as CSV or XLSX, with cells that no spreadsheet takes for formulas.",
  args: [
    {
      name: "kind",
      place: "position",
      takes: "text",
      required: true,
      choices: exportKinds,
      description: "the kind of records, or all (XLSX, a sheet a kind)",
    },
    {
      name: "format",
      place: "flag",
      takes: "text",
      choices: tableFileFormats,
      description: "default: what --out is named, else csv, for all xlsx",
    },
    { ...outArgument, description: "the file to write (default: WORKSPACE-KIND.csv in the current folder)" },
    {
      name: "withExtra",
      place: "flag",
      takes: "switch",
      description: "also the further columns of the files, behind the canonical ones",
    },
    forceArgument,
  ],
  input: z.object({
    kind: z.enum(exportKinds),
    format: z.enum(tableFileFormats).optional(),
    out: z.string().min(1, "name the file").optional(),
    withExtra: z.boolean().default(false),
    force: z.boolean().default(false),
  }),
  output: { shape: "object", schema: exportSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { kind, format: asked, out, withExtra, force }) => {
    const format = agreedFormat(out, asked) ?? (kind === "all" ? "xlsx" : "csv");
    refuseAllAsCsv(kind, format);
    const store = await ports.readStore();
    const view = await viewOf(store);
    const source = { view, decided: await store.ledger.decisions() };
    const reader = withExtra ? recordReader() : undefined;
    const tables = filled(
      kind,
      view,
      (kind === "all" ? recordKinds : [kind]).map((each) => exportTable(each, source, reader)),
    );
    const file = out ?? `${fileName(view.name)}-${kind}.${format}`;
    const written = write(format, tables, { file, fictional: view.fictional });
    const put = await putTableFile(ports, { file, format, written, force });
    const quarantined = tables.map(({ name }) => view.quarantined[name] ?? 0);
    return exportSchema.parse({
      ...put,
      fictional: view.fictional,
      kind,
      rows: written.rows(),
      quarantined: quarantined.reduce((sum, count) => sum + count, 0),
      neutralised: written.neutralised(),
      tables: tables.map(({ name, columns, count }, index) => ({
        kind: name,
        rows: count,
        columns,
        quarantined: quarantined[index],
      })),
    });
  },
});

function refuseAllAsCsv(kind: ExportKind, format: TableFileFormat): void {
  if (kind === "all" && format === "csv")
    fail(
      "usage.option",
      "A CSV file holds one table, and all asks for several.",
      'Export all as XLSX, or one kind as CSV: "selvedge export parties".',
    );
}

/** Of all kinds those with rows. A file without rows would look as if the work were done. */
function filled(
  kind: ExportKind,
  view: WorkspaceView,
  tables: readonly ExportTable[],
): readonly ExportTable[] {
  const found = tables.filter(({ count }) => count > 0);
  if (found.length > 0) return found;
  const kept = tables.reduce((sum, { name }) => sum + (view.quarantined[name] ?? 0), 0);
  const what = kind === "all" ? "records" : kind;
  return fail(
    "subject.none",
    `The workspace holds no ${what} in force${kept === 0 ? "" : ` (${kept} in quarantine)`}; nothing was written.`,
    kind === "all"
      ? "Import a file first."
      : `Import a file of ${kind} first; "selvedge templates ${kind}" gives the blank form.`,
  );
}

/** What an example workspace says of itself wherever its tables can carry it: a workbook, on a sheet of its own. */
const fiction: NamedSheet = {
  name: "fiction",
  columns: ["FICTION: an example workspace; its parties and the example list are invented."],
  rows: [],
};

function write(
  format: TableFileFormat,
  tables: readonly ExportTable[],
  { file, fictional }: { readonly file: string; readonly fictional: boolean },
): Written {
  const [first] = tables;
  if (format === "csv" && first !== undefined) return writeCsv(first, { file });
  return writeXlsx(fictional ? [fiction, ...tables] : tables, { file });
}

/** The workspace's name as part of a file's. */
const fileName = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 60) || "selvedge";
