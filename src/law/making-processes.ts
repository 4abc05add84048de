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
  processes.split(/[;,|/+&\n、，；]/u).some((part) => isMaking(making, fold(part)));

const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-‐‑_]+/gu, " ")
    .trim();

function isMaking(making: MakingProcesses, part: string): boolean {
  const found = segments(making, part);
  return found?.includes("process") ?? false;
}

/** The kinds of the terms that the text is made of, longest first; undefined where some of it is no term. */
function segments(making: MakingProcesses, text: string): readonly (typeof kinds)[number][] | undefined {
  const rest = text.trim();
  if (rest === "") return [];
  for (let end = rest.length; end > 0; end--) {
    const kind = isCut(rest, end) ? making.get(rest.slice(0, end)) : undefined;
    const after = kind === undefined ? undefined : segments(making, rest.slice(end));
    if (kind !== undefined && after !== undefined) return [kind, ...after];
  }
  return undefined;
}

const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);

/** A word may end at a space; Han text is written without any. */
const isCut = (text: string, end: number): boolean =>
  end === text.length || text[end] === " " || (isHan(text.slice(end)) && isHan(text.slice(end - 1)));
