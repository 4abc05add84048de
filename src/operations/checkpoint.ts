import { join } from "node:path";
import { z } from "zod";
import { keyText } from "../evidence/proof/verifier-key.ts";
import { fail } from "../model/issue.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import { readAuthorities } from "./proof-files.ts";

export const checkpointSchema = z.object({
  fictional: z.boolean(),
  /** Number of the event that records it. */
  seq: z.number().int(),
  /** The log's name. */
  origin: z.string(),
  /** Events that the signature covers: the first so many. */
  size: z.number().int(),
  /** Root of the Merkle tree over them (RFC 9162), hexadecimal. */
  root: z.string(),
  /** The public key, on one line; give it to whoever is to verify, by another way than the workspace. */
  key: z.string(),
  /** Where the private key lies; nobody else may have it. */
  privateKeyFile: z.string(),
  publicKeyFile: z.string(),
  /** Whether the key was made just now. */
  keyMade: z.boolean(),
  /** Where the checkpoint lies in the workspace. */
  path: z.string(),
  /** Where a copy was put; null where none was asked for. */
  copy: z.string().nullable(),
  /** The signed note, as the file holds it. */
  note: z.string(),
  /** What a time-stamp authority says; null where none was asked. */
  stamp: z
    .object({ time: z.string(), authority: z.string(), trusted: z.boolean(), path: z.string() })
    .nullable(),
});

export const checkpoint = defineOperation({
  name: "checkpoint",
  kind: "command",
  summary:
    "Signs how the log stands now. Held outside the folder, it shows later that nothing before it was cut, reordered or written anew.",
  args: [
    {
      name: "out",
      place: "flag",
      takes: "text",
      description: "put a copy here, to be kept outside the workspace",
    },
    {
      name: "key",
      place: "flag",
      takes: "text",
      description:
        "the file of the private key, made where there is none (default: one a log, in your settings folder)",
    },
    {
      name: "stamp",
      place: "flag",
      takes: "text",
      description:
        "ask the time-stamp authority at this address; the hash of the checkpoint is sent, nothing else",
    },
    {
      name: "authority",
      place: "flag",
      takes: "file",
      description: "with --stamp: the certificate to which its answer must lead (PEM or DER)",
    },
  ],
  input: z.object({
    out: z.string().min(1, "name a file").optional(),
    key: z.string().min(1, "name a file").optional(),
    stamp: z
      .string()
      .regex(/^https?:\/\/[^/]/, "write the address with https:// or http://")
      .optional(),
    authority: z.custom<FileInput>().optional(),
  }),
  output: { shape: "object", schema: checkpointSchema },
  roles: ["analyst"],
  run: async (ports, actor, { out, key, stamp, authority }): Promise<z.infer<typeof checkpointSchema>> => {
    if (authority !== undefined && stamp === undefined)
      fail("usage.option", "--authority belongs to --stamp.", "Name the address that is to be asked.");
    const authorities = await readAuthorities(authority);
    const store = await ports.changeStore();
    const [{ originOf, writeCheckpoint }, { openSigningKey }, { keyFileName }] = await Promise.all([
      import("../store/proof/checkpoints.ts"),
      import("../store/proof/signing-key.ts"),
      import("../store/proof/key-folder.ts"),
    ]);
    const [first] = store.log.read();
    const origin = first === undefined ? fail("bug", "The log is empty.", "Report this.") : originOf(first);
    const signing = openSigningKey(store.dir, key ?? join(ports.keyFolder, keyFileName(origin)), origin);
    const recorded = { at: ports.now(), by: actor.name };
    const written = writeCheckpoint(store, signing, recorded);
    if (out !== undefined) await ports.deliver(out, Buffer.from(written.note));
    const { seq, data } = written.event;
    return {
      fictional: store.manifest.fictional,
      ...{ seq, origin, size: data.size, root: data.root, key: keyText(signing.publicKey) },
      ...{ privateKeyFile: signing.file, publicKeyFile: signing.publicFile, keyMade: signing.made },
      ...{ path: written.path, copy: out ?? null, note: written.note },
      stamp: stamp === undefined ? null : await stamped(stamp),
    };

    async function stamped(url: string) {
      const { stampCheckpoint } = await import("../store/proof/stamps.ts");
      const ask = (address: string, question: Uint8Array) => ports.askStamp(address, question);
      return stampCheckpoint(store, written, { url, ask, authorities }, recorded);
    }
  },
});
