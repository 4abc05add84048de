import { paint, shown, type Terminal, wrap } from "./terminal.ts";

interface Soundness {
  readonly ok: boolean;
  readonly problems: readonly {
    readonly what: string;
    readonly path: string;
    readonly line: number | null;
    readonly message: string;
    readonly hint: string;
  }[];
  readonly checked: Readonly<Record<string, number>>;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly remarks: readonly string[];
  readonly rebuilt?: boolean;
  readonly runtime?: { readonly node: string; readonly sqlite: string };
}

/** Whether all is as the log says, and every place that is not. */
export function renderVerify(found: Soundness, terminal: Terminal): string {
  const counts = Object.entries(found.checked)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");
  return [
    ...(found.rebuilt === true ? ["The ledger was made anew from the log."] : []),
    found.ok
      ? paint(terminal, "green", "Unaltered: everything agrees with the log.")
      : paint(terminal, "red", `${found.problems.length} places do not agree with the log.`),
    wrap(`Checked ${counts}.`, terminal.width),
    ...(found.runtime === undefined ? [] : [`Node ${found.runtime.node}, SQLite ${found.runtime.sqlite}.`]),
    wrap(
      `Last event ${found.head.seq}, hash ${found.head.hash}. Note it elsewhere: it tells a log that was cut.`,
      terminal.width,
    ),
    ...found.remarks.map((remark) => wrap(remark, terminal.width)),
    ...found.problems.flatMap(({ path, line, message, hint }) => [
      paint(terminal, "bold", shown(line === null ? path : `${path} line ${line}`)),
      wrap(shown(`${message} ${hint}`), terminal.width, "  "),
    ]),
  ].join("\n");
}
