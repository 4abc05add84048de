import { z } from "zod";
import { statusOf } from "../lists/list-status.ts";
import { countsOf, heldSchema, readerSchema, toHeld } from "./list-outcome.ts";
import { filesBehind, heldSince } from "./list-records.ts";
import { readerWords } from "./list-sources.ts";
import { defineOperation } from "./operation.ts";
import { listsInForce } from "./workspace-lists.ts";

export const listStatusSchema = z.object({
  key: z.string(),
  title: z.string(),
  version: z.string(),
  published: z.string(),
  /** Day on which the publisher was last seen to publish the same; null where nobody looked again. */
  checked: z.string().nullable(),
  /** Entries in force; those that ended are counted apart. */
  entries: z.number().int(),
  /** Entries that the version keeps with their last day, for shipments of that time. */
  ended: z.number().int(),
  sha256: z.string(),
  origin: z.enum(["bundled", "update"]),
  ageDays: z.number().int(),
  stale: z.boolean(),
  staleBecause: z.array(z.string()),
  knownGaps: z.array(z.string()),
  fictional: z.boolean(),
  /** What the reader of its files was written against. */
  reader: readerSchema,
  /** A newer file that came and is not used. */
  held: heldSchema.nullable(),
});

export const listsStatus = defineOperation({
  name: "lists status",
  kind: "query",
  summary: "Which list is in force, how old it is, and what is known to be missing from it.",
  args: [],
  input: z.object({}),
  output: {
    shape: "object",
    schema: z.object({ source: z.enum(["workspace", "bundled"]), lists: z.array(listStatusSchema) }),
  },
  roles: ["reader", "analyst"],
  run: async (ports) => {
    const versions = await listsInForce(ports);
    const store = await ports.findStore();
    const sources = await ports.listSources();
    return {
      /** `bundled`: no workspace is there, and these are the lists that came with this build. */
      source: store === undefined ? ("bundled" as const) : ("workspace" as const),
      lists: versions.map((version) =>
        listStatusSchema.parse({
          ...version,
          ...statusOf(version, ports.now()),
          ...countsOf(version),
          reader: readerWords(
            sources,
            version.key,
            store === undefined ? [] : filesBehind(store, version.key),
          ),
          held: store === undefined ? null : toHeld(heldSince(store, version.key).at(-1)),
        }),
      ),
    };
  },
});
