import { wholeOf } from "../formats/byte-source.ts";
import { isDelta } from "../lists/publishers/ftm/read-entities.ts";
import type { PublisherReader } from "../lists/publishers/publisher-reader.ts";
import { type Check, type CheckName, checked } from "../lists/update/version-check.ts";
import { dayOf, type IsoDate } from "../model/dates.ts";
import { type Issue, SelvedgeError } from "../model/issue.ts";
import type { Download } from "../net/download.ts";
import { type FileRecord, filesBehind } from "./list-records.ts";
import type { ListSources } from "./list-sources.ts";
import type { FileInput } from "./operation.ts";
import type { Ports } from "./ports.ts";

/** A file that came, with what is recorded of it. */
export interface ArrivedFile extends Omit<FileRecord, "sha256"> {
  readonly bytes: Uint8Array;
}

/** What came of asking for one list. */
export interface ArrivedList {
  readonly key: string;
  readonly reader: PublisherReader;
  readonly state: "arrived" | "unchanged" | "unavailable";
  readonly files: readonly ArrivedFile[];
  /** The day on which the files were had; null where nobody has said it. */
  readonly retrieved: IsoDate | null;
  /** Files that came and are not what was asked for. */
  readonly refused: readonly Check[];
  readonly issues: readonly Issue[];
}

const checkOf = {
  "cut short": "whole file",
  size: "size",
  "media type": "media type",
} as const satisfies Record<(Download & { kind: "refused" })["why"], CheckName>;

/** Fetches the files of a list, each unless it is still the one at hand. What cannot be fetched is an issue, not a failure. */
export async function fetchList(
  ports: Ports,
  sources: ListSources,
  reader: PublisherReader,
): Promise<ArrivedList> {
  const before = await filesAtHand(ports, reader.key);
  const list = { key: reader.key, reader, retrieved: dayOf(ports.now()) };
  const files: ArrivedFile[] = [];
  const refused: Check[] = [];
  let fresh = false;
  try {
    for (const rule of reader.files) {
      const last = before.get(rule.name);
      const got = await sources.download({
        ...rule,
        named: reader.files.map(({ url }) => url),
        ...(last === undefined ? {} : { previous: { etag: last.etag, lastModified: last.lastModified } }),
        signal: ports.signal,
        progress: (sent, promised) =>
          ports.progress({
            step: `${reader.key} ${rule.name}`,
            done: sent,
            total: promised ?? rule.mostBytes,
          }),
      });
      fresh ||= got.kind !== "unchanged";
      files.push(...fileOf(rule.name, got, last));
      if (got.kind === "refused") refused.push(refusal(rule.name, got));
    }
  } catch (error) {
    if (!(error instanceof SelvedgeError) || error.issue.code !== "list.unavailable") throw error;
    return { ...list, state: "unavailable", files: [], refused: [], issues: [error.issue] };
  }
  return { ...list, state: fresh ? "arrived" : "unchanged", files, refused, issues: [] };
}

function fileOf(name: string, got: Download, last: ArrivedFile | undefined): readonly ArrivedFile[] {
  if (got.kind === "unchanged") return last === undefined ? [] : [last];
  if (got.bytes.length === 0) return [];
  const { url, bytes } = got;
  const { etag = undefined, lastModified = undefined } = got.kind === "file" ? got : {};
  return [
    {
      name,
      bytes,
      url,
      ...(etag === undefined || etag === "" ? {} : { etag }),
      ...(lastModified === undefined || lastModified === "" ? {} : { lastModified }),
    },
  ];
}

const refusal = (name: string, { why, expected, received }: Download & { kind: "refused" }): Check =>
  checked(checkOf[why], {
    result: "fail",
    expected: `${name}: ${expected}`,
    received: `${name}: ${received}`,
  });

/** The files of the version in force that can be asked for by what they were said to be. */
async function filesAtHand(ports: Ports, key: string): Promise<ReadonlyMap<string, ArrivedFile>> {
  const store = await ports.findStore();
  const files = store === undefined ? [] : filesBehind(store, key);
  const known = files.filter(({ etag, lastModified }) => (etag ?? lastModified) !== undefined);
  return new Map(
    known.flatMap(({ sha256, ...file }) =>
      store?.originals.isSound(sha256) === true
        ? [[file.name, { ...file, bytes: store.originals.get(sha256) }] as const]
        : [],
    ),
  );
}

/** Files of one list from the disk, and whose they are said to be. */
export interface Offered {
  readonly reader: PublisherReader;
  readonly key: string;
  readonly given: readonly FileInput[];
  readonly retrieved: IsoDate | null;
}

/**
 * Takes a list's files from the disk instead. A single file may have any name, for it can only be the list; but not one that
 * says it holds changes of the list. Others the reader must know.
 */
export function offeredList({ reader, key, given, retrieved }: Offered): ArrivedList {
  const [rule] = reader.files;
  const [only] = given;
  const single = reader.files.length === 1 && given.length === 1 && rule !== undefined && only !== undefined;
  const named = single && !isDelta(only.name) ? [{ ...only, name: rule.name }] : given;
  const known = new Map(reader.files.map((each) => [each.name, each.mostBytes]));
  const taken = reader.keys === "given" ? named : named.filter(({ name }) => known.has(name));
  const refused: Check[] = [];
  // In the reader's own order, whatever that of the folder.
  const order = reader.files.map(({ name }) => name);
  const sorted = [...taken].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const files = sorted.flatMap(({ name, source }): ArrivedFile[] => {
    const most = known.get(name) ?? rule?.mostBytes ?? mostOffered;
    if (source.size <= most) return [{ name, bytes: wholeOf(source) }];
    refused.push(
      checked("size", {
        result: "fail",
        expected: `${name}: at most ${most} bytes`,
        received: `${name}: ${source.size} bytes`,
      }),
    );
    return [];
  });
  const issues = named.filter((file) => !taken.includes(file)).map(({ name }) => leftOut(name, reader));
  return { key, reader, state: "arrived", retrieved, files, refused, issues };
}

/** Bytes of a file that no rule of its reader names. */
const mostOffered = 256 * 1024 * 1024;

const leftOut = (file: string, reader: PublisherReader): Issue => ({
  code: "file.format",
  message: `${file} is none of the files of ${reader.key} and was left out.`,
  hint: `Its files are ${reader.files.map(({ name }) => name).join(", ")}.`,
  file,
});
