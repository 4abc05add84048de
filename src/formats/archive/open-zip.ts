import type { Issue } from "../../model/issue.ts";
import { fail, SelvedgeError } from "../../model/issue.ts";
import type { ByteSource } from "../byte-source.ts";
import { counted } from "../counted.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";
import type { Budget } from "./budget.ts";
import { newBudget } from "./budget.ts";
import { decodeName, numberNames, safeName, visible } from "./entry-name.ts";
import { ratioFrom, unpacker } from "./unpack.ts";
import type { ListedEntry } from "./zip-directory.ts";
import { readDirectory } from "./zip-directory.ts";

export interface ArchiveEntry {
  /** Safe to show; two entries of an archive never have the same. */
  readonly name: string;
  /** The bytes of the name as they stand in the archive. */
  readonly given: Uint8Array;
  /** What the archive says that the entry unpacks to; never more comes out. */
  readonly size: number;
  readonly packed: number;
  readonly isFolder: boolean;
  /** Why the entry cannot be opened; `open` then fails with it. */
  readonly refused?: Issue;
  /** The bytes, unpacked as they are asked for; each call begins anew. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  /** Entries that were left out and names that were changed. */
  readonly remarks: readonly Issue[];
}

export interface ArchiveOptions {
  /** The archive as people know it, for messages. */
  readonly file: string;
  readonly limits?: Partial<FormatLimits> | undefined;
  /** Of the archive that this one lies in. */
  readonly budget?: Budget | undefined;
}

interface Opening {
  readonly source: ByteSource;
  readonly file: string;
  readonly limits: FormatLimits;
  readonly budget: Budget;
}

const textOf = ({ entry, given }: ListedEntry): string =>
  decodeName({ bytes: given, extraFields: entry.extraFields });
const shownName = (listed: ListedEntry): string => visible(textOf(listed).slice(0, 120));

/** Refuses what an entry packs beyond belief, by name. */
export function refuseRatio(file: string, unpacked: string, packed: number, most: number): never {
  fail(
    "file.too-large",
    `${file} unpacks to ${unpacked} bytes from ${counted(packed)}; the limit is ${counted(most)} bytes for each packed byte.`,
    "No ordinary table packs so tightly: check where the file comes from, then unpack it yourself and import what is inside.",
    {
      file,
      expected: `at most ${counted(most)} times the packed size`,
      received: `${unpacked} bytes from ${counted(packed)}`,
    },
  );
}

/** What the list of entries declares, held against the limits before a byte is unpacked. */
function checkDeclared(entries: readonly ListedEntry[], { file, limits, budget }: Opening): void {
  let total = 0;
  for (const listed of entries) {
    const { compressedSize, uncompressedSize } = listed.entry;
    total += uncompressedSize;
    if (total > budget.left())
      fail(
        "file.too-large",
        `The declared size of the archive's content is ${counted(total)} bytes or more; the limit is ${counted(limits.unpacked)}, archives inside archives counted.`,
        "Unpack it and import the files one by one, or split them. A small file that declares so much is made to deceive.",
        {
          file,
          expected: `at most ${counted(limits.unpacked)} bytes unpacked`,
          received: `${counted(total)} bytes or more`,
        },
      );
    if (uncompressedSize > ratioFrom && uncompressedSize > compressedSize * limits.ratio)
      refuseRatio(`${file}/${shownName(listed)}`, counted(uncompressedSize), compressedSize, limits.ratio);
  }
}

/** One run of packed bytes that serves many entries is how an archive of kilobytes unpacks to terabytes. */
function checkOverlaps(entries: readonly ListedEntry[], directoryStart: number, file: string): void {
  const ranges = entries
    .flatMap((listed) =>
      listed.dataStart === undefined ? [] : [{ listed, end: listed.dataStart + listed.entry.compressedSize }],
    )
    .sort((a, b) => a.listed.headerStart - b.listed.headerStart);
  for (const [index, { listed, end }] of ranges.entries()) {
    const next = ranges[index + 1];
    if (end <= (next?.listed.headerStart ?? directoryStart)) continue;
    const other = next === undefined ? "the list of entries" : `"${shownName(next.listed)}"`;
    fail(
      "file.format",
      `Entries of the archive overlap: the packed bytes of "${shownName(listed)}" run into ${other}.`,
      "No archiver writes this; it is how an archive is made to unpack to more than it holds. Pack the files again.",
      { file, expected: "entries one after the other", received: "entries that share bytes" },
    );
  }
}

/** The kind of file in the upper half of the attributes, where a Unix archiver wrote them. */
function unixKind({ entry }: ListedEntry): number {
  const system = entry.versionMadeBy >>> 8;
  return system === 3 || system === 19 ? (entry.externalFileAttributes >>> 16) & 0xf000 : 0;
}

const isLinkOrDevice = (listed: ListedEntry): boolean => ![0, 0x4000, 0x8000].includes(unixKind(listed));

