import { crc32, deflateRawSync } from "node:zlib";
import type { ByteSource } from "../byte-source.ts";
import { bytesOf } from "../byte-source.ts";

/** Header fields that tell something else than the truth. Where a field is left out the true value is written. */
export interface Forge {
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly packedSize?: number;
  readonly size?: number;
  readonly offset?: number;
  readonly externalAttributes?: number;
  readonly versionMadeBy?: number;
  readonly extra?: Uint8Array;
  /** Written in place of the local header and the data: the entry then points wherever `offset` says. */
  readonly noLocal?: boolean;
}

export interface ZipPart {
  /** Text is written as UTF-8 with the flag that says so; bytes as they are, without the flag. */
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  /** Not compressed. */
  readonly stored?: boolean;
  readonly forge?: Forge;
}

export interface ZipForge {
  /** Written before and after the archive. */
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  /** Entries that the end record counts. */
  readonly count?: number;
  /** Writes a ZIP64 end record, as big archives have it. */
  readonly zip64?: boolean;
  readonly comment?: string;
}

const utf8Flag = 0x800;

/** Little-endian fields: [bytes, value]. */
function record(...fields: readonly (readonly [2 | 4 | 8, number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, width);
    at += width;
  }
  return buffer;
}

interface Written {
  readonly local: Buffer;
  readonly central: Buffer;
}

function writePart({ name, data = "", stored = false, forge = {} }: ZipPart, at: number): Written {
  const rawName = Buffer.from(name);
  const raw = Buffer.from(data);
  const packed = stored ? raw : deflateRawSync(raw);
  const extra = Buffer.from(forge.extra ?? []);
  const shared = record(
    [2, 20],
    [2, forge.flags ?? (typeof name === "string" ? utf8Flag : 0)],
    [2, forge.method ?? (stored ? 0 : 8)],
    [4, 0x5821_6000],
    [4, forge.crc ?? crc32(raw)],
    [4, forge.packedSize ?? packed.length],
    [4, forge.size ?? raw.length],
    [2, rawName.length],
    [2, extra.length],
  );
  const local = Buffer.concat([record([4, 0x04034b50]), shared, rawName, extra, packed]);
  const central = Buffer.concat([
    record([4, 0x02014b50], [2, forge.versionMadeBy ?? 20]),
    shared,
    record([2, 0], [2, 0], [2, 0], [4, forge.externalAttributes ?? 0], [4, forge.offset ?? at]),
    rawName,
    extra,
  ]);
  return { local: forge.noLocal === true ? Buffer.alloc(0) : local, central };
}

const zip64End = (count: number, size: number, offset: number): Buffer =>
  Buffer.concat([
    record([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]),
    record([8, count], [8, count], [8, size], [8, offset]),
    record([4, 0x07064b50], [4, 0], [8, offset + size], [4, 1]),
  ]);

/** The bytes of a ZIP archive, honest unless told otherwise. */
export function zipOf(parts: readonly ZipPart[], forge: ZipForge = {}): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { local, central } = writePart(part, at);
    locals.push(local);
    centrals.push(central);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = forge.count ?? parts.length;
  const comment = Buffer.from(forge.comment ?? "");
  const inRecord = forge.zip64 === true ? [0xffff, 0xffff_ffff, 0xffff_ffff] : [count, directory.length, at];
  const [shortCount = 0, size = 0, offset = 0] = inRecord;
  const counted: [2, number] = [2, shortCount & 0xffff];
  return Buffer.concat([
    forge.before ?? Buffer.alloc(0),
    ...locals,
    directory,
    forge.zip64 === true ? zip64End(count, directory.length, at) : Buffer.alloc(0),
    record([4, 0x06054b50], [2, 0], [2, 0], counted, counted, [4, size], [4, offset], [2, comment.length]),
    comment,
    forge.after ?? Buffer.alloc(0),
  ]);
}

/** The same, as a source. */
export const zipSourceOf = (parts: readonly ZipPart[], forge: ZipForge = {}): ByteSource =>
  bytesOf(zipOf(parts, forge));
