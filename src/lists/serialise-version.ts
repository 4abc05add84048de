import { z } from "zod";
import { canonicalJson } from "../model/canonical.ts";
import { isIsoDate } from "../model/dates.ts";
import { fail } from "../model/issue.ts";
import type { ListVersion } from "../model/list-entry.ts";
import { entryNameKinds, relationKinds } from "../model/list-entry.ts";

const text = z.string();
const day = z.string().refine(isIsoDate, "a day, YYYY-MM-DD");
const days = { from: day.optional(), to: day.optional() };

const entrySchema = z.strictObject({
  id: text,
  list: text,
  kind: z.enum(["organisation", "person", "vessel", "order", "good"]),
  name: text,
  names: z.array(
    z.strictObject({
      text,
      kind: z.enum(entryNameKinds),
      weak: z.boolean().optional(),
      source: text.optional(),
      ...days,
    }),
  ),
  countries: z.array(text),
  identifiers: z.array(z.strictObject({ kind: z.enum(["uscc", "lei", "duns", "cnpj", "imo"]), value: text })),
  sublists: z.array(z.strictObject({ key: text, ...days })),
  firstListed: day,
  amended: z.array(day),
  removed: day.optional(),
  verification: z.enum(["official", "reported"]),
  openEnded: z.strictObject({ clause: text, stem: text }).optional(),
  relations: z.array(
    z.strictObject({
      kind: z.enum(relationKinds),
      to: text,
      percentage: text.optional(),
      during: z.strictObject(days).optional(),
      source: text,
    }),
  ),
  status: text.optional(),
  order: z
    .strictObject({
      countries: z.array(text),
      regions: z.array(text),
      merchandise: text,
      hs: z.array(text),
      hsBasis: z.enum(["official", "editorial"]),
    })
    .optional(),
  merchandise: text.optional(),
  merchandiseHs: z.array(text).optional(),
  supersededBy: text.optional(),
  sector: text.optional(),
  citation: text.optional(),
  remarks: text.optional(),
  source: text,
  sourceDate: day,
});

/** The stored form of a version; the model's own type, checked at the door. */
const versionSchema: z.ZodType<ListVersion> = z.strictObject({
  key: text,
  title: text,
  publisher: text,
  url: text,
  published: day,
  version: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  origin: z.enum(["bundled", "update"]),
  cadenceDays: z.int().positive(),
  knownGaps: z.array(text),
  ownership: z.strictObject({ rule: z.enum(["none", "50-percent", "as-listed"]), citation: text }),
  days: z.literal("of-the-file").optional(),
  role: z.enum(["parties", "orders", "goods"]),
  fictional: z.boolean(),
  standsFor: text.optional(),
  entries: z.array(entrySchema),
});

/** The canonical JSON of a version: the same version is always the same text. */
export const serialiseVersion = (version: ListVersion): string => canonicalJson(version);

/** Reads what `serialiseVersion` wrote; anything else is `list.invalid` with its place. */
export function parseVersion(stored: string): ListVersion {
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return fail("list.invalid", "A stored list version is no JSON.", hint);
  }
  const parsed = versionSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return fail(
    "list.invalid",
    `A stored list version is not of the form expected at ${issue?.path.join(".") ?? "its root"}: ${issue?.message ?? ""}.`,
    hint,
  );
}

const hint = "Run `doctor`; a bundled list can be read anew from its files.";