const methods: Readonly<Record<number, string>> = {
  1: "Shrink",
  6: "Implode",
  9: "Deflate64",
  12: "bzip2",
  14: "LZMA",
  93: "Zstandard",
  95: "XZ",
  97: "WavPack",
  98: "PPMd",
  99: "AES encryption",
};

/** Why an entry cannot be opened. It stops no other entry. */
function refusal(listed: ListedEntry, name: string, { source }: Opening): Issue | undefined {
  const { entry, dataStart } = listed;
  const method = entry.compressionMethod;
  const because = (message: string, hint: string, received: string): Issue => ({
    code: "file.format",
    message: `${name} ${message}`,
    hint,
    file: name,
    expected: "an entry packed with Deflate, or not packed",
    received,
  });
  if (entry.isEncrypted() || method === 99)
    return because(
      "is encrypted with a password, which is not read.",
      "Unpack the archive with its password and import the files.",
      "an encrypted entry",
    );
  if (method !== 0 && method !== 8)
    return because(
      `is packed with ${methods[method] ?? `method ${method}`}, which is not read.`,
      "Pack the files again as an ordinary ZIP (Deflate), or unpack them and import them one by one.",
      `method ${method}`,
    );
  const end = (dataStart ?? source.size) + entry.compressedSize;
  const isTorn = method === 0 && entry.compressedSize !== entry.uncompressedSize;
  if (dataStart !== undefined && end <= source.size && !isTorn) return undefined;
  return because(
    isTorn
      ? "is not packed, and yet the archive states two different sizes for it."
      : "is not where the archive says: the file is damaged or cut off.",
    "Fetch or export the archive again.",
    isTorn ? `${entry.compressedSize} and ${entry.uncompressedSize} bytes` : "no entry at its place",
  );
}

const isFolder = (listed: ListedEntry): boolean =>
  /[\\/]$/.test(textOf(listed)) || unixKind(listed) === 0x4000;

function entryOf(listed: ListedEntry, name: string, opening: Opening): ArchiveEntry {
  const { entry, given, dataStart = 0 } = listed;
  const file = `${opening.file}/${name}`;
  const refused = refusal(listed, file, opening);
  const unpack = unpacker({
    source: opening.source,
    start: dataStart,
    end: dataStart + entry.compressedSize,
    packing: entry.compressionMethod === 0 ? "stored" : "deflate",
    file,
    budget: opening.budget,
    declared: { size: entry.uncompressedSize, crc: entry.crc32 },
  });
  return {
    name,
    given,
    size: entry.uncompressedSize,
    packed: entry.compressedSize,
    isFolder: isFolder(listed),
    ...(refused === undefined ? {} : { refused }),
    open: () => {
      if (refused !== undefined) throw new SelvedgeError(refused);
      return unpack();
    },
  };
}

const someOf = (names: readonly string[]): string => {
  const rest = names.length - 3;
  return names.slice(0, 3).join(", ") + (rest > 0 ? ` and ${counted(rest)} more` : "");
};

function remarksOf(links: readonly string[], renamed: readonly string[], file: string): readonly Issue[] {
  const remarks: Issue[] = [];
  if (links.length > 0)
    remarks.push({
      code: "file.format",
      message: `The archive holds links or devices in place of files, which are never followed: ${someOf(links)}.`,
      hint: "Pack the files themselves if they are needed.",
      file,
    });
  if (renamed.length > 0)
    remarks.push({
      code: "row.repaired",
      message: `Names in the archive are not safe to use or not unique and are shown changed: ${someOf(renamed)}.`,
      hint: "Nothing to do: the files are read all the same, and the bytes of the names are kept.",
      file,
    });
  return remarks;
}

/**
 * Opens a ZIP archive for reading. Its list of entries is held against the limits (entries, bytes unpacked, ratio,
 * no shared bytes) before anything is unpacked; what is wrong with one entry is told by that entry.
 */
export async function openZip(source: ByteSource, options: ArchiveOptions): Promise<Archive> {
  const limits = { ...formatLimits, ...options.limits };
  const opening = { source, file: options.file, limits, budget: options.budget ?? newBudget(limits) };
  const directory = await readDirectory(source, options.file, limits.entries);
  checkDeclared(directory.entries, opening);
  checkOverlaps(directory.entries, directory.start, options.file);
  const numbered = numberNames();
  const renamed: string[] = [];
  const entries: ArchiveEntry[] = [];
  for (const listed of directory.entries.filter((each) => !isLinkOrDevice(each))) {
    const text = textOf(listed).replaceAll("\\", "/").replace(/\/$/, "");
    const name = numbered(safeName(text));
    if (name !== text.normalize("NFC")) renamed.push(`"${shownName(listed)}" as "${name}"`);
    entries.push(entryOf(listed, name, opening));
  }
  const links = directory.entries.filter(isLinkOrDevice).map((listed) => `"${shownName(listed)}"`);
  return { entries, remarks: remarksOf(links, renamed, options.file) };
}
