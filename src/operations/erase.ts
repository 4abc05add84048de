import { z } from "zod";
import { fail } from "../model/issue.ts";
import { defineOperation } from "./operation.ts";
import { eventSchema } from "./shapes.ts";

export const erasedSchema = eventSchema.extend({
  fictional: z.boolean(),
  /** What was deleted, relative to the workspace. */
  files: z.array(z.string()),
});

export const erase = defineOperation({
  name: "erase",
  kind: "command",
  summary:
    "Deletes a document and what was made from it, for good. A tombstone with its hash, the reason and the name stays in the log.",
  args: [
    {
      name: "document",
      place: "position",
      takes: "text",
      required: true,
      description: "the SHA-256 of the document, or the start of it",
    },
    {
      name: "reason",
      place: "flag",
      takes: "text",
      required: true,
      description: "why; it stays, so name nobody in it",
    },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who decides" },
  ],
  input: z.object({
    document: z.string().regex(/^[0-9a-f]{8,64}$/, "write at least 8 digits of the document's SHA-256"),
    reason: z.string().trim().min(1, "say why"),
    by: z.string().trim().min(1, "say who decides"),
  }),
  output: { shape: "object", schema: erasedSchema },
  roles: ["analyst"],
  run: async (ports, actor, { document: start, reason, by }): Promise<z.infer<typeof erasedSchema>> => {
    const store = await ports.changeStore();
    const { eraseDocument, filesOfDocuments } = await import("../store/erase.ts");
    const fitting = [...filesOfDocuments(store.log.read()).keys()].filter((each) => each.startsWith(start));
    if (fitting.length > 1)
      fail(
        "subject.ambiguous",
        `${fitting.length} documents start with ${start}.`,
        "Write more of the hash.",
        {
          received: start,
        },
      );
    const erasure = { document: fitting[0] ?? start, reason, by };
    const { event, files } = await eraseDocument(store, erasure, { at: ports.now(), by: actor.name });
    return { ...eventSchema.parse(event), fictional: store.manifest.fictional, files: [...files] };
  },
});
