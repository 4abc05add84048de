import type { AssessOutput } from "../../operations/assess.ts";
import { fictionLine } from "./fiction.ts";
import { saidLines } from "./said.ts";
import { hang, paint, type Style, shown, type Terminal, wrap } from "./terminal.ts";

export type Assessment = AssessOutput["assessments"][number];

export const outcomeColors: Readonly<Record<Assessment["outcome"], Style>> = {
  applies: "red",
  contested: "yellow",
  unknown: "yellow",
  "not-yet": "cyan",
  "does-not": "dim",
};

export const outcomeWords: Readonly<Record<Assessment["outcome"], string>> = {
  applies: "conditions met on these facts",
  contested: "contested",
  unknown: "unknown",
  "not-yet": "not yet in force",
  "does-not": "does not apply",
};

const basisWords: Readonly<Record<Assessment["basis"], string>> = {
  "official-text-read": "read in the official text",
  secondary: "read in secondary sources, not in the official text",
  "general-knowledge": "from general knowledge, to be verified",
};

/** By subject: each instrument's outcome, the sentences it rests on, what is missing, and the clocks. */
export function renderAssess(output: AssessOutput, terminal: Terminal): string {
  const bySubject = Map.groupBy(output.assessments, ({ subject }) => subject);
  const blocks = [...bySubject.values()].map((some) => subjectBlock(some, terminal));
  const report =
    output.report === null
      ? []
      : [wrap(`The report stands in ${shown(output.report.file)}.`, terminal.width)];
  return [
    ...fictionLine(output.fictional),
    ...blocks,
    ...saidLines(output.statements, terminal),
    ...closing(output, terminal),
    ...report,
  ].join("\n\n");
}

function subjectBlock(assessments: readonly Assessment[], terminal: Terminal): string {
  const [first] = assessments;
  const title = paint(terminal, "bold", shown(first === undefined ? "" : `${first.subjectName}`));
  const id = paint(
    terminal,
    "dim",
    shown(`  ${first?.subject ?? ""}, law as in force on ${first?.on ?? ""}`),
  );
  return [title, id, ...assessments.map((each) => instrument(each, terminal))].join("\n");
}

function instrument(found: Assessment, terminal: Terminal): string {
  const lines = [
    `  ${found.market}  ${found.regime}  ${paint(terminal, outcomeColors[found.outcome], outcomeWords[found.outcome])}`,
  ];
  lines.push(wrap(shown(found.summary), terminal.width, "    "));
  for (const { sentence, citation } of found.because)
    lines.push(bullet("because", `${sentence} [${citation}]`, terminal));
  for (const { text } of found.missing.slice(0, 4)) lines.push(bullet("missing", text, terminal));
  if (found.missing.length > 4)
    lines.push(bullet("missing", `${found.missing.length - 4} more (--json shows all)`, terminal));
  if (found.outcome === "applies")
    for (const clock of found.deadlines) lines.push(bullet("clock", deadline(clock), terminal));
  lines.push(paint(terminal, "dim", wrap(`law ${basisWords[found.basis]}`, terminal.width, "    ")));
  return lines.join("\n");
}

export const bullet = (word: string, text: string, terminal: Terminal): string =>
  hang(`    ${paint(terminal, "dim", word.padEnd(7))} `, shown(text), terminal.width);

const deadline = ({
  event,
  value,
  unit,
  runsFrom,
  date,
  note,
  consequence,
}: Assessment["deadlines"][number]): string =>
  `${event}: ${value} ${unit} from ${runsFrom}${dated(date, note)}${consequence === null ? "" : `; after it: ${consequence}`}`;

const dated = (date: string | null, note: string | null): string => {
  const parts = [date, note].filter((part) => part !== null);
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
};

/** Notes under the instrument they belong to; those that all share are printed once, above. */
function closing(output: AssessOutput, terminal: Terminal): string[] {
  const { assessments, issues, made, fingerprint } = output;
  const byRegime = Map.groupBy(assessments, ({ regime }) => regime);
  const all = [...byRegime].map(([regime, some]) => ({
    regime,
    notes: new Set(some.flatMap((each) => each.notes)),
  }));
  const shared = [...new Set(all.flatMap(({ notes }) => [...notes]))].filter((note) =>
    all.every(({ notes }) => notes.has(note)),
  );
  const lines = shared.map((note) => hang("! ", shown(note), terminal.width));
  for (const { regime, notes } of all) {
    for (const note of notes)
      if (!shared.includes(note)) lines.push(hang(`! ${regime}: `, shown(note), terminal.width));
  }
  for (const { message, hint } of issues) lines.push(hang("! ", `${shown(message)} ${hint}`, terminal.width));
  const lists = made.lists.map(({ key, version }) => `${key} ${version}`).join(", ");
  const grounds = `Made on ${made.today} with law ${made.law}, ${lists}, ${made.screening}, ${made.tracing}; fingerprint ${fingerprint.slice(0, 16)}.`;
  return [
    ...(lines.length === 0 ? [] : [lines.join("\n")]),
    paint(terminal, "dim", wrap(grounds, terminal.width)),
  ];
}
