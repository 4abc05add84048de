import { counted } from "../../formats/counted.ts";
import type { ReadLine } from "../../operations/read-shapes.ts";
import { hang, paint, type Style, shown, type Terminal, wrap } from "./terminal.ts";
import { inOneLine } from "./told.ts";

type Statement = ReadLine["statements"][number];

const styles: Readonly<Record<Statement["type"], Style>> = {
  allegation: "yellow",
  denial: "cyan",
  measure: "green",
  finding: "yellow",
  call: "bold",
  condition: "bold",
  background: "dim",
};

const legend =
  "Each line is a suggestion of rules: who is said to have said something, and where. None is scored for truth.";

/** By document: each statement with its speaker, figures, and pairs that stand against each other. */
export function renderRead(lines: readonly ReadLine[], terminal: Terminal): string {
  return [...lines.map((line) => block(line, terminal)), wrap(legend, terminal.width)].join("\n\n");
}

function block(line: ReadLine, terminal: Terminal): string {
  const { document, statements, measures, figures, indicators, conflicts, noise, remarks, problem } = line;
  const numbers = new Map(statements.map(({ id }, at) => [id, at + 1]));
  const misquotes = noise.filter(({ verbatim }) => verbatim === false);
  return [
    paint(terminal, "bold", wrap(shown(document.title ?? document.file), terminal.width)),
    paint(terminal, "dim", wrap(shown(about(line)), terminal.width)),
    ...statements.flatMap((one, at) => statementLines(one, at + 1, numbers, terminal)),
    ...misquotes.map(({ quotes }) =>
      hang(
        "  ! ",
        `a heading in quotation marks is not what statement ${numbers.get(quotes ?? "") ?? "?"} says`,
        terminal.width,
      ),
    ),
    ...(conflicts.length === 0 ? [] : ["", paint(terminal, "bold", "Against each other")]),
    ...conflicts.map(({ a, b, why, strength }) =>
      hang(`  ${numbers.get(a) ?? "?"} - ${numbers.get(b) ?? "?"}  `, `${strength}: ${why}`, terminal.width),
    ),
    ...(measures.length === 0 ? [] : ["", paint(terminal, "bold", "Measures")]),
    ...measures.map((one) => measureLine(one, numbers, terminal)),
    ...(figures.length === 0 ? [] : ["", paint(terminal, "bold", "Figures")]),
    ...figures.filter(({ aside }) => !aside).map((one) => figureLine(one, numbers, terminal)),
    ...(indicators.length === 0 ? [] : ["", paint(terminal, "bold", "Signs and programmes")]),
    ...indicators.map((one) => indicatorLine(one, numbers, terminal)),
    ...(document.hidden.length === 0 ? [] : [hiddenLine(line, terminal)]),
    ...remarks.map((remark) => hang("! ", shown(remark), terminal.width)),
    ...(problem === null ? [] : [hang("! ", shown(`${problem.message} ${problem.hint}`), terminal.width)]),
  ].join("\n");
}

const about = ({ document, statements, figures, conflicts }: ReadLine): string =>
  [
    document.file,
    `${counted(statements.length)} statements`,
    `${counted(conflicts.length)} pairs against each other`,
    `${counted(figures.length)} figures`,
    `SHA-256 ${document.sha256.slice(0, 12)}`,
  ].join(", ");

function statementLines(
  one: Statement,
  number: number,
  numbers: ReadonlyMap<string, number>,
  terminal: Terminal,
): readonly string[] {
  const { speaker, type, alsoTypes, mode, cue, pieces } = one;
  const notes = [
    mode,
    ...(cue === null ? [] : [`"${cue.text}"`]),
    ...(one.form === null ? [] : [one.form]),
    ...(one.nestedIn === null ? [] : [`inside ${numbers.get(one.nestedIn) ?? "another"}`]),
    ...(one.continues === null ? [] : [`goes on from ${numbers.get(one.continues) ?? "another"}`]),
    ...(one.hedges.length === 0
      ? []
      : [`weakened by ${one.hedges.map(({ text }) => `"${text}"`).join(", ")}`]),
  ];
  const types = paint(terminal, styles[type], [type, ...alsoTypes].join(", "));
  const head = `${shown(who(speaker))}  ${types}  ${shown(notes.join(", "))}`;
  const indent = " ".repeat(String(number).length + 3);
  return [
    hang(`${paint(terminal, "dim", ` ${number}`)}  `, head, terminal.width),
    hang(indent, inOneLine(pieces.map(({ text }) => text).join(" [...] ")), terminal.width),
  ];
}

const who = ({ kind, resolved, text }: Statement["speaker"]): string => {
  if (kind === "unattributed") return "(the text itself)";
  if (resolved !== null) return resolved;
  return text === "" ? "(not known who)" : `(not known who: "${text}")`;
};

function measureLine(
  one: ReadLine["measures"][number],
  numbers: ReadonlyMap<string, number>,
  terminal: Terminal,
): string {
  const words = (all: readonly { readonly text: string }[]): string => all.map(({ text }) => text).join(", ");
  const date =
    one.date === null ? "" : `, ${one.date.value ?? `"${one.date.text}" (open: nothing tells the year)`}`;
  const source =
    one.attributedTo === null ? "the text itself" : `statement ${numbers.get(one.attributedTo) ?? "?"}`;
  const by = one.by.length === 0 ? "" : `, by ${words(one.by)}`;
  const against = one.against.length === 0 ? "" : `, against ${words(one.against)}`;
  return hang(
    "  ",
    shown(`${one.class}, ${one.status}${by}${against}${date}: "${one.text}" (${source})`),
    terminal.width,
  );
}

function indicatorLine(
  one: ReadLine["indicators"][number],
  numbers: ReadonlyMap<string, number>,
  terminal: Terminal,
): string {
  const source =
    one.attributedTo === null ? "the text itself" : `statement ${numbers.get(one.attributedTo) ?? "?"}`;
  const denied = one.negated ? ", said not to be so" : "";
  return hang("  ", `${one.indicator}${denied}: "${inOneLine(one.text)}" (${source})`, terminal.width);
}

const hiddenLine = ({ document: { hidden } }: ReadLine, terminal: Terminal): string =>
  hang(
    "! ",
    `${counted(hidden.length)} stretches of the text are hidden from a reader of the page (${[...new Set(hidden.map(({ why }) => why))].join(", ")}); they are kept, and shown as hidden.`,
    terminal.width,
  );

function figureLine(
  one: ReadLine["figures"][number],
  numbers: ReadonlyMap<string, number>,
  terminal: Terminal,
): string {
  const source = one.source === null ? "the text itself" : `statement ${numbers.get(one.source) ?? "?"}`;
  const parts = [one.bound, one.unit, one.what, one.scope, one.year === null ? "" : String(one.year)].filter(
    (part) => part !== "",
  );
  return hang("  ", shown(`"${one.text}": ${parts.join(", ")} (${source})`), terminal.width);
}
