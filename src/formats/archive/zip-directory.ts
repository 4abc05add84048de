import type { Entry, ZipFile } from "yauzl";
import { fromRandomAccessReaderPromise, RandomAccessReader } from "yauzl";
import type { Issue } from "../../model/issue.ts";
import { fail, SelvedgeError } from "../../model/issue.ts";
import type { ByteSource } from "../byte-source.ts";
import { counted } from "../counted.ts";

/** What an archive's own list says of an entry, and where its bytes lie. */
export interface ListedEntry {
  readonly entry: Entry;
  /** The bytes of the name. */
  readonly given: Uint8Array;
  readonly headerStart: number;
  /** Where the packed bytes begin; undefined where no entry begins at the place that the list gives. */
  readonly dataStart: number | undefined;
}

export interface Directory {
  readonly entries: readonly ListedEntry[];
  /** Where the list of entries begins; nothing packed lies behind it. */
  readonly start: number;
}

/** Bytes of all names, comments and extra fields of a list of entries. Ten thousand honest entries need 2 MB. */
const mostListBytes = 64 * 1024 ** 2;

const nothing = new Uint8Array();

type ReadArguments = [
  buffer: Buffer,
  offset: number,
  length: number,
  position: number,
  callback: (error: Error | null, bytesRead?: number) => void,
];

class SourceReader extends RandomAccessReader {
  readonly source: ByteSource;
  constructor(source: ByteSource) {
    super();
    this.source = source;
  }
  /** Straight from the source: the inherited one builds three streams for the 46 bytes of each entry. */
  override read(...[buffer, offset, length, position, callback]: ReadArguments): void {
    const bytes = position < this.source.size ? this.source.read(position, length) : nothing;
    buffer.set(bytes, offset);
    callback(null, bytes.length);
  }
}

/** What yauzl says -> what a person can do something with. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^End of central directory record signature not found/,
    "its end with the list of entries is missing, so the file was cut off or is no ZIP archive",
  ],
  [/^Invalid comment length/, "bytes stand behind its end, or its end is damaged"],
  [
    /^invalid central directory file header signature/,
    "its list of entries is not where its end says; bytes were put before the archive or lost from it",
  ],
  [/^multi-disk/, "it is one part of an archive that was split over several files"],
  [/^strong encryption/, "its list of entries is encrypted"],
  [/^unexpected EOF/, "its list of entries goes beyond the end of the file"],
];

/** Turns a complaint of yauzl into a failure; lets pass what the source itself raised. */
function refuse(error: unknown, file: Partial<Issue>): never {
  if (error instanceof SelvedgeError || !(error instanceof Error) || "code" in error) throw error;
  const reason = reasons.find(([pattern]) => pattern.test(error.message))?.[1] ?? error.message;
  fail(
    "file.format",
    `The ZIP archive cannot be read: ${reason}.`,
    "Fetch or export it again; if it is one of several parts or has a password, unpack it and import the files.",
    { ...file, expected: "a whole ZIP archive", received: error.message },
  );
}

const littleEndian = (bytes: Uint8Array, at: number, width: 2 | 4): number =>
  bytes.length < at + width ? 0 : Buffer.from(bytes).readUIntLE(at, width);

/** The header in front of the packed bytes has a name and extra fields of its own length. */
function dataStartOf(source: ByteSource, headerStart: number): number | undefined {
  if (headerStart + 30 > source.size) return undefined;
  const header = source.read(headerStart, 30);
  if (littleEndian(header, 0, 4) !== 0x04034b50) return undefined;
  return headerStart + 30 + littleEndian(header, 26, 2) + littleEndian(header, 28, 2);
}

/** yauzl's types call it a boolean; it is where the next entry of the list begins. */
const cursorOf = (zip: ZipFile): number => zip.readEntryCursor as unknown as number;

function refuseMany(count: string, most: number, file: Partial<Issue>): never {
  fail(
    "file.too-large",
    `The archive holds ${count} entries; the limit is ${counted(most)}.`,
    "Unpack it and import the files that matter, or split it.",
    { ...file, expected: `at most ${counted(most)} entries`, received: count },
  );
}

async function list(zip: ZipFile, source: ByteSource, file: Partial<Issue>): Promise<ListedEntry[]> {
  const start = cursorOf(zip);
  const entries: ListedEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (cursorOf(zip) - start > mostListBytes)
      fail(
        "file.too-large",
        `The archive's list of entries is longer than ${counted(mostListBytes)} bytes, which is the limit.`,
        "Pack the files again with an ordinary archiver.",
        { ...file, expected: `at most ${counted(mostListBytes)} bytes`, received: "more" },
      );
    const headerStart = entry.relativeOffsetOfLocalHeader;
    // Copied: the bytes of the name are a window on a buffer that holds the comment as well.
    const given = new Uint8Array(entry.fileNameRaw);
    entries.push({ entry, given, headerStart, dataStart: dataStartOf(source, headerStart) });
  }
  return entries;
}

/** The list of entries at the end of an archive; more than `most` are refused before any is looked at. */
export async function readDirectory(source: ByteSource, file: string, most: number): Promise<Directory> {
  const place = { file };
  try {
    const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    if (zip.entryCount > most) refuseMany(counted(zip.entryCount), most, place);
    const start = cursorOf(zip);
    const entries = await list(zip, source, place);
    if (littleEndian(source.read(cursorOf(zip), 4), 0, 4) === 0x02014b50)
      fail(
        "file.format",
        `The ZIP archive cannot be read: its list holds more than the ${counted(entries.length)} entries that its end states.`,
        "The archive is damaged or made to deceive: pack the files again with an ordinary archiver.",
        { ...place, expected: `${counted(entries.length)} entries`, received: "more" },
      );
    return { entries, start };
  } catch (error) {
    return refuse(error, place);
  }
}
