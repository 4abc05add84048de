import { z } from "zod";
import { openTables } from "../formats/open-tables.ts";
import type { Issue } from "../model/issue.ts";
import { SelvedgeError } from "../model/issue.ts";
import { lintText } from "../wording/lint-text.ts";
import { type Channel, channels, termClasses } from "../wording/problem.ts";
import { readBytes } from "./documents/read-bytes.ts";
import { pause } from "./job.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { wordingTables } from "./tables/wording.ts";

const problem = z.object({
  file: z.string(),
  where: z.enum(channels),
  /** Sheet and row, or the property; null in the text of a document. */
  place: z.string().nullable(),
  /** Null where the file could not be read, and so was not looked at. */
  class: z.enum(termClasses).nullable(),
  text: z.string(),
  /** UTF-16 units of what was looked at at that place. */
  start: z.number().int(),
  end: z.number().int(),
  why: z.string(),
  hint: z.string(),
});

export const lintSchema = z.object({
  /** No listed term was found in anything that was read. It does not say that the words are safe. */
  ok: z.boolean(),
  problems: z.array(problem),
  /** Pieces of text that were looked at: texts, cells, names and properties. */
  checked: z.number().int(),
});
export type LintOutput = z.infer<typeof lintSchema>;

export const lint = defineOperation({
  name: "lint",
  kind: "query",
  summary:
    "Would these words endanger whoever receives them? Looks at text, cells, file names and properties for terms of a list; a person must read them too.",
  args: [
    {
      name: "files",
      place: "position",
      takes: "files",
      folders: true,
      required: true,
      description: "what is to be sent: text, HTML, PDF, DOCX, messages, tables",
    },
  ],
  input: z.object({ files: z.array(z.custom<FileInput>()).min(1) }),
  output: { shape: "object", schema: lintSchema },
  roles: ["reader", "analyst"],
  failure: ({ ok }: LintOutput) => (ok ? undefined : "wording.stopped"),
  run: async (ports, _actor, { files }): Promise<LintOutput> => {
    const problems: LintOutput["problems"] = [];
    let checked = 0;
    for (const [done, file] of files.entries()) {
      await pause(ports, { step: `looking at ${file.name}`, done, total: files.length });
      for await (const piece of piecesOf(ports, file)) {
        checked += 1;
        problems.push(...problemsIn(file.name, piece));
      }
    }
    ports.progress({ step: "", done: files.length, total: files.length });
    return { ok: problems.length === 0, problems, checked };
  },
});

/** Words that leave, with where they stand; or why a file could not be read. */
type Piece =
  | { readonly where: Channel; readonly place: string | null; readonly text: string }
  | { readonly unread: Issue };

function problemsIn(file: string, piece: Piece): LintOutput["problems"] {
  if ("unread" in piece) {
    const { message, hint } = piece.unread;
    const none = { where: "text" as const, place: null, class: null, text: "", start: 0, end: 0 };
    return [{ file, ...none, why: `Not read, and so not looked at: ${message}`, hint }];
  }
  const { where, place, text } = piece;
  return lintText(text, where, wordingTables()).map((one) => ({
    ...{ file, where, place, class: one.class, text: one.text, start: one.start, end: one.end },
    ...{ why: one.why, hint: one.hint },
  }));
}

async function* piecesOf(ports: Ports, file: FileInput): AsyncGenerator<Piece> {
  yield { where: "file-name", place: null, text: file.name };
  const read = await readBytes(file, ports.signal);
  if (read.layer !== undefined) {
    yield { where: "text", place: null, text: read.layer.text };
    for (const [place, text] of [["title", read.layer.title], ...Object.entries(read.told ?? {})] as const)
      if (text !== undefined) yield { where: "metadata", place, text };
    for (const { name } of read.enclosed) yield { where: "file-name", place: "enclosed", text: name };
    return;
  }
  yield* tablePieces(file, read.problem);
}

/** Cells and names of sheets; what is neither document nor table is told as not read. */
async function* tablePieces({ name, source }: FileInput, problem: Issue | undefined): AsyncGenerator<Piece> {
  try {
    const { tables, unread } = await openTables(source, { file: name });
    for (const issue of unread) yield { unread: issue };
    for (const table of tables) {
      if (table.sheet !== undefined) yield { where: "metadata", place: "sheet", text: table.sheet };
      for await (const batch of table.rows())
        for (const { number, cells } of batch)
          yield { where: "text", place: `${table.sheet ?? "row"} ${number}`, text: cells.join("\t") };
    }
  } catch (error) {
    if (!(error instanceof SelvedgeError)) throw error;
    yield { unread: problem ?? error.issue };
  }
}
