import { z } from "zod";
import { recordKinds } from "../model/records.ts";
import { aboutReading } from "../records/describe-reading.ts";
import type { Store } from "../store/open-store.ts";
import type { Content } from "./look-at-file.ts";
import { issueSchema, toIssue } from "./shapes.ts";
import type { Prepared } from "./store-import.ts";

/** What became of one table. */
export const importedFile = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  sha256: z.string(),
  import: z.string(),
  kind: z.enum(recordKinds),
  rows: z.number().int(),
  accepted: z.number().int(),
  repaired: z.number().int(),
  quarantined: z.number().int(),
  /** The same bytes, read in the same way, were already in the workspace. */
  already: z.boolean(),
  /** Earlier readings of the same table, which count no longer. */
  replaced: z.array(z.string()),
  /** What was taken over from an earlier import, in words. */
  recalled: z.array(z.string()),
  /** csv, xlsx, ods, json, jsonl or xml. */
  format: z.string(),
  /** Whose export it is, where that was recognised, and whether that is known from real files. */
  layout: z.object({ id: z.string(), title: z.string(), ground: z.string() }).nullable(),
  /** Of text files. */
  encoding: z.string().nullable(),
  encodingConfidence: z.enum(["stated", "certain", "likely", "guess"]).nullable(),
  encodingWhy: z.string().nullable(),
  delimiter: z.string().nullable(),
  headerRow: z.number().int(),
  mapping: z.record(z.string(), z.string()),
  /** Headings that were kept beside the canonical columns. */
  kept: z.array(z.string()),
  /** Headings of columns with persons' contact data or bank account numbers: left out. */
  leftOut: z.array(z.string()),
  /** The first of them; all are kept with the import. */
  issues: z.array(issueSchema),
  issueCount: z.number().int(),
});

/** How the bytes were read. A file of events has no headings: its fields are those of its standard. */
function aboutContent(content: Content) {
  if (content.form === "events")
    return {
      sheet: null,
      format: "json",
      layout: null,
      encoding: "utf-8",
      encodingConfidence: "certain",
      encodingWhy: "JSON is UTF-8, and the bytes are",
      delimiter: null,
      headerRow: 0,
      mapping: {},
      kept: [],
      leftOut: [],
    };
  const { table, reading } = content;
  const about = aboutReading(reading);
  const { format } = reading;
  return {
    sheet: table.sheet ?? null,
    format: table.format,
    layout: format === undefined ? null : { id: format.id, title: format.title, ground: format.ground },
    encoding: about.encoding?.name ?? null,
    encodingConfidence: about.encoding?.confidence ?? null,
    encodingWhy: about.encoding?.why ?? null,
    delimiter: about.delimiter ?? null,
    headerRow: about.headerRow,
    mapping: about.mapping,
    kept: about.unmapped,
    leftOut: about.contact,
  };
}

/** Issues that an answer holds of one table. */
const mostIssues = 1_000;

/** What `import` answers for a table that lies in the workspace. */
export async function describeImport(
  store: Store,
  { looked, data, already, replaces }: Prepared,
): Promise<z.infer<typeof importedFile>> {
  const issues = await store.records.readIssues(data.import, mostIssues);
  return importedFile.parse({
    file: data.file,
    ...aboutContent(looked.content),
    sha256: data.sha256,
    import: data.import,
    kind: data.kind,
    rows: data.rows,
    accepted: data.accepted,
    repaired: data.repaired,
    quarantined: data.quarantined,
    already,
    replaced: replaces,
    recalled: [...looked.recalled],
    issues: issues.map((issue) => toIssue(issue, issue.status ?? null)),
    issueCount: issues.length < mostIssues ? issues.length : await store.records.countIssues(data.import),
  });
}
