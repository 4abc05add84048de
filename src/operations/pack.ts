import { z } from "zod";
import { counted } from "../formats/counted.ts";
import { zipFiles } from "../formats/write/zip-files.ts";
import { sha256 } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import { documentsAsked } from "./documents/find-document.ts";
import type { Packed } from "./documents/pack-input.ts";
import { defineOperation } from "./operation.ts";
import { forceArgument, putFile } from "./table-file.ts";

export const packSchema = z.object({
  fictional: z.boolean(),
  file: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })),
  documents: z.number().int(),
  statements: z.number().int(),
  /** Documents in whose text words are masked. */
  masked: z.number().int(),
  /** Documents whose bytes are not in it. */
  withheld: z.array(z.object({ document: z.string(), why: z.string() })),
  proofs: z.number().int(),
  /** What the pack does not hold, and why. */
  gaps: z.array(z.string()),
});
export type PackOutput = z.infer<typeof packSchema>;

export const pack = defineOperation({
  name: "pack",
  kind: "query",
  summary:
    "Evidence that another can check alone: documents or their hashes, texts, statements, proofs, and a page that shows every cited span. Private persons are masked.",
  args: [
    { name: "out", place: "flag", takes: "text", required: true, description: "the file to write: name.zip" },
    {
      name: "documents",
      place: "flag",
      takes: "list",
      description: "documents by file name or the start of their SHA-256 (default: all)",
    },
    forceArgument,
  ],
  input: z.object({
    out: z.string().regex(/\.zip$/i, "name a file that ends in .zip"),
    documents: z.array(z.string().trim().min(1)).min(1).optional(),
    force: z.boolean().default(false),
  }),
  output: { shape: "object", schema: packSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { out, documents: asked, force }): Promise<PackOutput> => {
    const store = await ports.readStore();
    const kept = documentsAsked(store, asked ?? []);
    if (kept.length === 0)
      fail("subject.none", "No document is kept here.", "Read documents first: selvedge read FILE...");
    const { packInput } = await import("./documents/pack-input.ts");
    const { buildPack } = await import("../dossiers/pack/build-pack.ts");
    const packed = await packInput(ports, store, kept);
    const files = buildPack(packed.input);
    const put = await putFile(ports, { file: out, bytes: zipFiles(files), force });
    const { documents, proofs } = packed.input;
    return {
      fictional: store.manifest.fictional,
      ...put,
      files: files.map(({ path, content }) => ({ path, sha256: sha256(content) })),
      documents: documents.length,
      statements: documents.reduce((sum, { statements }) => sum + statements.length, 0),
      masked: documents.filter(({ maskOf }) => maskOf !== undefined).length,
      withheld: documents.flatMap(({ sha256: document, original }) =>
        "withheld" in original ? [{ document, why: original.withheld }] : [],
      ),
      proofs: proofs.length,
      gaps: gapsOf(packed),
    };
  },
});

const gapsOf = ({ unproven, wordless }: Packed): string[] => [
  ...(unproven.length === 0
    ? []
    : [
        `${counted(unproven.length)} of the documents came in after the last signed checkpoint, or there is none: run "selvedge checkpoint" first, and the pack will prove that they stood in the log.`,
      ]),
  ...wordless.map(
    ({ sha256: hash, arrivals }) =>
      `${arrivals[0]?.file ?? hash.slice(0, 12)} has no words that could be cited; give them with "selvedge read FILE --typed WORDS.txt".`,
  ),
];
