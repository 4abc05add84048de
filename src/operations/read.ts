import { createHash } from "node:crypto";
import { z } from "zod";
import { piecesOf } from "../formats/byte-source.ts";
import type { ErrorCode } from "../model/errors.ts";
import { fail } from "../model/issue.ts";
import { dayMember } from "./documents/day-member.ts";
import type { Incoming, Kept } from "./documents/keep-documents.ts";
import { pause } from "./job.ts";
import { type Actor, defineOperation, type FileInput } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { type ReadLine, readLineSchema } from "./read-shapes.ts";

const input = z.object({
  files: z.array(z.custom<FileInput>()).min(1),
  typed: z.custom<FileInput>().optional(),
  published: dayMember.optional(),
  withheld: z.string().trim().min(1, "say why").optional(),
  look: z.boolean().optional(),
});
type Input = z.output<typeof input>;

export const read = defineOperation({
  name: "read",
  kind: "job",
  summary:
    "Who says what about whom? Keeps documents, then finds statements with their exact words, speakers, figures, and which of them stand against each other.",
  args: [
    {
      name: "files",
      place: "position",
      takes: "files",
      folders: true,
      required: true,
      description: "documents (text, HTML, PDF, DOCX, messages, scans), or folders of them",
    },
    {
      name: "typed",
      place: "flag",
      takes: "file",
      description: "the words of one scan or image, as somebody typed them: a text file",
    },
    {
      name: "published",
      place: "flag",
      takes: "date",
      description: 'the day of publication: what "last Monday" is counted from',
    },
    {
      name: "withheld",
      place: "flag",
      takes: "text",
      description: "why the bytes may not be handed on: a pack then holds their hash alone",
    },
    {
      name: "look",
      place: "flag",
      takes: "switch",
      description: "keep nothing: no workspace is needed, and none is changed",
    },
  ],
  input,
  output: { shape: "lines", schema: readLineSchema },
  roles: ["analyst"],
  failure: (lines: readonly ReadLine[]) =>
    lines.find(({ problem }) => problem !== null)?.problem?.code as ErrorCode | undefined,
  run: async (ports, actor, asked): Promise<readonly ReadLine[]> => {
    if (asked.typed !== undefined && (asked.files.length !== 1 || asked.look === true))
      fail(
        "usage.option",
        "--typed holds the words of one document that is kept.",
        "Give one file, and no --look.",
      );
    const lines = asked.look === true ? looked(ports, asked) : kept(ports, actor, asked);
    const all: ReadLine[] = [];
    for await (const line of lines) all.push(line);
    ports.progress({ step: "", done: all.length, total: all.length });
    return all;
  },
});

/** Reads files and keeps nothing of them. */
async function* looked(ports: Ports, { files, published }: Input): AsyncGenerator<ReadLine> {
  const { readBytes } = await import("./documents/read-bytes.ts");
  const { lineOfRead } = await import("./documents/line-of-read.ts");
  const names = await namesAt(ports);
  for (const [done, file] of files.entries()) {
    await pause(ports, { step: `reading ${file.name}`, done, total: files.length });
    const told = { file: file.name, sha256: hashOfSource(file), kept: "no" as const };
    yield lineOfRead(told, await readBytes(file, ports.signal), { names, published });
  }
}

function hashOfSource({ source }: FileInput): string {
  const hash = createHash("sha256");
  for (const piece of piecesOf(source)) hash.update(piece);
  return hash.digest("hex");
}

async function namesAt(ports: Ports) {
  const { namesLookedFor } = await import("./documents/names-looked-for.ts");
  const { bundledLists } = await import("./workspace-lists.ts");
  const store = await ports.findStore();
  if (store === undefined) return namesLookedFor([], bundledLists());
  const { namesOf } = await import("./documents/names-of-store.ts");
  return namesOf(store);
}

/** Keeps files, what is enclosed in them, and their texts. */
async function* kept(ports: Ports, actor: Actor, asked: Input): AsyncGenerator<ReadLine> {
  const { documentKeeper } = await import("../store/document-keeper.ts");
  const { keepDocuments } = await import("./documents/keep-documents.ts");
  const { lineOfRead } = await import("./documents/line-of-read.ts");
  const { namesOf } = await import("./documents/names-of-store.ts");
  const store = await ports.writeStore();
  const keeper = documentKeeper(store, { at: ports.now(), by: actor.name });
  const names = await namesOf(store);
  const { published, withheld, files, typed } = asked;
  const incoming = files.map(
    (file): Incoming => ({
      file,
      how: "file",
      ...(published === undefined ? {} : { published }),
      ...(withheld === undefined ? {} : { withheld }),
      ...(typed === undefined ? {} : { typed }),
    }),
  );
  for await (const one of keepDocuments(ports, { store, keeper }, incoming))
    yield lineOfRead(keptAs(one), one, { names, published, cache: store.cache });
}

const keptAs = ({ name, sha256, fresh }: Kept) => ({
  file: name,
  sha256,
  kept: fresh ? ("now" as const) : ("before" as const),
});
