import { paint, shown, type Terminal, wrap } from "./terminal.ts";

interface Soundness {
  readonly of: "workspace" | "pack";
  readonly ok: boolean;
  readonly problems: readonly {
    readonly what: string;
    readonly path: string;
    readonly line: number | null;
    readonly message: string;
    readonly hint: string;
  }[];
  readonly checked: Readonly<Record<string, number>>;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  readonly remarks: readonly string[];
  readonly rebuilt?: boolean;
  readonly runtime?: { readonly node: string; readonly sqlite: string };
}

const sound = {
  workspace: "Unaltered: everything agrees with the log.",
  pack: "The pack holds together: every file, text and citation is as its manifest says.",
} as const;
const altered = {
  workspace: "places do not agree with the log.",
  pack: "places of the pack are not as it says itself.",
} as const;

/** Whether all is as the log says, and every place that is not. */
export function renderVerify(found: Soundness, terminal: Terminal): string {
  const counts = Object.entries(found.checked)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");
  return [
    ...(found.rebuilt === true ? ["The ledger was made anew from the log."] : []),
    found.ok
      ? paint(terminal, "green", sound[found.of])
      : paint(terminal, "red", `${found.problems.length} ${altered[found.of]}`),
    wrap(`Checked ${counts}.`, terminal.width),
    ...(found.runtime === undefined ? [] : [`Node ${found.runtime.node}, SQLite ${found.runtime.sqlite}.`]),
    ...(found.head === null
      ? []
      : [
          wrap(
            `Last event ${found.head.seq}, hash ${found.head.hash}. Note it elsewhere: it tells a log that was cut.`,
            terminal.width,
          ),
        ]),
    ...found.remarks.map((remark) => wrap(remark, terminal.width)),
    ...found.problems.flatMap(({ path, line, message, hint }) => [
      paint(terminal, "bold", shown(line === null ? path : `${path} line ${line}`)),
      wrap(shown(`${message} ${hint}`), terminal.width, "  "),
    ]),
  ].join("\n");
}
