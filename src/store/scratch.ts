import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ByteSource, bytesOf, type Scratch } from "../formats/byte-source.ts";
import { writing } from "./disk.ts";
import { fileSource } from "./file-source.ts";

/** What is smaller is held in memory. */
const heldInMemory = 8 * 1024 * 1024;

/** A scratch whose larger things lie in a temporary folder of the system. */
export interface OpenScratch extends Scratch {
  /** Takes the folder away. */
  readonly close: () => void;
}

/** Chunks in memory, and from a certain size on in a file. */
class Holder {
  readonly #path: () => string;
  #held: Uint8Array[] = [];
  #bytes = 0;
  #file: { readonly path: string; readonly handle: number } | undefined;

  constructor(path: () => string) {
    this.#path = path;
  }
  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    this.#held.push(chunk);
    if (this.#bytes > heldInMemory) this.#spill();
  }
  #spill(): void {
    if (this.#file === undefined) {
      const path = this.#path();
      this.#file = { path, handle: writing(path, () => openSync(path, "w")) };
    }
    const { path, handle } = this.#file;
    for (const chunk of this.#held)
      writing(path, () => {
        for (let written = 0; written < chunk.length; ) written += writeSync(handle, chunk, written);
      });
    this.#held = [];
  }
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file.handle);
  }
  source(): ByteSource {
    return this.#file === undefined ? bytesOf(Buffer.concat(this.#held)) : fileSource(this.#file.path);
  }
}

/** Opens a scratch; its folder is made when something does not fit into memory. */
export function openScratch(): OpenScratch {
  let folder: string | undefined;
  let count = 0;
  const path = (): string => {
    folder ??= mkdtempSync(join(tmpdir(), "selvedge-"));
    count += 1;
    return join(folder, String(count));
  };
  return {
    hold: async (chunks) => {
      const holder = new Holder(path);
      try {
        for await (const chunk of chunks) holder.add(chunk);
      } finally {
        holder.close();
      }
      return holder.source();
    },
    close: () => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
