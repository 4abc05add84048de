import type { AboutList } from "./about-list.ts";
import { type Audit, newAudit } from "./audit.ts";
import type { Draft } from "./draft.ts";
import { makeVersion } from "./make-version.ts";
import { type Column, type HeadedRow, headedRows } from "./published-csv.ts";
import type { PublisherFileRule, PublisherReader, PublisherRequest } from "./publisher-reader.ts";
import { fileNamed, refuseStrangers } from "./request-files.ts";

/** A list that its publisher gives as one table under headings, without a day of its own. */
export interface PublishedTable<K extends string> {
  readonly about: AboutList;
  readonly file: PublisherFileRule;
  readonly columns: Readonly<Record<K, Column>>;
  readonly ground: PublisherReader["ground"];
  /** The entries of a row. */
  readonly toDrafts: (row: HeadedRow<K>, request: PublisherRequest, audit: Audit) => readonly Draft[];
}

/** The reader of such a list. The day of a version is that of the download. */
export const tableReader = <K extends string>({
  about,
  file,
  columns,
  ground,
  toDrafts,
}: PublishedTable<K>): PublisherReader => ({
  key: about.key,
  keys: "own",
  title: about.title,
  files: [file],
  ground,
  bounds: about.bounds,
  read: (request) => {
    refuseStrangers(request, (name) => name === file.name);
    const audit = newAudit();
    const rows = headedRows(fileNamed(request, file.name), columns, audit);
    const drafts = rows.flatMap((row) => toDrafts(row, request, audit));
    return makeVersion(about, request, { published: request.retrieved, drafts, audit });
  },
});
