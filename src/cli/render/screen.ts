import type { ScreenLine } from "../../operations/screen.ts";
import { explanationLines, percent } from "./explanation.ts";
import { fictionLine } from "./fiction.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";

type ShownHit = ScreenLine["hits"][number];

/** Parties with hits first, each with its best explanation; then how many had none, and what was searched. */
export function renderScreen(lines: readonly ScreenLine[], terminal: Terminal): string {
  const met = lines.filter(({ hits }) => hits.length > 0);
  const unread = lines.filter(({ quarantined }) => quarantined !== null);
  return [
    ...fictionLine(lines[0]?.fictional),
    ...met.map((line) => party(line, terminal)),
    ...lines
      .filter(({ unsearched }) => unsearched.length > 0)
      .map((line) =>
        hang(
          "! ",
          shown(
            `row ${line.row}: not searched, for it holds nothing to search by: ${line.unsearched.map((name) => `"${name}"`).join(", ")}`,
          ),
          terminal.width,
        ),
      ),
    ...unread.map((line) =>
      wrap(shown(`! row ${line.row} was not screened: ${line.quarantined}`), terminal.width),
    ),
    summary(lines, met.length, terminal),
  ].join("\n\n");
}

function party({ row, input, hits }: ScreenLine, terminal: Terminal): string {
  const head = paint(terminal, "bold", shown(input.names.join(" / ")));
  const where = paint(terminal, "dim", shown(`  ${input.file} row ${row}`));
  return [head, where, ...hits.slice(0, 3).map((hit) => one(hit, terminal)), ...more(hits.length)].join("\n");
}

const more = (count: number): string[] =>
  count > 3 ? [`  ... and ${count - 3} more hits (--json shows all)`] : [];

function one(hit: ShownHit, terminal: Terminal): string {
  const grave = hit.identity !== "candidate" || hit.band === "strong";
  const title = hit.kind === "open-set" ? "open set" : `${hit.band} ${percent(hit.score)}`;
  return [
    `  ${paint(terminal, grave ? "red" : "yellow", title)}  ${shown(hit.name)}`,
    paint(terminal, "dim", `    ${hit.list} - ${state(hit)} - hit ${hit.hit}`),
    wrap(shown(hit.sentence), terminal.width, "    "),
    explanationLines(hit.explanation, terminal, "    "),
  ].join("\n");
}

const state = (hit: ShownHit): string => (hit.decision === null ? hit.identity : `decided: ${hit.decision}`);

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
