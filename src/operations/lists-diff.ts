import { z } from "zod";
import { changeKinds, compareVersions } from "../lists/diff/compare-versions.ts";
import { dayOf } from "../model/dates.ts";
import { affectedBy } from "./affected.ts";
import { affectedSchema } from "./affected-shape.ts";
import { findVersions } from "./find-version.ts";
import { type KeptVersion, keptVersions } from "./list-records.ts";
import { defineOperation } from "./operation.ts";
import { viewOf } from "./view.ts";

const versionSchema = z.object({
  version: z.string(),
  published: z.string(),
  entries: z.number().int(),
  /** Held back, and not in force. */
  held: z.boolean(),
  /** What the list states on companies that its parties own: another rule reaches others though no entry changed. */
  ownership: z.object({ rule: z.enum(["none", "50-percent", "as-listed"]), citation: z.string() }),
});

export const listsDiffSchema = z.object({
  key: z.string(),
  title: z.string(),
  fictional: z.boolean(),
  from: versionSchema,
  to: versionSchema,
  changes: z.array(
    z.object({
      entry: z.string(),
      name: z.string(),
      kind: z.enum(changeKinds),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Changes of each kind. */
  counts: z.record(z.enum(changeKinds), z.number().int()),
  affected: affectedSchema,
});

export const listsDiff = defineOperation({
  name: "lists diff",
  kind: "query",
  summary: "What changed between two versions of a list, and who of your parties is affected?",
  args: [
    {
      name: "a",
      place: "position",
      takes: "text",
      required: true,
      description: "a list (its two last versions), or the earlier version: KEY@VERSION, KEY@held",
    },
    {
      name: "b",
      place: "position",
      takes: "text",
      description: "the later version (default: the one in force)",
    },
  ],
  input: z.object({ a: z.string().min(1), b: z.string().min(1).optional() }),
  output: { shape: "object", schema: listsDiffSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { a, b }) => {
    const store = await ports.readStore();
    const pair = findVersions(store, a, b);
    const [from, to] = [store.lists.get(pair.from), store.lists.get(pair.to)];
    const changes = compareVersions(from, to);
    const versions = {
      from: { version: from, seq: pair.from.seq },
      to: { version: to, seq: pair.to.seq },
      came: keptVersions(store),
    };
    const affected = affectedBy(await viewOf(store), versions, {
      on: dayOf(ports.now()),
      cache: store.cache,
    });
    const described = (version: typeof from, { held }: KeptVersion) => ({
      version: version.version,
      published: version.published,
      entries: version.entries.length,
      held,
      ownership: version.ownership,
    });
    return listsDiffSchema.parse({
      key: to.key,
      title: to.title,
      fictional: to.fictional,
      from: described(from, pair.from),
      to: described(to, pair.to),
      changes,
      counts: Object.fromEntries(
        changeKinds.map((kind) => [kind, changes.filter((change) => change.kind === kind).length]),
      ),
      affected,
    });
  },
});
