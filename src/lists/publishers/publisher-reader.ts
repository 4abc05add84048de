import type { IsoDate } from "../../model/dates.ts";
import type { ListVersion } from "../../model/list-entry.ts";

/** A file as a publisher sent it. */
export interface PublisherFile {
  /** Name among the reader's files: `sdn.csv`, `page.html`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that a reader needs, and what may be downloaded under its name. */
export interface PublisherFileRule {
  readonly name: string;
  /** The publisher's own address; nothing else is ever asked. "" where the file is never downloaded: the user has it. */
  readonly url: string;
  /** Media types that the publisher sends, without parameters. */
  readonly mediaTypes: readonly string[];
  /** Bytes beyond which a download is cut off and refused. */
  readonly mostBytes: number;
}

export interface PublisherRequest {
  readonly files: readonly PublisherFile[];
  /** Day of the download, for files that do not say their own. */
  readonly retrieved: IsoDate;
  /** The version in force: entries that are the same keep their id. */
  readonly previous?: ListVersion | undefined;
  /** Key of the list, for readers that serve more than one (FollowTheMoney datasets, a list of one's own). */
  readonly key?: string | undefined;
}

/** A column, category or element that was met and not used, and how often. */
export interface Audited {
  readonly what: string;
  readonly count: number;
}

export interface PublisherReading {
  readonly version: ListVersion;
  /** What the files hold and the version does not. */
  readonly audit: readonly Audited[];
}

/** How one publisher's files become a version of its list. Pure: no disk, no clock, no network. */
export interface PublisherReader {
  /** Key of the list, or of the format where `keys` is "given". */
  readonly key: string;
  /** "given": the user says which list the files are. */
  readonly keys: "own" | "given";
  readonly title: string;
  readonly files: readonly PublisherFileRule[];
  /** `untested`: no real file of the publisher was at hand when the reader was written. */
  readonly ground: "real-file" | "untested";
  /** Entries that a version must have; outside of it the old version stays. */
  readonly bounds: { readonly min: number; readonly max: number; readonly why: string };
  /** Throws `list.invalid` where a file is not what the publisher publishes. */
  readonly read: (request: PublisherRequest) => PublisherReading;
}
