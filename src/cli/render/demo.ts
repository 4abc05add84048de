import type { DemoOutput } from "../../operations/demo.ts";
import { renderAssess } from "./assess.ts";
import { percent } from "./explanation.ts";
import { paint, shown, type Terminal, table, wrap } from "./terminal.ts";

/** The whole job on one screen after another: what arrived, who may be listed, where, and what follows. */
export function renderDemo(output: DemoOutput, terminal: Terminal): string {
  const parts = [
    wrap(output.note, terminal.width),
    heading("1  What arrived", terminal),
    arrived(output, terminal),
    heading("2  Identity: is this party that party?", terminal),
    identity(output, terminal),
    heading("3  Place: where is it?", terminal),
    places(output, terminal),
    heading("4  Law: what follows, market by market?", terminal),
    renderAssess(output, terminal),
    heading("Next", terminal),
    next(output),
  ];
  return parts.join("\n\n");
}

const heading = (text: string, terminal: Terminal): string =>
  paint(terminal, "bold", `${text}\n${"-".repeat(Math.min(terminal.width, 78))}`);

function arrived({ files }: DemoOutput, terminal: Terminal): string {
  const rows = files.map(({ file, kind, rows: count, accepted, repaired, quarantined }) => [
    file,
    kind,
    ...[count, accepted, repaired, quarantined].map(String),
  ]);
  return table([["file", "kind", "rows", "accepted", "repaired", "quarantined"], ...rows], terminal, "");
}

function identity({ screened }: DemoOutput, terminal: Terminal): string {
  const lines = screened.map(({ input, hits, notFound }) => {
    const name = paint(terminal, "bold", shown(input.names.join(" / ")));
    if (notFound !== null) return `${name}\n${wrap(shown(`${notFound}.`), terminal.width, "  ")}`;
    return [name, ...hits.slice(0, 2).map((hit) => hitWords(hit, terminal))].join("\n");
  });
  return lines.join("\n");
}

function hitWords(hit: DemoOutput["screened"][number]["hits"][number], terminal: Terminal): string {
  const state = hit.decision === null ? `${hit.band} ${percent(hit.score)}` : `decided: ${hit.decision}`;
  return wrap(shown(`${state} - ${hit.sentence}`), terminal.width, "  ");
}

function places({ located }: DemoOutput, terminal: Terminal): string {
  const lines = located
    .filter(({ signals }) => signals.length > 0)
    .map(({ input, region, regions, signals }) => {
      const strength = regions.find(({ code }) => code === region)?.strength;
      const how =
        region === null ? "no region" : `${region}${strength === undefined ? "" : ` (${strength})`}`;
      const notes = signals.flatMap(({ text, note }) => (note === null ? [] : [`"${text}": ${note}`]));
      return [`${paint(terminal, "bold", how)}  ${shown(input)}`, ...notes]
        .map((line, index) => wrap(shownLine(line, index), terminal.width, index === 0 ? "" : "    "))
        .join("\n");
    });
  return lines.join("\n");
}

const shownLine = (line: string, index: number): string => (index === 0 ? line : shown(line));

const next = ({ workspace }: DemoOutput): string =>
  [
    `The workspace is ${workspace}. Try:`,
    `  npx selvedge screen --workspace ${workspace}`,
    `  npx selvedge assess SHIRT-01 --market US --workspace ${workspace}`,
    `  npx selvedge verify ${workspace}`,
  ].join("\n");
