import { z } from "zod";
import type { Held } from "../store/verify/held.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import { readAuthorities, readCheckpointFile, readKeyFile } from "./proof-files.ts";

const problem = z.object({
  what: z.string(),
  path: z.string(),
  line: z.number().int().nullable(),
  message: z.string(),
  hint: z.string(),
});

export const soundness = z.object({
  /** What was checked: a workspace folder, or an exported pack alone. */
  of: z.enum(["workspace", "pack"]),
  /** Whether workspace.json says that the workspace is an example; null where it cannot be read. */
  fictional: z.boolean().nullable(),
  ok: z.boolean(),
  problems: z.array(problem),
  checked: z.record(z.string(), z.number().int()),
  /** The last sound event; null of a pack. Note it elsewhere: only so can a log that was cut together with all its files be told. */
  head: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
  remarks: z.array(z.string()),
});

export const verify = defineOperation({
  name: "verify",
  kind: "query",
  summary:
    "Was anything altered? Checks every byte of the workspace against its log, or an exported pack by itself.",
  args: [
    {
      name: "folder",
      place: "position",
      takes: "text",
      description: "the workspace folder, or the file of an exported pack (default: --workspace)",
    },
    {
      name: "checkpoint",
      place: "flag",
      takes: "file",
      description:
        "a signed checkpoint that was kept outside the folder: also shows what was cut off or written anew",
    },
    {
      name: "key",
      place: "flag",
      takes: "file",
      description: "the public key of whoever signed checkpoints",
    },
    {
      name: "authority",
      place: "flag",
      takes: "file",
      description: "the certificate to which time stamps must lead (PEM or DER)",
    },
  ],
  input: z.object({
    folder: z.string().min(1).optional(),
    checkpoint: z.custom<FileInput>().optional(),
    key: z.custom<FileInput>().optional(),
    authority: z.custom<FileInput>().optional(),
  }),
  output: { shape: "object", schema: soundness },
  roles: ["reader", "analyst"],
  alarms: ({ ok }: z.infer<typeof soundness>) => (ok ? [] : ["contradicted"]),
  failure: ({ ok }: z.infer<typeof soundness>) => (ok ? undefined : "workspace.damaged"),
  run: async (ports, _actor, { folder, checkpoint, key, authority }) => {
    const { isFile } = await import("../store/verify/pack-file.ts");
    if (folder !== undefined && isFile(folder)) {
      const { checkPackFile } = await import("./documents/check-pack-file.ts");
      return soundness.parse(await checkPackFile(folder, key === undefined ? undefined : readKeyFile(key)));
    }
    return checkSoundness(folder ?? ports.dir, {
      checkpoint:
        checkpoint === undefined
          ? undefined
          : { name: checkpoint.name, value: readCheckpointFile(checkpoint) },
      key: key === undefined ? undefined : readKeyFile(key),
      authorities: await readAuthorities(authority),
    });
  },
});

/** What `verify` and `doctor` answer of a folder. */
export async function checkSoundness(dir: string, held: Held = {}): Promise<z.infer<typeof soundness>> {
  const [{ verifyWorkspace }, { peekManifest }] = await Promise.all([
    import("../store/verify.ts"),
    import("../store/manifest.ts"),
  ]);
  return soundness.parse({
    of: "workspace",
    fictional: peekManifest(dir)?.fictional ?? null,
    ...(await verifyWorkspace(dir, held)),
  });
}
