import { sha256 } from "../../model/canonical.ts";
import type { Statement } from "../../model/statement.ts";
import type { PackDocument, PackInput } from "./pack-input.ts";

const utf8 = new TextEncoder();
export const body =
  "The mill 𠮷 of Ruritania opened.\nAda Lind said: “Nobody was paid, <b>nobody</b>.” The mill denies it.";

export function statement(id: string, words: string, more: Partial<Statement> = {}): Statement {
  const start = body.indexOf(words);
  const piece = { start, end: start + words.length, text: words };
  const speaker = {
    text: "Ada Lind",
    start: null,
    end: null,
    resolved: "Ada Lind",
    kind: "worker",
    chain: [],
  } as const;
  const rest = {
    pieces: [piece],
    cue: null,
    speaker,
    mode: "direct",
    type: "allegation",
    alsoTypes: [],
    topics: [],
  } as const;
  return { ...piece, id, ...rest, hedges: [], rule: "given", ...more };
}

export const said = statement("s1", "“Nobody was paid, <b>nobody</b>.”");
export const inner = statement("s2", "nobody</b>", { type: "background" });
export const document: PackDocument = {
  sha256: sha256(utf8.encode("bytes")),
  bytes: 5,
  mediaType: "text/plain",
  cameIn: [{ at: "2026-11-23T08:00:00.000Z", by: "ada", how: "file handed in", name: "paper.txt" }],
  original: { content: utf8.encode("bytes") },
  layer: {
    id: sha256(utf8.encode(body)),
    document: sha256(utf8.encode("bytes")),
    reader: { name: "txt", version: "1" },
    text: body,
    hidden: [],
    remarks: [],
  },
  statements: [said, inner],
};
export const packInput: PackInput = {
  workspace: "fiction",
  fictional: true,
  appVersion: "0.1.0",
  at: "2026-11-23T09:00:00.000Z",
  documents: [document],
  conflicts: [
    {
      a: "s1",
      b: "s2",
      proposition: "abuse",
      why: "one affirms it, the other denies it",
      strength: "direct",
    },
  ],
  judgements: [],
  proofs: [],
};
