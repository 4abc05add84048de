import { z } from "zod";

/** A place of a pack that is not as the rest of it says. */
export interface PackProblem {
  readonly what: "pack" | "citation" | "proof";
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
  readonly hint: string;
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const manifestSchema = z.object({
  fictional: z.boolean(),
  files: z.array(z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: hex })),
  withheld: z.array(z.object({ sha256: hex, layer: hex, why: z.string() })),
});
export type PackManifest = z.output<typeof manifestSchema>;

const askAgain =
  "Ask whoever made the pack for it again, and compare the hash of the whole file by another way.";
export const problem = (what: PackProblem["what"], path: string, message: string): PackProblem => ({
  ...{ what, path, line: null },
  message: `${path} ${message}`,
  hint: askAgain,
});

const utf8 = new TextDecoder();

/** The manifest of a pack; undefined where it is none. */
export function readManifest(bytes: Uint8Array | undefined): PackManifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(utf8.decode(bytes)));
  } catch {
    return undefined;
  }
}
