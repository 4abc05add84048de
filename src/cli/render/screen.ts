import type { ScreenLine } from "../../operations/screen-line.ts";
import { explanationLines, percent } from "./explanation.ts";
import { fictionLine } from "./fiction.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";

type ShownHit = ScreenLine["hits"][number];

/** Parties with hits first, each with its best explanation; then how many had none, and what was searched. */
export function renderScreen(lines: readonly ScreenLine[], terminal: Terminal): string {
  const met = lines.filter(({ hits }) => hits.length > 0);
  const related = lines.filter(({ hits, relations }) => hits.length === 0 && relations.length > 0);
  return [
    ...fictionLine(lines[0]?.fictional),
    ...[...met, ...related].map((line) => party(line, terminal)),
    ...notScreened(lines, terminal),
    summary(lines, met.length, terminal),
  ].join("\n\n");
}

/** Rows and values of which nothing was searched, as one block. */
function notScreened(lines: readonly ScreenLine[], terminal: Terminal): readonly string[] {
  const told = [
    ...lines
      .filter(({ notSearched }) => notSearched.length > 0)
      .map((line) => `row ${line.row}: ${notSearchedText(line)}`),
    ...lines
      .filter(({ quarantined }) => quarantined !== null)
      .map((line) => `row ${line.row} was not screened: ${line.quarantined}`),
  ];
  return told.length === 0 ? [] : [told.map((text) => hang("! ", shown(text), terminal.width)).join("\n")];
}

const notSearchedText = ({ notSearched }: ScreenLine): string =>
  `not searched: ${notSearched.map(({ value, why }) => `"${value}" (${why})`).join(", ")}`;

function party({ row, input, hits, relations }: ScreenLine, terminal: Terminal): string {
  const head = paint(terminal, "bold", shown(input.names.join(" / ")));
  const where = paint(terminal, "dim", shown(`  ${input.file} row ${row}`));
  const beside = relations
    .slice(0, 3)
    .map(({ sentence }) => hang("  ~ ", shown(`no hit, but a relation: ${sentence}`), terminal.width));
  return [
    head,
    where,
    ...hits.slice(0, 3).map((hit) => one(hit, terminal)),
    ...more(hits.length, "hits"),
    ...beside,
    ...more(relations.length, "relations"),
  ].join("\n");
}

const more = (count: number, what: string): string[] =>
  count > 3 ? [`  ... and ${count - 3} more ${what} (--json shows all)`] : [];

function one(hit: ShownHit, terminal: Terminal): string {
  const grave = hit.identity !== "candidate" || hit.band === "strong";
  const title = hit.kind === "open-set" ? "open set" : `${hit.band} ${percent(hit.score)}`;
  const owned = hit.kind === "owned" ? "by shares: " : "";
  return [
    `  ${paint(terminal, grave ? "red" : "yellow", title)}  ${owned}${shown(hit.name)}`,
    paint(terminal, "dim", wrap(`${hit.list} - ${state(hit)} - hit ${hit.hit}`, terminal.width, "    ")),
    wrap(shown(hit.sentence), terminal.width, "    "),
    explanationLines(hit.explanation, terminal, "    "),
  ].join("\n");
}

/** What was decided, and whether it is to be asked again. */
function state({ decision, askAgain, identity }: ShownHit): string {
  if (askAgain === null) return decision === null ? identity : `decided: ${decision}`;
  return decision === null
    ? `${identity}, to be asked again (was decided: ${askAgain.decision})`
    : `decided: ${decision}, to be asked again`;
}

function summary(lines: readonly ScreenLine[], met: number, terminal: Terminal): string {
  const about = lines[0]?.screened;
  if (about === undefined) return "No rows to screen.";
  if (about.lists.length === 0)
    return `${lines.length} rows; no list was known by then, so nothing was searched.`;
  const lists = about.lists.map(({ key, version }) => `${key} ${version}`).join(", ");
  return [
    paint(terminal, "bold", `${lines.length} screened: ${met} with a hit, ${lines.length - met} without.`),
    wrap(
      `No entry found is not a clearance. Searched ${lists} with ${about.algorithm} at ${about.at}.`,
      terminal.width,
    ),
    wrap(`What a band was worth on labelled pairs: ${worth(about.bands)}.`, terminal.width),
    ...about.listNotes.map((note) => hang("! ", note, terminal.width)),
  ].join("\n");
}

const worth = (bands: ScreenLine["screened"]["bands"]): string =>
  Object.entries(bands)
    .map(([band, { pairs, matches }]) => `${band} ${matches} of ${pairs} the same`)
    .join(", ");
