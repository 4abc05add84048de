import { columnsOf, pad, shown, type Terminal, table } from "./terminal.ts";

interface Line {
  readonly kind: string;
  readonly query: string;
  readonly candidate: string;
  readonly contribution: number;
}

/** A score as four decimals, the precision it is computed in. */
export const percent = (score: number): string => score.toFixed(4);

/** The lines of an explanation and their sum, as a small table. */
export function explanationLines(lines: readonly Line[], terminal: Terminal, indent = "  "): string {
  const rows = lines.map((line) => [signed(line.contribution), line.kind, words(line)]);
  const sum = lines.reduce((total, line) => total + Math.round(line.contribution * 10_000), 0) / 10_000;
  return [
    table(rows, terminal, indent),
    `${indent}${pad("-".repeat(7), 7)}`,
    `${indent}${signed(sum)}  sum`,
  ].join("\n");
}

const signed = (value: number): string => `${value < 0 ? "-" : "+"}${Math.abs(value).toFixed(4)}`;

/** Lines of arithmetic and of shares compare nothing: the words stand on one side because there is no other. */
const oneSided = ["cap", "open-set", "ownership"];

function words({ kind, query, candidate }: Line): string {
  if (oneSided.includes(kind)) return shown(candidate);
  const left = shown(query);
  const right = shown(candidate);
  if (left === "" || right === "") return left === "" ? `${right} (only there)` : `${left} (only here)`;
  return columnsOf(left) > 0 && left === right ? left : `${left} = ${right}`;
}
