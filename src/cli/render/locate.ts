import type { LocatedLine } from "../../operations/locate.ts";
import { fictionLine } from "./fiction.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";

const words: Readonly<Record<string, string>> = {
  shows: "a record shows",
  states: "the address states",
  suggests: "an indicator suggests",
};

/** Where each row is: the region, how it is known, the words it rests on, and what contradicts it. */
export function renderLocate(lines: readonly LocatedLine[], terminal: Terminal): string {
  return [...fictionLine(lines[0]?.fictional), ...lines.map((line) => one(line, terminal))].join("\n\n");
}

function one(line: LocatedLine, terminal: Terminal): string {
  const found = line.regions
    .map(({ code, strength }) => `${words[strength] ?? strength}: ${code}`)
    .join("; ");
  const head = `row ${line.row}  ${found === "" ? "no region" : found}`;
  return [
    paint(terminal, "bold", wrap(head, terminal.width)),
    wrap(shown(line.input), terminal.width, "  "),
    ...line.signals.map((signal) => hang("    ", shown(signalWords(signal)), terminal.width)),
    ...line.problems.map((problem) => hang("    ! ", shown(problem), terminal.width)),
    ...(line.conflict === null
      ? []
      : [paint(terminal, "yellow", hang("    conflict: ", shown(line.conflict), terminal.width))]),
  ].join("\n");
}

/** What was read and what it stands for; a note says why it does not count. */
export const signalWords = ({ kind, region, text, note, counts }: LocatedLine["signals"][number]): string =>
  `${kind} "${text}"${counts ? ` -> ${region ?? "?"}` : ", not counted"}${note === null ? "" : `: ${note}`}`;
