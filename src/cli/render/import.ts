import { fictionLine } from "./fiction.ts";
import { paint, shown, type Terminal, table, wrap } from "./terminal.ts";

interface File {
  readonly file: string;
  readonly sheet: string | null;
  readonly import: string;
  readonly kind: string;
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly quarantined: number;
  readonly already: boolean;
  readonly kept: readonly string[];
  readonly leftOut: readonly string[];
  readonly encoding: string | null;
  readonly encodingConfidence: string | null;
  readonly replaced: readonly string[];
  readonly recalled: readonly string[];
  readonly issueCount: number;
  readonly issues: readonly {
    readonly sheet: string | null;
    readonly letter: string | null;
    readonly row: number | null;
    readonly column: string | null;
    readonly code: string;
    readonly message: string;
    readonly hint: string;
  }[];
}

interface Unread {
  readonly file: string;
  readonly sheet: string | null;
  readonly message: string;
}

interface Imported {
  readonly fictional: boolean;
  readonly files: readonly File[];
  readonly unread?: readonly Unread[];
  readonly questions: readonly string[];
}

/** What arrived: a table of the files, then what a person should look at. */
export function renderImport(
  { fictional, files, unread = [], questions }: Imported,
  terminal: Terminal,
): string {
  const head = ["file", "kind", "rows", "accepted", "repaired", "quarantined", "import"];
  const rows = files.map((file) => [
    shown(nameOf(file)),
    file.kind,
    ...counts(file),
    `${file.import.slice(0, 10)}${file.already ? " (already there)" : ""}`,
  ]);
  return [
    ...fictionLine(fictional),
    table([head, ...rows], terminal, ""),
    ...files.flatMap((file) => remarks(file, terminal)),
    ...unreadLines(unread, terminal),
    ...questions.map((question) => paint(terminal, "yellow", wrap(`? ${question}`, terminal.width))),
  ].join("\n");
}

const counts = ({ rows, accepted, repaired, quarantined }: File): string[] =>
  [rows, accepted, repaired, quarantined].map(String);

/** Where a remark belongs, as a spreadsheet names it. */
function placeOf({ row, column, letter }: File["issues"][number]): string {
  const named = column === null ? "" : shown(column);
  const where = letter === null ? named : `column ${letter}${named === "" ? "" : ` (${named})`}`;
  const parts = [...(row === null ? [] : [`row ${row}`]), ...(where === "" ? [] : [where])];
  return parts.length === 0 ? "" : `${parts.join(", ")}: `;
}

/** Remarks that are told one by one; a kind of remark that comes often is told once. */
const mostTold = 5;

function remarks(file: File, terminal: Terminal): string[] {
  const lines: string[] = [...file.recalled];
  if (file.replaced.length > 0)
    lines.push(
      `this reading replaces an earlier one of the same file (${file.replaced.map((id) => id.slice(0, 10)).join(", ")}), which counts no longer`,
    );
  if (file.leftOut.length > 0)
    lines.push(
      `left out, because they hold persons' contact data or bank account numbers: ${file.leftOut.join(", ")}`,
    );
  if (file.kept.length > 0) lines.push(`kept beside the known columns: ${file.kept.join(", ")}`);
  const told = file.issues.filter(({ code }) => code !== "column.contact");
  for (const issue of told.slice(0, mostTold)) lines.push(`${placeOf(issue)}${issue.message} ${issue.hint}`);
  const more = file.issueCount - (file.issues.length - told.length) - Math.min(told.length, mostTold);
  if (more > 0) lines.push(`... and ${more} more ${more === 1 ? "remark" : "remarks"} (--json shows them)`);
  if (lines.length === 0) return [];
  return [
    "",
    paint(terminal, "bold", shown(nameOf(file))),
    ...lines.map((line) => wrap(shown(line), terminal.width, "  ")),
  ];
}

const nameOf = ({ file, sheet }: File): string => (sheet === null ? file : `${file}, sheet ${sheet}`);

/** Parts of files that were not read. */
function unreadLines(unread: readonly Unread[], terminal: Terminal): string[] {
  if (unread.length === 0) return [];
  return [
    "",
    paint(terminal, "bold", "not read"),
    ...unread.map(({ file, sheet, message }) =>
      wrap(
        `${shown(sheet === null ? file : `${file}, sheet ${sheet}`)}: ${shown(message)}`,
        terminal.width,
        "  ",
      ),
    ),
  ];
}
