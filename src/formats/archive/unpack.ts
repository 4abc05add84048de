import { pipeline, Readable } from "node:stream";
import { crc32, createGunzip, createInflateRaw } from "node:zlib";
import { fail, SelvedgeError } from "../../model/issue.ts";
import type { ByteSource } from "../byte-source.ts";
import { counted } from "../counted.ts";
import type { Budget } from "./budget.ts";

export type Packing = "stored" | "deflate" | "gzip";

/** Bytes of a source that unpack to something. */
export interface Packed {
  readonly source: ByteSource;
  readonly start: number;
  readonly end: number;
  readonly packing: Packing;
  /** What is unpacked, for messages. */
  readonly file: string;
  readonly budget: Budget;
  /** What the archive says that comes out; no more than this is ever handed on. */
  readonly declared?: { readonly size: number; readonly crc: number };
  /** The most that may come out where the archive does not say. */
  readonly most?: { readonly size: number; readonly refuse: (bytes: number) => never };
}

const piece = 65_536;

/** Bytes up to which a ratio says nothing: a kilobyte of blanks packs to ten bytes. */
export const ratioFrom = 16 * 1024 ** 2;

/** How far a walk has come. */
interface Progress {
  /** Packed bytes that were taken from the source. */
  taken: number;
  /** Bytes that came out. */
  bytes: number;
}

function* piecesBetween({ source, start, end }: Packed, progress: Progress): Generator<Uint8Array> {
  for (let at = start; at < end; at += piece) {
    const size = Math.min(piece, end - at);
    progress.taken += size;
    yield source.read(at, size);
  }
}

function damaged(file: string, reason: string): never {
  fail(
    "file.format",
    `${file} cannot be unpacked: ${reason}.`,
    "The copy at hand is damaged or cut off: fetch or export it again.",
    { file, expected: "a whole archive", received: reason },
  );
}

const reasons: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: "the packed bytes break off before their end",
  Z_DATA_ERROR: "the packed bytes are not what an archiver writes",
};

function refuseBroken(error: unknown, file: string): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code];
  // Anything but zlib's own complaints comes from the source and says itself what is wrong.
  if (error instanceof SelvedgeError || reason === undefined) throw error;
  return damaged(file, reason);
}

async function* inflated(packed: Packed, progress: Progress): AsyncGenerator<Uint8Array> {
  const engine = packed.packing === "gzip" ? createGunzip() : createInflateRaw();
  // The callback is there so that a failure is raised at the reader below and nowhere else.
  pipeline(Readable.from(piecesBetween(packed, progress)), engine, () => undefined);
  try {
    yield* engine;
  } catch (error) {
    refuseBroken(error, packed.file);
  }
}

function checkWhole(bytes: number, crc: number, { declared, file }: Packed): void {
  if (declared === undefined) return;
  if (bytes < declared.size)
    damaged(
      file,
      `it ends after ${counted(bytes)} of the ${counted(declared.size)} bytes that the archive states`,
    );
  if (crc !== declared.crc)
    damaged(file, "its checksum is not the one that the archive states, so bytes were changed");
}

function checkSoFar(bytes: number, { declared, most, file }: Packed): void {
  if (most !== undefined && bytes > most.size) most.refuse(bytes);
  if (declared !== undefined && bytes > declared.size)
    fail(
      "file.too-large",
      `${file} unpacks to more than the ${counted(declared.size)} bytes that the archive states for it.`,
      "The archive is damaged or made to deceive: fetch it again from a source you trust.",
      { file, expected: `${counted(declared.size)} bytes`, received: "more" },
    );
}

/** Whether more than its share of what may come out at most has come out already. */
function runsAhead({ taken, bytes }: Progress, { start, end, most }: Packed): boolean {
  return most !== undefined && bytes > ratioFrom && bytes / most.size > taken / (end - start);
}

/** Walks to the end and keeps nothing, so that a bomb is refused before what came out of it fills memory. */
async function countAhead(packed: Packed): Promise<void> {
  const progress = { taken: 0, bytes: 0 };
  for await (const chunk of inflated(packed, progress)) {
    progress.bytes += chunk.length;
    checkSoFar(progress.bytes, packed);
  }
}

/**
 * What is packed, unpacked piece by piece: each call of the function walks it anew. Sizes that an archive states are
 * never trusted: every byte is counted against them and against the budget, which is charged for the first walk only.
 */
export function unpacker(packed: Packed): () => AsyncIterable<Uint8Array> {
  let charged = 0;
  let foreseen = false;
  return async function* open() {
    const progress = { taken: 0, bytes: 0 };
    const chunks = (packed.packing === "stored" ? piecesBetween : inflated)(packed, progress);
    let crc = 0;
    for await (const chunk of chunks) {
      progress.bytes += chunk.length;
      checkSoFar(progress.bytes, packed);
      if (!foreseen && runsAhead(progress, packed)) {
        await countAhead(packed);
        foreseen = true;
      }
      if (progress.bytes > charged) {
        packed.budget.spend(progress.bytes - charged, packed.file);
        charged = progress.bytes;
      }
      crc = packed.declared === undefined ? 0 : crc32(chunk, crc);
      yield chunk;
    }
    checkWhole(progress.bytes, crc, packed);
  };
}
