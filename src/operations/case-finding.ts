import { z } from "zod";
import { casesOf, findCase } from "./cases/case-events.ts";
import { defineOperation } from "./operation.ts";

export const caseFindingSchema = z.object({
  fictional: z.boolean(),
  case: z.string(),
  fingerprint: z.string(),
  /** SHA-256 of the answer's bytes: the RFC 8785 form of `answer`. */
  sha256: z.string(),
  /** The file that was written; null where none was asked for. */
  file: z.string().nullable(),
  /** The answer of `assess` as it was when the case was opened. */
  answer: z.record(z.string(), z.unknown()),
});

export const caseFinding = defineOperation({
  name: "case finding",
  kind: "query",
  summary:
    "The answer of assess on which a case was opened, byte for byte as it was, whatever has changed since.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    { name: "out", place: "flag", takes: "text", description: "write its bytes to this file" },
  ],
  input: z.object({ id: z.string().trim().min(1), out: z.string().min(1).optional() }),
  output: { shape: "object", schema: caseFindingSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { id, out }): Promise<z.infer<typeof caseFindingSchema>> => {
    const store = await ports.readStore();
    const one = findCase(casesOf(store, ports.now()), id);
    const bytes = store.originals.get(one.assessment);
    if (out !== undefined) await ports.deliver(out, bytes);
    return {
      fictional: store.manifest.fictional,
      ...{ case: one.case, fingerprint: one.fingerprint, sha256: one.assessment, file: out ?? null },
      answer: JSON.parse(Buffer.from(bytes).toString("utf8")),
    };
  },
});
