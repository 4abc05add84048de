import { fictionLine } from "./fiction.ts";
import { paint, shown, type Terminal, table, wrap } from "./terminal.ts";

interface Exported {
  readonly fictional: boolean;
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly quarantined: number;
  readonly neutralised: number;
  readonly tables: readonly {
    readonly kind: string;
    readonly rows: number;
    readonly columns: readonly string[];
    readonly quarantined: number;
  }[];
}

/** What was written and where, what is not in it, and what looks different from the workspace. */
export function renderExport(found: Exported, terminal: Terminal): string {
  const head = ["kind", "rows", "columns", "in quarantine, not in the file"];
  const rows = found.tables.map(({ kind, rows: count, columns, quarantined }) => [
    kind,
    String(count),
    String(columns.length),
    String(quarantined),
  ]);
  const remark = (text: string): string => wrap(text, terminal.width);
  return [
    ...fictionLine(found.fictional),
    paint(terminal, "bold", wrap(`Wrote ${shown(found.file)}`, terminal.width)),
    table([head, ...rows], terminal),
    ...(found.neutralised === 0
      ? []
      : [
          remark(
            `${found.neutralised} ${found.neutralised === 1 ? "cell begins" : "cells begin"} like a formula and ${found.neutralised === 1 ? "was" : "were"} given an apostrophe; an import takes it off again.`,
          ),
        ]),
    paint(terminal, "dim", remark(`SHA-256 ${found.sha256}`)),
  ].join("\n");
}
