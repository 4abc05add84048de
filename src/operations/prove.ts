import { z } from "zod";
import { checkProof, type LogProof, leafOf, parseProof, proofText } from "../evidence/proof/proof-text.ts";
import { toHex } from "../evidence/proof/tree-hash.ts";
import { keyText } from "../evidence/proof/verifier-key.ts";
import { fail } from "../model/issue.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { readKeyFile, smallText } from "./proof-files.ts";

export const proofSchema = z.object({
  /** Whether the workspace is an example; null where only a proof was at hand. */
  fictional: z.boolean().nullable(),
  /** `made`: from the log. `checked`: from a proof and a key alone. */
  how: z.enum(["made", "checked"]),
  /** The event as it is hashed: every member of its line but `hash`. */
  event: z.record(z.string(), z.unknown()),
  /** SHA-256 of the byte 0x00 and the event's RFC 8785 form. */
  leaf: z.string(),
  /** Hash of the document whose coming in the event records; null where an event was asked for. */
  document: z.string().nullable(),
  /** Place of the leaf, from 0, among the first `size`. */
  index: z.number().int(),
  size: z.number().int(),
  /** The hashes beside the way to the root, lowest first. */
  path: z.array(z.string()),
  origin: z.string(),
  root: z.string(),
  /** The public key that signed. */
  key: z.string(),
  /** The proof as a text, C2SP tlog-proof: event, place, path and signed checkpoint. */
  proof: z.string(),
  /** Where it was put; null where no file was asked for. */
  file: z.string().nullable(),
});
type Shown = z.infer<typeof proofSchema>;

export const prove = defineOperation({
  name: "prove",
  kind: "query",
  summary:
    "Did this stand in the log when it was signed? Makes a proof of one event or document that shows no other, or checks one.",
  args: [
    {
      name: "what",
      place: "position",
      takes: "text",
      description: "the number of an event, or the beginning of the hash of an event or of a document",
    },
    { name: "out", place: "flag", takes: "text", description: "the file to write: name.tlog-proof" },
    {
      name: "check",
      place: "flag",
      takes: "file",
      description: "check this proof instead; needs no workspace",
    },
    {
      name: "key",
      place: "flag",
      takes: "file",
      description: "with --check: the public key, which you got by another way than the proof",
    },
  ],
  input: z.object({
    what: z.string().min(1).optional(),
    out: z.string().min(1, "name a file").optional(),
    check: z.custom<FileInput>().optional(),
    key: z.custom<FileInput>().optional(),
  }),
  output: { shape: "object", schema: proofSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { what, out, check, key }): Promise<Shown> => {
    if ((what === undefined) === (check === undefined))
      return fail(
        "usage.option",
        "Say what is to be proven, or which proof is to be checked.",
        "prove EVENT, or prove --check FILE --key FILE.",
      );
    if (check !== undefined) return checked(check, key, out);
    if (key !== undefined)
      fail("usage.option", "--key belongs to --check.", "The proof says which key signed.");
    return made(ports, what ?? "", out);
  },
});

async function made(ports: Ports, what: string, out: string | undefined): Promise<Shown> {
  const store = await ports.readStore();
  const { findProvable, proveEvent } = await import("../store/proof/prove.ts");
  const { event, document } = findProvable(store.log.read(), what);
  const { proof, checkpoint } = proveEvent(store, event);
  if (out !== undefined) await ports.deliver(out, Buffer.from(proofText(proof)));
  const { origin, size, root, key } = checkpoint.data;
  return {
    ...shown(proof),
    ...{ fictional: store.manifest.fictional, how: "made", document: document ?? null, file: out ?? null },
    ...{ origin, size, root, key },
  };
}

const shown = (proof: LogProof) => ({
  event: { ...proof.event },
  leaf: toHex(leafOf(proof.event)),
  index: proof.index,
  path: proof.path.map(toHex),
  proof: proofText(proof),
});

function checked(check: FileInput, key: FileInput | undefined, out: string | undefined): Shown {
  if (key === undefined)
    return fail(
      "usage.option",
      "--check needs --key.",
      "Name the public key of whoever signed: the proof cannot vouch for it.",
    );
  if (out !== undefined) fail("usage.option", "--check writes nothing.", "Leave --out out.");
  const publicKey = readKeyFile(key);
  const read = parseProof(smallText(check));
  const found = "problem" in read ? read : checkProof(read.value, publicKey);
  if ("problem" in found || "problem" in read)
    return fail(
      "proof.wrong",
      `${check.name} proves nothing: ${"problem" in found ? found.problem : ""}.`,
      "Ask for the proof, and for the key, again.",
      {
        file: check.name,
      },
    );
  const { origin, size, root } = found.value.checkpoint;
  return {
    ...shown(read.value),
    ...{ fictional: null, how: "checked", document: documentOf(read.value), file: null },
    ...{ origin, size, root: toHex(root), key: keyText(publicKey) },
  };
}

/** Events that record the coming in of a document, under the member `sha256`. */
const arrivals: readonly unknown[] = ["import-registered", "paper-attached", "document-registered"];

/** The document whose coming in an event records, as far as the event itself says. */
function documentOf({ event: { type, data } }: LogProof): string | null {
  if (!arrivals.includes(type) || typeof data !== "object" || data === null || !("sha256" in data))
    return null;
  return typeof data.sha256 === "string" ? data.sha256 : null;
}
