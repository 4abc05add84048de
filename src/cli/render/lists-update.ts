import type { ListOutcome } from "../../operations/list-outcome.ts";
import { hang, paint, type Style, shown, type Terminal, wrap } from "./terminal.ts";

interface Updated {
  readonly lists: readonly ListOutcome[];
  readonly withoutReader: readonly string[];
}

const styles = {
  updated: "green",
  unchanged: "dim",
  kept: "yellow",
  failed: "red",
} as const satisfies Record<ListOutcome["outcome"], Style>;

const words = {
  updated: "updated",
  unchanged: "unchanged",
  kept: "the old version stays",
  failed: "could not be fetched; the old version stays",
} as const satisfies Record<ListOutcome["outcome"], string>;

/** List by list: what became of it, which version is in force, and every check that a person should look at. */
export function renderListsUpdate({ lists, withoutReader }: Updated, terminal: Terminal): string {
  const none = lists.length === 0 ? ["Nothing was fetched: no list here has a reader."] : [];
  const without =
    withoutReader.length === 0
      ? []
      : [wrap(`No reader fetches ${withoutReader.join(", ")}; files come with --from.`, terminal.width)];
  return [...none, ...lists.map((list) => one(list, terminal)), ...without].join("\n\n");
}

function one(list: ListOutcome, terminal: Terminal): string {
  const state = list.version === null && list.outcome !== "unchanged" ? "not in use" : words[list.outcome];
  return [
    `${paint(terminal, "bold", list.key)}  ${paint(terminal, styles[list.outcome], state)}`,
    ...inForce(list, terminal),
    ...acceptedLines(list, terminal),
    ...list.checks.filter(({ result }) => result !== "pass").flatMap((check) => checkLines(check, terminal)),
    ...issueLines(list, terminal),
    ...nextLines(list, terminal),
    `  reader: ${list.reader}`,
  ].join("\n");
}

function inForce(list: ListOutcome, terminal: Terminal): readonly string[] {
  if (list.version === null) return ["  no version is in force"];
  const change = list.before === null || list.before === list.version ? "" : `, before ${list.before}`;
  const entries =
    list.entries === list.entriesBefore || list.before === null
      ? `${list.entries} entries`
      : `${list.entries} entries (${list.entriesBefore} before)`;
  const ended = list.ended === 0 ? "" : `, ${list.ended} ended`;
  const age = `published ${list.published}, ${list.ageDays} days old${list.stale ? ", stale" : ""}`;
  return [
    hang("  ", shown(`in force: ${list.version}${change}`), terminal.width),
    hang("  ", `${entries}${ended}, ${age}`, terminal.width),
    ...(list.checked === null ? [] : [`  last seen unchanged at the publisher: ${list.checked}`]),
  ];
}

/** Names that a check tells on the page; the JSON holds more. */
const mostNames = 8;

function checkLines(check: ListOutcome["checks"][number], terminal: Terminal): readonly string[] {
  const { result, expected, received, entries } = check;
  const style = result === "fail" ? "red" : "yellow";
  const more = entries.length > mostNames ? `; and ${entries.length - mostNames} more` : "";
  const mark = result === "fail" ? "  x " : "  ? ";
  return [
    paint(terminal, style, hang(mark, `${check.check}: ${shown(received)}`, terminal.width)),
    hang("    ", `expected ${shown(expected)}`, terminal.width),
    ...(entries.length === 0
      ? []
      : [hang("    ", shown(`${entries.slice(0, mostNames).join("; ")}${more}`), terminal.width)]),
  ];
}

function issueLines({ issues }: ListOutcome, terminal: Terminal): readonly string[] {
  return issues
    .slice(0, 5)
    .map(({ message, hint }) => hang("  - ", shown(`${message} ${hint}`), terminal.width));
}

function acceptedLines({ accepted }: ListOutcome, terminal: Terminal): readonly string[] {
  if (accepted === null) return [];
  const failed = accepted.failed.join(", ");
  return [
    hang("  ", shown(`accepted by ${accepted.by} against ${failed}: ${accepted.reason}`), terminal.width),
  ];
}

/** What a person does with what is held. Commands stand on lines of their own, to be copied. */
function nextLines({ outcome, key, held }: ListOutcome, terminal: Terminal): readonly string[] {
  if (outcome !== "kept" || held === null) return [];
  const files = held.files.map(({ name, sha256 }) => `${name} (originals/${sha256.slice(0, 12)}...)`);
  return [
    hang("  ", shown(`kept to look at: ${files.join(", ")}`), terminal.width),
    ...(held.version === null
      ? []
      : [
          "  compare and, after review, accept:",
          `    selvedge lists diff ${key}@held`,
          `    selvedge lists update --accept ${key} --by WHO --reason WHY`,
        ]),
  ];
}
