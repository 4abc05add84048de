import type { Issue, SelvedgeError } from "../../model/issue.ts";
import { shown, type Terminal, wrap } from "./terminal.ts";

/** A failure in a few lines: what and where, what was expected, what to do. */
export function renderFailure(error: SelvedgeError, terminal: Terminal): string {
  const lines = [wrap(shown(`selvedge: ${place(error.issue)}${error.issue.message}`), terminal.width)];
  const { expected, received, hint } = error.issue;
  if (expected !== undefined)
    lines.push(
      wrap(
        shown(`expected ${expected}${received === undefined ? "" : `, got ${received}`}`),
        terminal.width,
        "  ",
      ),
    );
  for (const detail of error.details.slice(0, 10))
    lines.push(wrap(shown(`- ${place(detail)}${detail.message}`), terminal.width, "  "));
  if (error.details.length > 10) lines.push(`  ... and ${error.details.length - 10} more`);
  if (hint !== "") lines.push(wrap(shown(hint), terminal.width, "  "));
  return `${lines.join("\n")}\n`;
}

function place({ file, row, column }: Issue): string {
  const parts = [
    file,
    row === undefined ? undefined : `row ${row}`,
    column === undefined ? undefined : `column "${column}"`,
  ];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? "" : `${known.join(", ")}: `;
}
