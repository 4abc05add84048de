import type { Seeded } from "../crash/seeded.ts";
import { type Line, readLines, rewriteLog, withoutCheckpoints, writeLines } from "./rewrite-log.ts";

/** A change of a log; `signed` = how many of its entries a checkpoint covers that is held outside. */
interface Change {
  readonly name: string;
  readonly apply: (lines: readonly Line[], signed: number, random: Seeded) => readonly Line[];
}

const altered = (line: Line): Line => ({ ...line, by: `${String(line.by)} (altered)` });

/** Each changes something among the signed entries. The first stays: a log without the making of its workspace is none. */
export const changes: readonly Change[] = [
  {
    name: "dropped",
    apply: (lines, signed, random) => lines.toSpliced(random.between(1, signed - 1), 1),
  },
  {
    name: "reordered",
    apply: (lines, signed, random) => {
      const at = random.between(1, signed - 2);
      return lines.toSpliced(at, 2, lines[at + 1] as Line, lines[at] as Line);
    },
  },
  {
    name: "repeated",
    apply: (lines, signed, random) => {
      const at = random.between(1, signed - 1);
      return lines.toSpliced(at, 0, lines[at] as Line);
    },
  },
  {
    name: "truncated",
    apply: (lines, signed, random) => lines.slice(0, random.between(1, signed - 1)),
  },
  {
    name: "forked",
    apply: (lines, signed, random) => {
      const from = random.between(1, signed - 1);
      return lines.map((line, index) => (index < from ? line : altered(line)));
    },
  },
  {
    name: "altered",
    apply: (lines, signed, random) => {
      const at = random.between(0, signed - 1);
      return lines.with(at, altered(lines[at] as Line));
    },
  },
];

/** The change made in the log alone, as with an editor. */
export const attackPlainly = (dir: string, change: Change, signed: number, random: Seeded): void =>
  writeLines(dir, change.apply(readLines(dir), signed, random));

/** The change made by somebody who makes everything else in the folder fit to it. */
export async function attackKnowingly(
  dir: string,
  change: Change,
  signed: number,
  random: Seeded,
): Promise<void> {
  await rewriteLog(dir, withoutCheckpoints(change.apply(readLines(dir), signed, random)));
}
