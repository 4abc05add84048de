import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { fail } from "../../model/issue.ts";
import type { Block, Shape, Spread } from "../../tracing/columns/day-order.ts";
import { startsOf } from "../../tracing/columns/lay-out.ts";
import { type Between, type OnPaths, PathPasses } from "../../tracing/columns/on-paths.ts";
import { type Question, ReachPass } from "../../tracing/columns/reach.ts";
import type { States } from "../../tracing/columns/state-log.ts";
import {
  type Directory,
  damaged,
  datedBytes,
  decodeHeader,
  directorySchema,
  headerBytes,
  type StoredBlock,
  spreadBytes,
} from "./day-file-format.ts";

/** A network whose dated edges stay on the disk. Spread edges, and the count of each day, are in memory. */
export class DayFile {
  readonly shape: Shape;
  private readonly path: string;
  private readonly handle: FileHandle;
  private readonly directory: Directory;

  private constructor(path: string, handle: FileHandle, directory: Directory, spread: Spread) {
    const { parties, classes, days, perDay } = directory;
    this.path = path;
    this.handle = handle;
    this.directory = directory;
    this.shape = { parties, classes, days, starts: startsOf(Float64Array.from(perDay)), spread };
  }

  static async open(path: string): Promise<DayFile> {
    const handle = await opened(path);
    try {
      const header = decodeHeader(await bytesAt(handle, path, { at: 0, length: headerBytes }), path);
      const text = await bytesAt(handle, path, header);
      if (crc32(text) !== header.crc) damaged(path, "the directory");
      const directory = directorySchema.parse(JSON.parse(Buffer.from(text).toString("utf8")));
      const { spread } = directory;
      const bytes = await checked(handle, path, { block: spread, bytes: spreadBytes });
      return new DayFile(path, handle, directory, spreadOf(bytes, spread.edges));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  /** Blocks in the order of a pass; each is read while the one before is used, and checked before it is given. */
  async *blocks(direction: "down" | "up"): AsyncGenerator<Block> {
    const firsts = firstEdges(this.directory.blocks);
    const order = [...this.directory.blocks.keys()];
    if (direction === "up") order.reverse();
    if (order.length === 0)
      yield { first: 0, from: new Uint32Array(0), to: new Uint32Array(0), good: new Uint8Array(0) };
    const most = this.directory.blocks.reduce((widest, { edges }) => Math.max(widest, edges), 0);
    const buffers = [new Uint8Array((most + 1) * datedBytes), new Uint8Array((most + 1) * datedBytes)];
    const read = (turn: number): Promise<Uint8Array> | undefined => {
      const block = this.directory.blocks[order[turn] ?? -1];
      const into = buffers[turn % 2];
      if (block === undefined || into === undefined) return undefined;
      const reading = checked(this.handle, this.path, { block, bytes: datedBytes, into });
      // A pass that is dropped never asks for the next block; what became of it then interests nobody.
      reading.catch(() => undefined);
      return reading;
    };
    let coming = read(0);
    for (let turn = 0; coming !== undefined; turn += 1) {
      const bytes = await coming;
      coming = read(turn + 1);
      const number = order[turn] ?? 0;
      yield blockOf(bytes, this.directory.blocks[number]?.edges ?? 0, firsts[number] ?? 0);
    }
  }
}

/** Like `reach`, with the dated edges read from the file in bounded memory. `told` hears of each block. */
export async function reachInFile(
  file: DayFile,
  question: Question,
  told?: (pass: ReachPass) => void,
): Promise<States> {
  const pass = new ReachPass(file.shape, question);
  await through(file, pass, question.direction, told);
  return pass.states();
}

/** Like `onPaths`, with the dated edges read from the file, once down and once up. */
export async function onPathsInFile(file: DayFile, between: Between): Promise<OnPaths> {
  const passes = new PathPasses(file.shape, between);
  await through(file, passes.down, "down");
  await through(file, passes.up, "up");
  return passes.found();
}

async function through(
  file: DayFile,
  pass: ReachPass,
  direction: "down" | "up",
  told?: (pass: ReachPass) => void,
): Promise<void> {
  for await (const block of file.blocks(direction)) {
    pass.advance(block);
    told?.(pass);
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    return fail(
      "file.missing",
      `${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
      "Make the file from the records; it is a cache.",
      { file: path },
    );
  }
}

interface Range {
  readonly at: number;
  readonly length: number;
}

async function bytesAt(
  handle: FileHandle,
  path: string,
  { at, length }: Range,
  into = new Uint8Array(length),
): Promise<Uint8Array> {
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(into, done, length - done, at + done);
    if (bytesRead === 0) damaged(path, "its end");
    done += bytesRead;
  }
  return into.subarray(0, length);
}

interface Wanted {
  readonly block: StoredBlock;
  /** Bytes an edge. */
  readonly bytes: number;
  readonly into?: Uint8Array<ArrayBuffer>;
}

async function checked(handle: FileHandle, path: string, wanted: Wanted): Promise<Uint8Array> {
  const { at, edges, crc } = wanted.block;
  const length = Math.ceil((edges * wanted.bytes) / 4) * 4;
  const bytes = await bytesAt(handle, path, { at, length }, wanted.into);
  if (crc32(bytes) !== crc) damaged(path, `the block of ${edges} edges at byte ${at}`);
  return bytes;
}

function blockOf({ buffer }: Uint8Array, edges: number, first: number): Block {
  return {
    first,
    from: new Uint32Array(buffer, 0, edges),
    to: new Uint32Array(buffer, edges * 4, edges),
    good: new Uint8Array(buffer, edges * 8, edges),
  };
}

function spreadOf({ buffer }: Uint8Array, edges: number): Spread {
  return {
    from: new Uint32Array(buffer, 0, edges),
    to: new Uint32Array(buffer, edges * 4, edges),
    earliest: new Int32Array(buffer, edges * 8, edges),
    latest: new Int32Array(buffer, edges * 12, edges),
    good: new Uint8Array(buffer, edges * 16, edges),
  };
}

function firstEdges(blocks: readonly StoredBlock[]): number[] {
  let first = 0;
  return blocks.map(({ edges }) => {
    first += edges;
    return first - edges;
  });
}
