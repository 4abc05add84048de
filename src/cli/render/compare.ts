import { explanationLines, percent } from "./explanation.ts";
import { paint, shown, type Terminal, wrap } from "./terminal.ts";

interface Line {
  readonly problem: string | null;
  readonly row: number;
  readonly score: number;
  readonly band: string;
  readonly explanation: readonly {
    kind: string;
    query: string;
    candidate: string;
    similarity: number;
    weight: number;
    contribution: number;
  }[];
}

/** Comparisons: score and band, then the lines that sum to it. */
export function renderCompare(lines: readonly Line[], terminal: Terminal): string {
  return lines.map((line) => one(line, lines.length > 1, terminal)).join("\n\n");
}

function one(line: Line, numbered: boolean, terminal: Terminal): string {
  if (line.problem !== null) return shown(`row ${line.row}  not compared: ${line.problem}`);
  const head = `${numbered ? `row ${line.row}  ` : ""}${percent(line.score)}  ${bandWords(line.band)}`;
  return [
    paint(terminal, "bold", shown(head)),
    explanationLines(line.explanation, terminal),
    wrap("A likeness of names is not an identity: a person decides.", terminal.width, "  "),
  ].join("\n");
}

const bandWords = (band: string): string =>
  band === "none" ? "below every band: no likeness worth a look" : `band ${band}`;
