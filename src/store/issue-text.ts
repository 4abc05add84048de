import type { Issue } from "../model/issue.ts";
import { quoted } from "../records/plain/row-text.ts";

/** Texts of an issue, in the order in which they are kept. */
export const issueTexts = [
  "code",
  "message",
  "hint",
  "file",
  "column",
  "expected",
  "received",
  "sheet",
  "letter",
  "status",
] as const;

/** An issue and what became of its row. */
export interface RowIssue extends Issue {
  readonly status?: "accepted" | "repaired" | "quarantined";
}

/**
 * An issue as a line of text for the bulk reader: where it is sorted to, its number, its row, its texts. A zero character
 * cannot be kept and is shown as what it is.
 */
export const issueLine = (issue: RowIssue, section: number, number: number): string =>
  `${[String(section), String(number), issue.row === undefined ? "" : String(issue.row), ...issueTexts.map((name) => quoted(issue[name]?.replaceAll("\0", "\u2400") ?? ""))].join("\u001f")}\n`;
