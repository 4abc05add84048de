import type { z } from "zod";
import { sha256, shortId } from "../model/canonical.ts";
import type { RecordKind } from "../model/records.ts";
import type { ReadResult } from "../records/read-result.ts";
import type { Store } from "../store/open-store.ts";
import type { Actor, FileInput } from "./operation.ts";
import { type issueSchema, toIssue } from "./shapes.ts";

/** What became of one file. */
export interface ImportedFile {
  readonly file: string;
  readonly sha256: string;
  readonly import: string;
  readonly kind: RecordKind;
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly quarantined: number;
  readonly mapping: Readonly<Record<string, string>>;
  /** Headings that were kept beside the canonical columns. */
  readonly kept: readonly string[];
  /** Headings of columns with persons' contact data: left out. */
  readonly leftOut: readonly string[];
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerRow: number;
  /** The same bytes, read in the same way, were already in the workspace. */
  readonly already: boolean;
  readonly issues: readonly z.infer<typeof issueSchema>[];
}

/** Id of an import: the same bytes read as the same kind with the same mapping by the same reader are one import. */
export const importIdOf = (bytesSha256: string, read: ReadResult): string =>
  shortId({ original: bytesSha256, kind: read.kind, mapping: read.mapping, reader: read.readerVersion });

/** Each issue with what became of its row. */
function issuesOf({ issues, rows }: ReadResult): z.infer<typeof issueSchema>[] {
  const status = new Map(rows.map(({ row, status }) => [row, status]));
  return issues.map((issue) => toIssue(issue, status.get(issue.row ?? -1) ?? null));
}

/** What `import` answers for a file that has been read, whether or not it was stored just now. */
export const describe = (file: FileInput, read: ReadResult, already: boolean): ImportedFile => ({
  file: file.name,
  sha256: sha256(file.bytes),
  import: importIdOf(sha256(file.bytes), read),
  kind: read.kind,
  ...read.counts,
  mapping: read.mapping,
  kept: read.unmapped,
  leftOut: read.contact,
  encoding: read.encoding,
  delimiter: read.delimiter,
  headerRow: read.headerRow,
  already,
  issues: issuesOf(read),
});

/** Stores a file that has been read: the original, the rows, the issues, and then the one event that registers them. */
export async function storeImport(
  store: Store,
  actor: Actor,
  at: string,
  { file, read }: { file: FileInput; read: ReadResult },
): Promise<ImportedFile> {
  const described = describe(file, read, false);
  store.originals.put(file.bytes);
  const rows = read.rows.map(({ row, status, cells, extra, repairs, raw }) => ({
    row,
    status,
    kind: read.kind,
    cells,
    extra,
    repairs,
    ...(raw === undefined ? {} : { raw }),
  }));
  const hashes = await store.records.write(described.import, rows, read.issues);
  store.append([
    {
      at,
      by: actor.name,
      type: "import-registered",
      data: {
        import: described.import,
        file: file.name,
        sha256: described.sha256,
        kind: read.kind,
        mapping: read.mapping,
        reader: read.readerVersion,
        rows: described.rows,
        accepted: described.accepted,
        repaired: described.repaired,
        quarantined: described.quarantined,
        ...hashes,
      },
    },
  ]);
  return described;
}
