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
    heading("4  Flow: what reached which product, by the records?", terminal),
    flows(output, terminal),
    heading("5  Law: what follows, market by market?", terminal),
    renderBriefly(output, terminal),
    heading("The report", terminal),
    report(output, workspace, terminal),
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

/** A line for each product and source that is a listed party or a place; the rest is counted. */
function flows({ exposed, assessments }: DemoOutput, terminal: Terminal): string {
  const telling = exposed.filter(({ source }) => source.kind === "listed-party" || source.kind === "place");
  const byProduct = Map.groupBy(telling, ({ subject }) => subject);
  const reached = new Set(byProduct.keys());
  const names = assessments.filter(({ subject }) => subject.startsWith("product:") && !reached.has(subject));
  const silent = [...new Set(names.map(({ subjectName }) => subjectName))];
  return [
    ...[...byProduct.values()].map((some) => productFlow(some, terminal)),
    ...(silent.length === 0
      ? []
      : [
          wrap(
            shown(
              `${silent.join(", ")}: no path from a listed party or region is recorded; this clears nobody.`,
            ),
            terminal.width,
          ),
        ]),
    wrap(
      `Orders on goods and lists of goods add ${exposed.length - telling.length} further lines; "expose" shows all.`,
      terminal.width,
    ),
  ].join("\n\n");
}

function productFlow(lines: DemoOutput["exposed"], terminal: Terminal): string {
  const [first] = lines;
  return [
    paint(terminal, "bold", shown(first?.productName ?? "")),
    ...lines.map((line) => hang("  ", shown(flowWords(line)), terminal.width)),
  ].join("\n");
}

function flowWords({ source, tiers, earliest, paths }: DemoOutput["exposed"][number]): string {
  const path =
    paths.find(({ as }) => as.includes("documented")) ?? paths.find(({ as }) => as.includes("earliest"));
  const when = earliest === null ? "no date" : `from ${earliest}`;
  const what =
    source.kind === "place"
      ? source.name
      : source.identity === "candidate"
        ? `perhaps the listed "${source.name}", not decided`
        : `the listed "${source.name}", ${source.identity}`;
  const open = path?.weakest === null || path === undefined ? "" : `: ${path.weakest}`;
  const fiction = source.fictional ? " (fiction)" : "";
  return `${source.partyName} (${what}${fiction}), ${tiers} ${tiers === 1 ? "tier" : "tiers"} up, ${when}, ${path?.basis ?? ""}${open}`;
}

const report = ({ report: written }: DemoOutput, workspace: string, terminal: Terminal): string =>
  written === null
    ? ""
    : hang(
        "",
        `${written.file === "report.html" ? `${workspace}/report.html` : written.file}: one page with the paths drawn, to open in a browser or print.`,
        terminal.width,
      );

const next = (workspace: string): string =>
  [
    `The workspace is ${workspace}. Try:`,
    `  npx selvedge trace POPLIN-45 --workspace ${workspace}`,
    `  npx selvedge expose --workspace ${workspace}`,
    `  npx selvedge assess POPLIN-40 --workspace ${workspace}`,
    `  npx selvedge assess POPLIN-40 --on 2025-01-14 --workspace ${workspace}`,
    `  npx selvedge verify ${workspace}`,
  ].join("\n");
