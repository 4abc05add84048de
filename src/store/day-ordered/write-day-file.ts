import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { fail } from "../../model/issue.ts";
import type { DayOrder, DaySpan, Spread } from "../../tracing/columns/day-order.ts";
import { discard, ensureFolder, syncFolder, temporaryPath, writing } from "../disk.ts";
import {
  type Directory,
  datedBytes,
  encodeHeader,
  headerBytes,
  type StoredBlock,
  spreadBytes,
} from "./day-file-format.ts";

/** Edges a block holds at most, unless one day has more: 9 MB. */
export const blockEdges = 1_000_000;

export interface DayFileShape {
  readonly parties: number;
  readonly classes: number;
  readonly days: DaySpan;
  /** Edges of each day, from the first on. */
  readonly perDay: ArrayLike<number>;
}

/** Writes a network that comes in date order, a block at a time; the file is there once `finish` has returned. */
export class DayFileWriter {
  private readonly path: string;
  private readonly temporary: string;
  private readonly handle: number;
  private readonly shape: DayFileShape;
  private readonly planned: readonly number[];
  private readonly blocks: StoredBlock[] = [];
  private at = headerBytes;
  private isOpen = true;
  /** Bytes of the block under way, and the edges it holds so far. */
  private bytes = new Uint8Array(0);
  private filled = 0;

  constructor(path: string, shape: DayFileShape, mostEdges = blockEdges) {
    this.path = path;
    this.shape = shape;
    this.planned = planBlocks(shape.perDay, mostEdges);
    const folder = dirname(path);
    this.temporary = temporaryPath(folder);
    this.handle = writing(path, () => {
      ensureFolder(folder);
      return openSync(this.temporary, "wx");
    });
  }

  /** The next edges in date order. */
  add(size: number, from: Uint32Array, to: Uint32Array, good: Uint8Array): void {
    for (let edge = 0; edge < size; ) {
      const room = this.planned[this.blocks.length];
      if (room === undefined) tooFewOrMany(this.path);
      if (this.filled === 0) this.bytes = new Uint8Array(padded(room * datedBytes));
      const taken = Math.min(room - this.filled, size - edge);
      const words = new Uint32Array(this.bytes.buffer, 0, room * 2);
      words.set(from.subarray(edge, edge + taken), this.filled);
      words.set(to.subarray(edge, edge + taken), room + this.filled);
      this.bytes.set(good.subarray(edge, edge + taken), room * 8 + this.filled);
      this.filled += taken;
      edge += taken;
      if (this.filled === room) {
        this.blocks.push(this.write(this.bytes, room));
        this.filled = 0;
      }
    }
  }

  /** Writes the rest, flushes and puts the file in its place. */
  finish(spread: Spread): void {
    if (this.blocks.length !== this.planned.length) tooFewOrMany(this.path);
    const { parties, classes, days, perDay } = this.shape;
    const stored = this.write(spreadBlock(spread), spread.good.length);
    const directory: Directory = {
      parties,
      classes,
      days,
      perDay: Array.from(perDay),
      blocks: this.blocks,
      spread: stored,
    };
    const text = Buffer.from(JSON.stringify(directory));
    const header = encodeHeader({ at: this.at, length: text.length, crc: crc32(text) });
    writing(this.path, () => {
      writeAll(this.handle, text, this.at);
      writeAll(this.handle, header, 0);
      fsyncSync(this.handle);
      this.close();
      renameSync(this.temporary, this.path);
      syncFolder(dirname(this.path));
    });
  }

  /** Leaves no file behind; for when something failed before `finish` returned. */
  abandon(): void {
    this.close();
    discard(this.temporary);
  }

  private close(): void {
    if (this.isOpen) closeSync(this.handle);
    this.isOpen = false;
  }

  private write(bytes: Uint8Array, edges: number): StoredBlock {
    writing(this.path, () => writeAll(this.handle, bytes, this.at));
    const block = { at: this.at, edges, crc: crc32(bytes) };
    this.at += bytes.length;
    return block;
  }
}

/** Writes a network that is in memory. */
export function writeDayFile(path: string, network: DayOrder, mostEdges = blockEdges): void {
  const { parties, classes, days, starts, dated, spread } = network;
  const perDay = starts.subarray(1).map((end, day) => end - (starts[day] ?? 0));
  const writer = new DayFileWriter(path, { parties, classes, days, perDay }, mostEdges);
  try {
    writer.add(dated.good.length, dated.from, dated.to, dated.good);
    writer.finish(spread);
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Edges of each block: whole days, as many as fit. */
function planBlocks(perDay: ArrayLike<number>, mostEdges: number): number[] {
  const blocks: number[] = [];
  for (let day = 0; day < perDay.length; day += 1) {
    const edges = perDay[day] ?? 0;
    if (edges === 0) continue;
    const last = blocks.at(-1);
    if (last !== undefined && last + edges <= mostEdges) blocks[blocks.length - 1] = last + edges;
    else blocks.push(edges);
  }
  return blocks;
}

function spreadBlock({ from, to, earliest, latest, good }: Spread): Uint8Array {
  const size = good.length;
  const bytes = new Uint8Array(padded(size * spreadBytes));
  new Uint32Array(bytes.buffer, 0, size * 2).set(from);
  new Uint32Array(bytes.buffer, size * 4, size).set(to);
  new Int32Array(bytes.buffer, size * 8, size).set(earliest);
  new Int32Array(bytes.buffer, size * 12, size).set(latest);
  bytes.set(good, size * 16);
  return bytes;
}

/** Each block starts where words of four bytes can. */
const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4;

function writeAll(handle: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(handle, bytes, done, Math.min(bytes.length - done, 1 << 30), at + done);
}

function tooFewOrMany(path: string): never {
  fail(
    "bug",
    `${path}: other edges came than were counted a day.`,
    "Report this: the network changed between counting and reading.",
  );
}
