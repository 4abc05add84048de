import { counted } from "../../formats/counted.ts";
import type { LintOutput } from "../../operations/lint.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";

const places = { text: "text", "file-name": "file name", metadata: "property" } as const;

/** Every word that should not leave, with where it stands and what to do. */
export function renderLint({ ok, problems, checked }: LintOutput, terminal: Terminal): string {
  const lines = problems.flatMap(({ file, where, place, class: kind, text, why, hint }) => [
    paint(
      terminal,
      "bold",
      hang("", shown(`${file}  ${places[where]}${place === null ? "" : `, ${place}`}`), terminal.width),
    ),
    ...(kind === null ? [] : [hang("  ! ", shown(`"${text}" (${kind})`), terminal.width)]),
    hang("    ", shown(`${why} ${hint}`), terminal.width),
  ]);
  const end = ok
    ? `No listed term was found in ${counted(checked)} pieces of text. That does not say that they are safe: a person must read what leaves.`
    : `${counted(problems.length)} places should not leave as they are.`;
  return [...lines, wrap(end, terminal.width)].join("\n");
}
