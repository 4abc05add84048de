import { z } from "zod";
import { type Issue, SelvedgeError } from "../model/issue.ts";
import { recordKinds } from "../model/records.ts";
import type { Store } from "../store/open-store.ts";
import { dateQuestions } from "./date-questions.ts";
import { describeImport, importedFile } from "./imported-file.ts";
import { pause } from "./job.ts";
import { type LookedAt, type LookedInto, lookAtFile, type ReadingOptions } from "./look-at-file.ts";
import { openQuestions } from "./open-questions.ts";
import { type Actor, defineOperation, type FileInput } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { optionsOf, rememberedFrom } from "./remembered.ts";
import { type Prepared, prepareImport, registerImports } from "./store-import.ts";
import { twinQuestions } from "./twin-imports.ts";

const unreadSchema = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  hint: z.string(),
});

export const importSchema = z.object({
  fictional: z.boolean(),
  files: z.array(importedFile),
  /** Sheets of workbooks and files of archives that were not read, and why. */
  unread: z.array(unreadSchema),
  questions: z.array(z.string()),
});

export const importFiles = defineOperation({
  name: "import",
  kind: "job",
  summary:
    "Did everything arrive? Reads files into the workspace; every row is accepted, repaired or quarantined.",
  args: [
    {
      name: "files",
      place: "position",
      takes: "files",
      required: true,
      description:
        "CSV, XLSX, ODS, JSON, JSON Lines or XML files, EPCIS 2.0 or UNTP files in JSON, or ZIP and gzip archives of these",
    },
    {
      name: "as",
      place: "flag",
      takes: "text",
      choices: recordKinds,
      description: "what the rows are, where the headings cannot tell",
    },
    {
      name: "map",
      place: "flag",
      takes: "map",
      description: "a canonical column and the file's heading: name=Supplier (repeatable)",
    },
    {
      name: "encoding",
      place: "flag",
      takes: "text",
      description: "encoding of text files, such as gb18030, big5 or windows-1252",
    },
    {
      name: "delimiter",
      place: "flag",
      takes: "text",
      description: 'the character between the cells of a CSV file; "tab" for a tab',
    },
    { name: "sheet", place: "flag", takes: "text", description: "the one sheet of a workbook to read" },
    {
      name: "dates",
      place: "flag",
      takes: "text",
      choices: ["day-first", "month-first"],
      description: "how 02/03/2024 is to be read, where the file itself does not say",
    },
  ],
  input: z.object({
    files: z.array(z.custom<FileInput>()).min(1),
    as: z.enum(recordKinds).optional(),
    map: z.record(z.string(), z.string()).optional(),
    encoding: z.string().min(1).optional(),
    delimiter: z.string().min(1).optional(),
    sheet: z.string().min(1).optional(),
    dates: z.enum(["day-first", "month-first"]).optional(),
  }),
  output: { shape: "object", schema: importSchema },
  roles: ["analyst"],
  run: async (ports, actor, { files, as, ...said }) => {
    // All files are looked through before anything is stored: one that cannot be read leaves the workspace as it was.
    const before = await ports.findStore();
    const inForce = new Set((await before?.ledger.importsInForce())?.map((each) => each.import));
    const recalled = (sha256: string) => optionsOf(before, inForce, sha256);
    const options: ReadingOptions = { ...said, kind: as, remembered: rememberedFrom(before), recalled };
    const looked: LookedInto[] = [];
    for (const file of files) looked.push(await lookAt(ports, file, { options, count: files.length }));
    const store = await ports.writeStore();
    const tables = looked.flatMap((each) => each.tables);
    const prepared = await importTables(ports, store, actor, tables);
    return importSchema.parse({
      fictional: store.manifest.fictional,
      files: await describeAll(store, prepared),
      unread: looked.flatMap((each) => each.unread).map(toUnread),
      questions: [
        ...dateQuestions(prepared),
        ...(await twinQuestions(store, prepared)),
        ...(await openQuestions(store)),
      ],
    });
  },
});

const toUnread = (issue: Issue): z.infer<typeof unreadSchema> => ({
  file: issue.file ?? "",
  sheet: issue.sheet ?? null,
  code: issue.code,
  message: issue.message,
  hint: issue.hint,
});

/** Looks at one of several files; a failure says what became of the others. */
async function lookAt(
  ports: Ports,
  file: FileInput,
  { options, count }: { readonly options: ReadingOptions; readonly count: number },
): Promise<LookedInto> {
  try {
    return await lookAtFile(ports, file, options);
  } catch (error) {
    throw count === 1 ? error : withOthers(error, count);
  }
}

function withOthers(error: unknown, count: number): unknown {
  if (!(error instanceof SelvedgeError) || error.issue.code === "job.cancelled") return error;
  const hint = `${error.issue.hint} None of the ${count} files was stored.`;
  return new SelvedgeError({ ...error.issue, hint }, error.details, error);
}

/** Stores tables that were looked at: the rows of each first, then all are registered in one step. */
export async function importTables(
  ports: Ports,
  store: Store,
  actor: Actor,
  tables: readonly LookedAt[],
): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  try {
    for (const [index, looked] of tables.entries()) {
      await pause(ports, { step: looked.name, done: index, total: tables.length });
      // The same bytes given twice, under whatever names, are one import, and are written once.
      const twin = prepared.find(({ data }) => data.import === looked.id);
      prepared.push(
        twin === undefined
          ? await prepareImport(ports, store, looked)
          : { ...twin, looked, data: { ...twin.data, file: looked.name }, already: true },
      );
    }
  } catch (error) {
    throw tables.length === 1 ? error : withOthers(error, tables.length);
  }
  await registerImports(ports, store, actor.name, prepared);
  ports.progress({ step: "", done: tables.length, total: tables.length });
  return prepared;
}

/** What became of each table. */
export async function describeAll(
  store: Store,
  prepared: readonly Prepared[],
): Promise<z.infer<typeof importedFile>[]> {
  const described: z.infer<typeof importedFile>[] = [];
  for (const each of prepared) described.push(await describeImport(store, each));
  return described;
}
