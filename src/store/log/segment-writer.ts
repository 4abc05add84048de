import { join } from "node:path";
import { fail } from "../../model/issue.ts";
import { ensureFolder, syncFolder, writing } from "../disk.ts";
import { type LogDisk, realDisk } from "./log-disk.ts";
import { type LogScan, logFolder, segmentName } from "./scan-log.ts";

export interface SegmentOptions {
  readonly disk?: LogDisk;
  /** A file of the log that has reached this many bytes is followed by the next one. */
  readonly segmentBytes?: number;
}

/** Appends whole steps to the last file of the log. What it returns from is on the disk. */
export class SegmentWriter {
  readonly #dir: string;
  readonly #disk: LogDisk;
  readonly #limit: number;
  #number: number;
  #bytes: number;
  #handle: number | undefined;
  #broken = false;

  constructor(dir: string, scan: LogScan, options: SegmentOptions) {
    this.#dir = dir;
    this.#disk = options.disk ?? realDisk;
    this.#limit = options.segmentBytes ?? 64 * 1024 * 1024;
    this.#number = scan.last?.number ?? 1;
    this.#bytes = scan.last?.bytes ?? 0;
  }

  get #path(): string {
    return join(this.#dir, logFolder, segmentName(this.#number));
  }

  #openHandle(): number {
    if (this.#handle !== undefined && this.#bytes >= this.#limit) this.close();
    if (this.#bytes >= this.#limit) {
      this.#number += 1;
      this.#bytes = 0;
    }
    if (this.#handle === undefined) {
      ensureFolder(join(this.#dir, logFolder));
      this.#handle = this.#disk.open(this.#path);
      syncFolder(join(this.#dir, logFolder));
    }
    return this.#handle;
  }

  write(bytes: Uint8Array): void {
    if (this.#broken)
      fail(
        "workspace.write",
        `${this.#path} refused an earlier write, so it is not known what reached the disk.`,
        "Run the command again: the log is checked when the workspace is opened.",
        { file: this.#path },
      );
    writing(this.#path, () => {
      const handle = this.#openHandle();
      try {
        for (let done = 0; done < bytes.length; ) done += this.#disk.write(handle, bytes.subarray(done));
        this.#disk.sync(handle);
      } catch (error) {
        this.#takeBack();
        throw error;
      }
    });
    this.#bytes += bytes.length;
  }

  /** After a failed flush nobody knows what is on the disk: take the bytes back, and write no more until opened anew. */
  #takeBack(): void {
    this.#broken = true;
    try {
      this.#disk.truncate(this.#path, this.#bytes);
    } catch {
      // A disk that refuses this too leaves a torn tail, which the next opening cuts.
    }
  }

  close(): void {
    if (this.#handle !== undefined) this.#disk.close(this.#handle);
    this.#handle = undefined;
  }
}
