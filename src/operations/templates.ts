import { z } from "zod";
import type { Written } from "../formats/write/sheet.ts";
import { writeCsv } from "../formats/write/write-csv.ts";
import { type NamedSheet, writeXlsx } from "../formats/write/write-xlsx.ts";
import { fail } from "../model/issue.ts";
import { canonicalColumns, type RecordKind, recordKinds } from "../model/records.ts";
import { noteColumns, templateCsv, templateNotes } from "../records/templates.ts";
import { defineOperation } from "./operation.ts";
import { recordReader } from "./read-file-records.ts";
import { agreedFormat, forceArgument, outArgument, putTableFile, tableFile } from "./table-file.ts";

const template = z.object({ kind: z.enum(recordKinds), columns: z.array(z.string()), csv: z.string() });

export const templates = defineOperation({
  name: "templates",
  kind: "query",
  summary: "Blank forms: the canonical columns of every kind of file.",
  args: [
    { name: "kind", place: "position", takes: "text", choices: recordKinds, description: "one kind only" },
    {
      ...outArgument,
      description: "write the form to this file: name.csv, or name.xlsx with notes on each column",
    },
    forceArgument,
  ],
  input: z.object({
    kind: z.enum(recordKinds).optional(),
    out: z.string().min(1, "name the file").optional(),
    force: z.boolean().default(false),
  }),
  output: {
    shape: "object",
    schema: z.object({
      templates: z.array(template),
      /** The file that was written; null without --out. */
      written: tableFile.nullable(),
    }),
  },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { kind, out, force }) => {
    const kinds = recordKinds.filter((each) => kind === undefined || each === kind);
    const format = agreedFormat(out, undefined);
    return {
      templates: kinds.map((each) => ({
        kind: each,
        columns: [...canonicalColumns[each]],
        csv: templateCsv(each),
      })),
      written:
        out === undefined || format === undefined
          ? null
          : await putTableFile(ports, {
              file: out,
              format,
              written: format === "csv" ? csvForm(kinds, out) : xlsxForms(kinds, out),
              force,
            }),
    };
  },
});

function csvForm(kinds: readonly RecordKind[], file: string): Written {
  const [only, ...others] = kinds;
  if (only === undefined || others.length > 0)
    return fail(
      "usage.option",
      `--out ${file}: a CSV file holds one form, and ${kinds.length} were asked for.`,
      'Name the kind ("selvedge templates parties --out parties.csv"), or write XLSX, a sheet a kind.',
    );
  return writeCsv({ columns: canonicalColumns[only], rows: [] }, { file });
}

/** A sheet a kind, and behind them the notes. */
function xlsxForms(kinds: readonly RecordKind[], file: string): Written {
  const sheets: NamedSheet[] = kinds.map((each) => ({
    name: each,
    columns: canonicalColumns[each],
    rows: [],
  }));
  const notes = recordReader()
    .kinds.filter((table) => kinds.includes(table.kind))
    .flatMap(templateNotes);
  return writeXlsx([...sheets, { name: "notes", columns: noteColumns, rows: [notes] }], { file });
}
