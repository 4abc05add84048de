import { createRequire } from "node:module";
import { counted } from "../formats/counted.ts";
import type { Progress } from "../operations/ports.ts";

/** Shows how far a verb is. */
export interface Bar {
  readonly update: (progress: Progress) => void;
  readonly stop: () => void;
}

// Loaded when the first progress comes, so that a verb that is done at once pays nothing for it.
const load = () => createRequire(import.meta.url)("cli-progress") as typeof import("cli-progress");

/** A bar on standard error, or nothing at all where it is not wanted. */
export function progressBar(wanted: boolean): Bar {
  if (!wanted) return { update: () => undefined, stop: () => undefined };
  let bar: import("cli-progress").SingleBar | undefined;
  return {
    update: ({ step, done, total, rows }) => {
      if (total < 2) return;
      if (bar === undefined) {
        const { SingleBar, Presets } = load();
        bar = new SingleBar(
          {
            format: " {bar} {percentage} % {step}{rows}",
            barsize: 24,
            clearOnComplete: true,
            hideCursor: true,
            stream: process.stderr,
          },
          Presets.shades_classic,
        );
        bar.start(total, done, { step, rows: "" });
      }
      bar.setTotal(total);
      bar.update(done, { step, rows: rows === undefined ? "" : `, ${counted(rows)} rows` });
    },
    stop: () => bar?.stop(),
  };
}
