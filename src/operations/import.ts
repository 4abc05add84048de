import { z } from "zod";
import { sha256 } from "../model/canonical.ts";
import { SelvedgeError } from "../model/issue.ts";
import { recordKinds } from "../model/records.ts";
import type { ReadResult } from "../records/read-result.ts";
import type { Store } from "../store/open-store.ts";
import { describe, type ImportedFile, importIdOf, storeImport } from "./import-one.ts";
import { pause, runSteps, type Step } from "./job.ts";
import { openQuestions } from "./open-questions.ts";
import { type Actor, defineOperation, type FileInput } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { readFileRecords } from "./read-file-records.ts";
import { issueSchema } from "./shapes.ts";

/** What became of one file. */
export const importedFile = z.object({
  file: z.string(),
  sha256: z.string(),
  import: z.string(),
  kind: z.enum(recordKinds),
  rows: z.number().int(),
  accepted: z.number().int(),
  repaired: z.number().int(),
  quarantined: z.number().int(),
  already: z.boolean(),
  encoding: z.string(),
  delimiter: z.string(),
  headerRow: z.number().int(),
  mapping: z.record(z.string(), z.string()),
  kept: z.array(z.string()),
  leftOut: z.array(z.string()),
  issues: z.array(issueSchema),
});

export const importSchema = z.object({
  fictional: z.boolean(),
  files: z.array(importedFile),
  questions: z.array(z.string()),
});

export const importFiles = defineOperation({
  name: "import",
  kind: "job",
  summary:
    "Did everything arrive? Reads files into the workspace; every row is accepted, repaired or quarantined.",
  args: [
    { name: "files", place: "position", takes: "files", required: true, description: "CSV files" },
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
  ],
  input: z.object({
    files: z.array(z.custom<FileInput>()).min(1),
    as: z.enum(recordKinds).optional(),
    map: z.record(z.string(), z.string()).optional(),
  }),
  output: { shape: "object", schema: importSchema },
  roles: ["analyst"],
  run: async (ports, actor, { files, as, map }) => {
    // All files are read before the first is stored: a file that cannot be read leaves the workspace as it was.
    const read: ReadFile[] = [];
    for (const file of files) {
      await pause(ports, { step: `reading ${file.name}`, done: read.length, total: files.length });
      read.push({ file, read: readOne(file, { kind: as, map }, files.length) });
    }
    const store = await ports.writeStore();
    const imported = await runSteps(
      ports,
      read.map((each) => importStep(ports, store, actor, each)),
    );
    return importSchema.parse({
      fictional: store.manifest.fictional,
      files: imported,
      questions: await openQuestions(store),
    });
  },
});

/** Reads one of several files; a failure says what became of the others. */
function readOne(file: FileInput, options: Parameters<typeof readFileRecords>[1], count: number): ReadResult {
  try {
    return readFileRecords(file, options);
  } catch (error) {
    if (count === 1 || !(error instanceof SelvedgeError)) throw error;
    const hint = `${error.issue.hint} None of the ${count} files was stored.`;
    throw new SelvedgeError({ ...error.issue, hint }, error.details, error);
  }
}

interface ReadFile {
  readonly file: FileInput;
  readonly read: ReadResult;
}

/** One file is one step; its checkpoint is the event that registered it. */
export const importStep = (ports: Ports, store: Store, actor: Actor, each: ReadFile): Step<ImportedFile> => ({
  name: each.file.name,
  done: async () => {
    const id = importIdOf(sha256(each.file.bytes), each.read);
    return (await store.ledger.importsInForce()).some((registered) => registered.import === id)
      ? describe(each.file, each.read, true)
      : undefined;
  },
  run: () => storeImport(store, actor, ports.now(), each),
});
