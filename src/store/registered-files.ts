import type { EventData, LoggedEvent } from "./events/event-table.ts";

export const originalsFolder = "originals";
export const recordsFolder = "records";
export const listsFolder = "lists";
export const checkpointsFolder = "checkpoints";
export const layersFolder = "layers";
export const rowsName = "rows.parquet";
export const issuesName = "issues.parquet";
export const entriesName = "entries.json";

/** A file that the log answers for. */
export interface RegisteredFile {
  readonly what: "original" | "records" | "list" | "checkpoint" | "layer";
  readonly sha256: string;
  /** Hash of the document that the file is, or was made from: erased with it. */
  readonly of?: string;
  /** The event that registered it first. */
  readonly seq: number;
}

/** A list version as an event or a caller names it. */
export interface ListPlace {
  readonly key: string;
  readonly version: string;
  readonly sha256: string;
}

export const originalPath = (sha256: string): string => `${originalsFolder}/${sha256}`;
export const rowsPath = (importId: string): string => `${recordsFolder}/${importId}/${rowsName}`;
/** The first part of the rows lies in `rows.parquet`, the next ones in `rows-2.parquet` and so on. */
export const rowsPartName = (part: number): string => (part === 1 ? rowsName : `rows-${part}.parquet`);
export const rowsPartPath = (importId: string, part: number): string =>
  `${recordsFolder}/${importId}/${rowsPartName(part)}`;
/** The signed root over the first so many events. */
export const checkpointPath = (size: number): string =>
  `${checkpointsFolder}/${String(size).padStart(6, "0")}.txt`;
/** What a time-stamp authority answered for it; there may be several. */
export const stampPath = (size: number, sha256: string): string =>
  `${checkpointsFolder}/${String(size).padStart(6, "0")}-${sha256.slice(0, 8)}.tsr`;
/** The words of a document as one reader gave them, with pages and boxes; erased with the document. */
export const layerPath = (document: string, sha256: string): string =>
  `${layersFolder}/${document}/${sha256}.json`;
export const issuesPath = (importId: string): string => `${recordsFolder}/${importId}/${issuesName}`;

/** The list version that an event answers for: one put in force, or one held back. */
function storedVersion(event: LoggedEvent): ListPlace | undefined {
  if (event.type === "list-registered") return event.data;
  if (event.type !== "list-held" || event.data.candidate === undefined) return undefined;
  return { key: event.data.key, ...event.data.candidate };
}

/**
 * Where a list version stands: `lists/<key>/<version>/entries.json`. The version names the publisher's bytes; if a later
 * reader makes other entries of the same bytes, they stand beside the first under `<version>-<12 digits of their hash>`.
 */
export function listPath(events: readonly LoggedEvent[], place: ListPlace): string {
  const first = events
    .map(storedVersion)
    .find((stored) => stored?.key === place.key && stored.version === place.version);
  const isFirst = first === undefined || first.sha256 === place.sha256;
  const folder = isFirst ? place.version : `${place.version}-${place.sha256.slice(0, 12)}`;
  return `${listsFolder}/${place.key}/${folder}/${entriesName}`;
}

type Registration = readonly [path: string, what: RegisteredFile["what"], sha256: string, of?: string];

/** The publisher's files of a list event. */
function originalsOf(data: EventData<"list-registered" | "list-held" | "list-checked">): Registration[] {
  const hashes = (data.files ?? []).map(({ sha256 }) => sha256);
  if ("original" in data && data.original !== undefined) hashes.push(data.original);
  return hashes.map((sha256) => [originalPath(sha256), "original", sha256]);
}

const filesOfImport = (data: EventData<"import-registered">): readonly Registration[] => [
  [originalPath(data.sha256), "original", data.sha256, data.sha256],
  [rowsPath(data.import), "records", data.rowsSha256, data.sha256],
  ...(data.moreRowsSha256 ?? []).map(
    (sha256, index): Registration => [rowsPartPath(data.import, index + 2), "records", sha256, data.sha256],
  ),
  [issuesPath(data.import), "records", data.issuesSha256, data.sha256],
];

