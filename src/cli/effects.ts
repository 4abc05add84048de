import { once } from "node:events";
import type { ByteSource } from "../formats/byte-source.ts";
import type { CaptureOptions } from "../net/capture/capture.ts";
import type { ListSources } from "../operations/list-sources.ts";
import { fileSource, filesOfFolder } from "../store/file-source.ts";
import type { Bar } from "./progress-bar.ts";

/** Everything the terminal face touches. Tests pass plain objects. */
export interface Effects {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Waits until what was printed has gone out, so that a large answer does not pile up; absent = it goes at once. */
  readonly drained?: () => Promise<void>;
  /** Where progress is shown; a bar on standard error where absent. */
  readonly bar?: Bar;
  /** A file to be read in pieces; throws the system's error where it cannot be. */
  readonly openFile: (path: string) => ByteSource;
  /** Paths of the files of a folder, those of folders in it and hidden ones left out; throws the system's error. */
  readonly readFolder: (path: string) => readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The instant that no --now has set. */
  readonly clock: () => string;
  /** Width of the terminal in columns; 80 where it is not one. */
  readonly columns: number;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly signal: AbortSignal;
  /** Where lists come from, in tests; else from their publishers. */
  readonly listSources?: ListSources;
  readonly captureOptions?: CaptureOptions;
}

/** The real world: Ctrl-C cancels between steps, a second Ctrl-C ends at once. */
export function realEffects(): Effects {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  // A reader that has seen enough (head, less) closes the pipe: that is no failure, and nothing is left to say.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    drained: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, "drain");
    },
    openFile: fileSource,
    readFolder: filesOfFolder,
    env: process.env,
    clock: () => new Date().toISOString(),
    columns: Math.min(process.stdout.columns || 80, 100),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    signal: controller.signal,
  };
}
