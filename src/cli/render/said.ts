import { counted } from "../../formats/counted.ts";
import type { AssessOutput } from "../../operations/assess.ts";
import { hang, paint, shown, type Terminal } from "./terminal.ts";
import { inOneLine, statusWords, whoSays } from "./told.ts";

/** Statements that stand under an answer; `--json` and `selvedge about` have all. */
const most = 6;

/** What documents say about those whom an answer names, by all sides, the oldest first. */
export function saidLines(statements: AssessOutput["statements"], terminal: Terminal): readonly string[] {
  if (statements.length === 0) return [];
  const open = statements.filter(({ status }) => status === "suggested").length;
  const title = `What is said: ${counted(statements.length)} statements of documents, ${open === 0 ? "each judged by a person" : `${counted(open)} of them judged by nobody yet`}`;
  const rest = statements.length - most;
  const lines = [
    paint(terminal, "bold", hang("", title, terminal.width)),
    ...statements
      .slice(0, most)
      .flatMap((one) => [
        hang(
          "  - ",
          `${whoSays({ ...one, speakerKind: one.speakerKind ?? "" })}${one.type === null ? "" : `  (${one.type})`}${statusWords(one, terminal)}`,
          terminal.width,
        ),
        hang("    ", inOneLine(one.text), terminal.width),
        paint(
          terminal,
          "dim",
          hang(
            "    ",
            shown(
              `${one.title}${one.published === null ? "" : `, ${one.published}`}; ${one.about.map(({ name }) => name).join("; ")}`,
            ),
            terminal.width,
          ),
        ),
      ]),
    ...(rest > 0
      ? [
          hang(
            "  ",
            `${counted(rest)} more: --json, --report, or \`selvedge about\` shows them.`,
            terminal.width,
          ),
        ]
      : []),
  ];
  return [lines.join("\n")];
}