const filesOfDocument = ({ sha256, capture }: EventData<"document-registered">): readonly Registration[] =>
  [sha256, ...(capture === undefined ? [] : [capture])].map(
    (hash): Registration => [originalPath(hash), "original", hash, sha256],
  );

function registrationsOf(events: readonly LoggedEvent[], event: LoggedEvent): readonly Registration[] {
  switch (event.type) {
    case "import-registered":
      return filesOfImport(event.data);
    case "paper-attached":
      return [[originalPath(event.data.sha256), "original", event.data.sha256, event.data.sha256]];
    case "case-opened": {
      const { assessment } = event.data;
      return [[originalPath(assessment), "original", assessment]];
    }
    case "case-acted": {
      const { act } = event.data;
      const sha256 = "sha256" in act ? act.sha256 : undefined;
      return sha256 === undefined ? [] : [[originalPath(sha256), "original", sha256, sha256]];
    }
    case "document-registered":
      return filesOfDocument(event.data);
    case "layer-made": {
      const { document, sha256 } = event.data;
      return [[layerPath(document, sha256), "layer", sha256, document]];
    }
    case "checkpoint-signed":
      return [[checkpointPath(event.data.size), "checkpoint", event.data.sha256]];
    case "checkpoint-stamped":
      return [[stampPath(event.data.size, event.data.sha256), "checkpoint", event.data.sha256]];
    case "list-registered":
    case "list-held":
    case "list-checked": {
      const stored = storedVersion(event);
      const version: Registration[] =
        stored === undefined ? [] : [[listPath(events, stored), "list", stored.sha256]];
      return [...version, ...originalsOf(event.data)];
    }
    default:
      return [];
  }
}

/** A file that the log once answered for and that an erasure took. */
export interface ErasedFile {
  readonly sha256: string;
  /** The event that erased it. */
  readonly seq: number;
  readonly by: string;
  readonly reason: string;
}

interface Files {
  readonly registered: Map<string, RegisteredFile>;
  readonly erased: Map<string, ErasedFile>;
}

/** The last fold of each log: a log only grows, so that one of the same length is the same. */
const folds = new WeakMap<readonly LoggedEvent[], { readonly events: number; readonly files: Files }>();

function filesOf(events: readonly LoggedEvent[]): Files {
  const known = folds.get(events);
  if (known?.events === events.length) return known.files;
  const files = foldFiles(events);
  folds.set(events, { events: events.length, files });
  return files;
}

function foldFiles(events: readonly LoggedEvent[]): Files {
  const files: Files = { registered: new Map(), erased: new Map() };
  for (const event of events) {
    if (event.type === "erasure-made") erase(files, event);
    for (const [path, what, sha256, of] of registrationsOf(events, event)) {
      // What comes again after an erasure is registered anew.
      files.erased.delete(path);
      if (!files.registered.has(path))
        files.registered.set(path, { what, sha256, seq: event.seq, ...(of === undefined ? {} : { of }) });
    }
  }
  return files;
}

function erase(
  { registered, erased }: Files,
  { seq, data }: LoggedEvent & { readonly type: "erasure-made" },
): void {
  for (const { path, sha256 } of data.files) {
    registered.delete(path);
    erased.set(path, { sha256, seq, by: data.by, reason: data.reason });
  }
}

/** Every file that the log answers for, by its path relative to the workspace. */
export const registeredFiles = (events: readonly LoggedEvent[]): ReadonlyMap<string, RegisteredFile> =>
  filesOf(events).registered;

/** Every file that was erased and did not come again, by its path. */
export const erasedFiles = (events: readonly LoggedEvent[]): ReadonlyMap<string, ErasedFile> =>
  filesOf(events).erased;
