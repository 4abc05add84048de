import type { DemoOutput } from "../../operations/demo.ts";
import { renderBriefly } from "./assess-briefly.ts";
import { percent } from "./explanation.ts";
import type { Place } from "./renderers.ts";
import { hang, paint, shown, type Terminal, table, wrap } from "./terminal.ts";

/** The whole job, short: what arrived, who may be listed, where, what follows, and how to look closer. */
export function renderDemo(output: DemoOutput, terminal: Terminal, { workspace }: Place): string {
  const parts = [
    wrap(output.note, terminal.width),
    heading("1  What arrived", terminal),
    arrived(output, terminal),
    heading("2  Identity: is this party that party?", terminal),
    identity(output, terminal),
    heading("3  Place: where is it?", terminal),
    places(output, terminal),
    heading("4  Law: what follows, market by market?", terminal),
    renderBriefly(output, terminal),
    heading("Look closer", terminal),
    next(workspace),
  ];
  return parts.join("\n\n");
}

const heading = (text: string, terminal: Terminal): string =>
  `${paint(terminal, "bold", text)}\n${paint(terminal, "dim", "-".repeat(Math.min(terminal.width, 80)))}`;

function arrived({ files }: DemoOutput, terminal: Terminal): string {
  const rows = files.map(({ file, kind, rows: count, accepted, repaired, quarantined }) => [
    file,
    kind,
    ...[count, accepted, repaired, quarantined].map(String),
  ]);
  return table([["file", "kind", "rows", "accepted", "repaired", "quarantined"], ...rows], terminal, "");
}

function identity({ screened }: DemoOutput, terminal: Terminal): string {
  const met = screened.filter(({ hits }) => hits.length > 0);
  return [...met.map((line) => party(line, terminal)), notFound(screened, terminal)].join("\n\n");
}

function party({ input, hits }: DemoOutput["screened"][number], terminal: Terminal): string {
  const [best, ...others] = hits;
  if (best === undefined) return "";
  const state = best.decision === null ? `${best.band} ${percent(best.score)}` : `decided: ${best.decision}`;
  const more = others.length === 0 ? [] : [paint(terminal, "dim", `  and ${others.length} weaker`)];
  const name = paint(terminal, "bold", shown(input.names.join(" / ")));
  return [name, hang("  ", shown(`${state} - ${best.sentence}`), terminal.width), ...more].join("\n");
}

/** Those without a hit, in one sentence: what was looked for, where, and that it is no clearance. */
function notFound(screened: DemoOutput["screened"], terminal: Terminal): string {
  const names = screened
    .filter(({ hits }) => hits.length === 0)
    .map(({ input }) => `"${input.names.join(" / ")}"`);
  const about = screened[0]?.screened;
  if (names.length === 0 || about === undefined) return "";
  const lists = about.lists.map(({ key, version }) => `${key} ${version}`).join(", ");
  const text = `no entry found for ${names.join(", ")} in ${lists} on ${about.at.slice(0, 10)}; this is not a clearance.`;
  return wrap(shown(text), terminal.width);
}

function places({ located }: DemoOutput, terminal: Terminal): string {
  const lines = located.filter(({ signals }) => signals.length > 0).map((line) => place(line, terminal));
  return lines.join("\n");
}

const verbs: Readonly<Record<string, string>> = { shows: "shown", states: "stated", suggests: "suggested" };

function place(line: DemoOutput["located"][number], terminal: Terminal): string {
  const notes = line.signals.flatMap(({ text, note, counts }) =>
    counts || note === null ? [] : [`"${text}": ${note}`],
  );
  return [
    hang(`${paint(terminal, "bold", regionWords(line))}  `, shown(line.input), terminal.width),
    ...[...notes, ...(line.conflict === null ? [] : [line.conflict])].map((note) =>
      hang("  ", shown(note), terminal.width),
    ),
  ].join("\n");
}

/** The finest region of each strength; a country says nothing beside a region of its own. */
function regionWords({ regions }: DemoOutput["located"][number]): string {
  const finest = regions.filter(({ code }) => !regions.some((other) => other.code.startsWith(`${code}-`)));
  return (
    finest.map(({ code, strength }) => `${code} ${verbs[strength] ?? strength}`).join(", ") || "no region"
  );
}

const next = (workspace: string): string =>
  [
    `The workspace is ${workspace}. Try:`,
    `  npx selvedge screen --workspace ${workspace}`,
    `  npx selvedge assess POPLIN-40 --workspace ${workspace}`,
    `  npx selvedge assess POPLIN-40 --on 2025-01-14 --workspace ${workspace}`,
    `  npx selvedge verify ${workspace}`,
  ].join("\n");
