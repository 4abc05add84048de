import { endianness } from "node:os";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { fail } from "../../model/issue.ts";

/**
 * A network in date order as one file that is read from one end to the other:
 *
 *   header, 64 bytes: "SLVGDAYS", version, then place, length and CRC-32 of the directory, and CRC-32 of all that
 *   blocks of whole days, about a million edges each: from (4 bytes an edge), to (4), good (1)
 *   spread edges in one block: from, to, earliest, latest (4 bytes each), good (1)
 *   directory: JSON, with the edges of each day, and place, edges and CRC-32 of each block
 *
 * Numbers are little-endian, as all machines that Node 24 runs on write them but one, which is refused.
 */
const magic = Buffer.from("SLVGDAYS", "latin1");
const version = 1;
export const headerBytes = 64;
export const datedBytes = 9;
export const spreadBytes = 17;

const count = z.number().int().nonnegative();
const blockSchema = z.object({ at: count, edges: count, crc: count });

export const directorySchema = z.object({
  parties: count,
  classes: count.min(1),
  days: z.object({ first: z.number().int(), last: z.number().int() }),
  perDay: z.array(count),
  blocks: z.array(blockSchema),
  spread: blockSchema,
});
export type Directory = z.infer<typeof directorySchema>;
export type StoredBlock = z.infer<typeof blockSchema>;

export interface Header {
  readonly at: number;
  readonly length: number;
  readonly crc: number;
}

export function encodeHeader({ at, length, crc }: Header): Buffer {
  refuseBigEndian();
  const header = Buffer.alloc(headerBytes);
  magic.copy(header);
  header.writeUInt32LE(version, 8);
  header.writeUInt32LE(length, 12);
  header.writeBigUInt64LE(BigInt(at), 16);
  header.writeUInt32LE(crc, 24);
  header.writeUInt32LE(crc32(header.subarray(0, 28)), 28);
  return header;
}

export function decodeHeader(header: Uint8Array, path: string): Header {
  refuseBigEndian();
  const view = Buffer.from(header.buffer, header.byteOffset, header.byteLength);
  if (view.length < headerBytes || !view.subarray(0, 8).equals(magic) || view.readUInt32LE(8) !== version)
    fail(
      "file.format",
      `${path} is no network in date order of version ${version}.`,
      "Make the file again from the records; it is a cache.",
      { file: path },
    );
  if (view.readUInt32LE(28) !== crc32(view.subarray(0, 28))) damaged(path, "the header");
  return { at: Number(view.readBigUInt64LE(16)), length: view.readUInt32LE(12), crc: view.readUInt32LE(24) };
}

/** The bytes are not those that were written. */
export function damaged(path: string, part: string): never {
  fail(
    "workspace.damaged",
    `${path}: ${part} does not have the bytes that were written (CRC-32 differs).`,
    "Delete the file and make it again from the records; it is a cache.",
    { file: path },
  );
}

function refuseBigEndian(): void {
  if (endianness() !== "LE")
    fail(
      "workspace.runtime",
      "Networks in date order are little-endian files; this machine is big-endian.",
      "Lay the network out in memory on this machine.",
    );
}
