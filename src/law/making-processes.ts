import { z } from "zod";
import { dayCell, readDataTable, textCell } from "../goods/data-table.ts";

export const makingProcessesFile = "making-processes.csv";

/** `process` = making goods; `goods` and `link` may stand beside it ("ginning of cotton") and show nothing alone. */
const kinds = ["process", "goods", "link"] as const;

const rowSchema = z.strictObject({
  term: textCell,
  kind: z.enum(kinds, { error: kinds.join(", ") }),
  language: textCell,
  source: textCell,
  source_date: dayCell,
});

/** Folded term -> what it is. */
export type MakingProcesses = ReadonlyMap<string, (typeof kinds)[number]>;

/** The table of `making-processes.csv`. A term that stands twice must be of one kind. */
export function buildMakingProcesses(text: string): MakingProcesses {
  const rows = readDataTable(makingProcessesFile, text, rowSchema);
  return new Map(rows.map(({ value }) => [fold(value.term), value.kind]));
}

/**
 * Whether the processes that a record of a site names are making goods. Every word of one of them has to stand in the
 * table: a word that does not ("sales of", "former", "仓库") may turn the meaning round, so it leaves the work open.
 */
export const namesMaking = (making: MakingProcesses, processes: string): boolean =>
  processes.split(/[;,|/+\n、，；]/u).some((part) => isMaking(making, fold(part)));

/** A part that is longer than any list of processes is prose and is not recognised. */
const longest = 120;

const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[\s\-‐‑_]+/gu, " ")
    .trim();

/** `process`: all of a text is terms and a process is among them; `terms`: all of it is, without one. */
type Reading = "process" | "terms";

/** Reads the part from its start, every cut once; a part with anything else in it is none. */
function isMaking(making: MakingProcesses, part: string): boolean {
  if (part.length > longest) return false;
  const cuts = [...Array(part.length + 1).keys()].filter((at) => isCut(part, at));
  const upTo = new Map<number, Reading>([[0, "terms"]]);
  for (const end of cuts.slice(1)) {
    const readings = cuts.flatMap((start) => extended(making, upTo.get(start), part.slice(start, end)));
    const best = readings.includes("process") ? "process" : readings[0];
    if (best !== undefined) upTo.set(end, best);
  }
  return upTo.get(part.length) === "process";
}

/** The reading of a text and one term more; none where the text was not read or the rest is no term. */
function extended(making: MakingProcesses, before: Reading | undefined, rest: string): readonly Reading[] {
  const kind = making.get(rest.trim());
  if (before === undefined || kind === undefined) return [];
  return [kind === "process" ? "process" : before];
}

const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);

/** A term begins and ends at a space; Han text is written without any. */
const isCut = (text: string, at: number): boolean =>
  at === 0 || at === text.length || text[at] === " " || (isHan(text.slice(at)) && isHan(text.slice(at - 1)));
