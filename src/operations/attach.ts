import { z } from "zod";
import { mediaTypeOf } from "../formats/media-type.ts";
import { fail } from "../model/issue.ts";
import type { Store } from "../store/open-store.ts";
import { attachedPapers, foldDocument, foldFileName, namedFiles } from "./attached-papers.ts";
import { pause } from "./job.ts";
import { type Actor, defineOperation, type FileInput } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { viewOf } from "./view.ts";

const attachedSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  /** What its first bytes say that it is. */
  mediaType: z.string(),
  /** Numbers of the papers that it is. */
  documents: z.array(z.string()),
  /** The same bytes were attached to the same papers before: nothing was recorded. */
  already: z.boolean(),
});

export const attachSchema = z.object({
  fictional: z.boolean(),
  attached: z.array(attachedSchema),
  /** Files that no row of documents names: nothing of them was kept. */
  unnamed: z.array(z.string()),
  /** Files that rows of documents name and that nobody has attached yet. */
  absent: z.array(z.object({ file: z.string(), documents: z.array(z.string()) })),
});

type Output = z.infer<typeof attachSchema>;

export const attach = defineOperation({
  name: "attach",
  kind: "job",
  summary: "Keep the files of papers: scans, PDFs, letters. Each goes to the rows of documents that name it.",
  args: [
    {
      name: "files",
      place: "position",
      takes: "files",
      folders: true,
      required: true,
      description: "the files, or folders of them; matched by name with the column file of documents",
    },
    {
      name: "document",
      place: "flag",
      takes: "text",
      description: "they all are this paper, whatever they are called: its number in a row of documents",
    },
  ],
  input: z.object({
    files: z.array(z.custom<FileInput>()).min(1),
    document: z.string().trim().min(1).optional(),
  }),
  output: { shape: "object", schema: attachSchema },
  roles: ["analyst"],
  run: async (ports, actor, { files, document }): Promise<Output> => {
    const store = await ports.changeStore();
    const rows = (await viewOf(store)).imported.documents;
    const named = namedFiles(rows);
    const own = document === undefined ? undefined : numberIn(rows, document);
    const attached: Output["attached"] = [];
    const unnamed: string[] = [];
    for (const [done, file] of files.entries()) {
      await pause(ports, { step: `keeping ${file.name}`, done, total: files.length });
      const documents = own ?? [...(named.get(foldFileName(file.name))?.documents ?? [])];
      if (documents.length === 0) unnamed.push(file.name);
      else attached.push(await keep(ports, store, actor, { file, documents }));
    }
    ports.progress({ step: "", done: files.length, total: files.length });
    return attachSchema.parse({
      fictional: store.manifest.fictional,
      attached,
      unnamed,
      absent: absentFiles(store, named),
    });
  },
});

/** The paper's number as its rows write it. */
function numberIn(rows: Parameters<typeof namedFiles>[0], document: string): readonly string[] {
  const found = rows.find(({ cells }) => foldDocument(cells.document ?? "") === foldDocument(document));
  return found?.cells.document === undefined
    ? fail(
        "reference.missing",
        `No row of documents has the number "${document}".`,
        "Import the row first, or write the number as it stands there.",
        { received: document },
      )
    : [found.cells.document];
}

/** Bytes of the beginning by which a media type is told. */
const beginning = 512;

async function keep(
  ports: Ports,
  store: Store,
  actor: Actor,
  { file, documents }: { readonly file: FileInput; readonly documents: readonly string[] },
): Promise<Output["attached"][number]> {
  const bytes = file.source.size;
  if (bytes === 0)
    fail("file.empty", `${file.name} holds no bytes.`, "Give the file as it was scanned or received.", {
      file: file.name,
    });
  const mediaType = mediaTypeOf(file.source.read(0, Math.min(bytes, beginning)));
  const taken = await store.originals.take(file.source, () =>
    pause(ports, { step: `keeping ${file.name}`, done: 0, total: 1 }),
  );
  const { sha256 } = taken;
  const paper = { documents: [...documents], file: file.name, sha256, bytes, mediaType };
  const known = attachedPapers(store).some(
    (one) => one.sha256 === sha256 && documents.every((number) => one.documents.includes(number)),
  );
  taken.keep();
  if (!known) store.append([{ at: ports.now(), by: actor.name, type: "paper-attached", data: paper }]);
  return { ...paper, already: known };
}

/** What rows name and nobody has attached, in the order of the rows. */
export function absentFiles(store: Store, named: ReturnType<typeof namedFiles>): Output["absent"] {
  const held = new Set(attachedPapers(store).flatMap(({ documents }) => documents.map(foldDocument)));
  return [...named.values()]
    .map(({ named: file, documents }) => ({
      file,
      documents: [...documents].filter((number) => !held.has(foldDocument(number))),
    }))
    .filter(({ documents }) => documents.length > 0);
}
