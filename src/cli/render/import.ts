import { fictionLine } from "./fiction.ts";
import { paint, shown, type Terminal, table, wrap } from "./terminal.ts";

interface File {
  readonly file: string;
  readonly import: string;
  readonly kind: string;
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly quarantined: number;
  readonly already: boolean;
  readonly kept: readonly string[];
  readonly leftOut: readonly string[];
  readonly issues: readonly {
    readonly row: number | null;
    readonly column: string | null;
    readonly message: string;
    readonly hint: string;
  }[];
}

/** What arrived: a table of the files, then what a person should look at. */
export function renderImport(
  {
    fictional,
    files,
    questions,
  }: { fictional: boolean; files: readonly File[]; questions: readonly string[] },
  terminal: Terminal,
): string {
  const head = ["file", "kind", "rows", "accepted", "repaired", "quarantined", "import"];
  const rows = files.map((file) => [
    shown(file.file),
    file.kind,
    ...counts(file),
    `${file.import.slice(0, 10)}${file.already ? " (already there)" : ""}`,
  ]);
  return [
    ...fictionLine(fictional),
    table([head, ...rows], terminal, ""),
    ...files.flatMap((file) => remarks(file, terminal)),
    ...questions.map((question) => paint(terminal, "yellow", wrap(`? ${question}`, terminal.width))),
  ].join("\n");
}

const counts = ({ rows, accepted, repaired, quarantined }: File): string[] =>
  [rows, accepted, repaired, quarantined].map(String);

function remarks(file: File, terminal: Terminal): string[] {
  const lines: string[] = [];
  if (file.leftOut.length > 0)
    lines.push(`left out, because they hold persons' contact data: ${file.leftOut.join(", ")}`);
  if (file.kept.length > 0) lines.push(`kept beside the known columns: ${file.kept.join(", ")}`);
  for (const { row, column, message, hint } of file.issues.slice(0, 5)) {
    lines.push(
      `${row === null ? "" : `row ${row}${column === null ? "" : `, ${column}`}: `}${message} ${hint}`,
    );
  }
  if (file.issues.length > 5) lines.push(`... and ${file.issues.length - 5} more remarks (--json shows all)`);
  if (lines.length === 0) return [];
  return [
    "",
    paint(terminal, "bold", shown(file.file)),
    ...lines.map((line) => wrap(shown(line), terminal.width, "  ")),
  ];
}
