import type { FlowLine } from "../../operations/flow-shapes.ts";
import { fictionLine } from "./fiction.ts";
import { byRoute, datesOf, hopLine, legend, routeLines } from "./flow-lines.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";
import { shareBlock } from "./trace-shares.ts";

/** By subject: each source with its paths, what the rules excluded, and where the records end. */
export function renderTrace(lines: readonly FlowLine[], terminal: Terminal): string {
  const nothing = "Nothing to trace: the workspace has no products, shipments or parties.";
  return [
    ...fictionLine(lines.some(({ fictional }) => fictional)),
    ...(lines.length === 0 ? [nothing] : lines.map((line) => block(line, terminal))),
    paint(terminal, "dim", legend),
  ].join("\n\n");
}

function block(line: FlowLine, terminal: Terminal): string {
  const way = line.direction === "up" ? "what flowed into it" : "what flowed out of it";
  const notes = [...line.notes, ...(line.truncated === null ? [] : [`Cut: ${line.truncated}.`])];
  return [
    paint(terminal, "bold", hang("", shown(line.subjectName), terminal.width)),
    paint(terminal, "dim", hang("  ", shown(`${line.subject}, ${way}, ${datesOf(line)}`), terminal.width)),
    ...routes(line, terminal),
    ...shareBlock(line.shares, line.paths, terminal),
    ...excluded(line, terminal),
    ...ends(line, terminal),
    ...notes.map((note) => hang("  ! ", shown(note), terminal.width)),
  ].join("\n");
}

function routes({ paths, direction }: FlowLine, terminal: Terminal): readonly string[] {
  if (paths.length === 0) {
    const none =
      direction === "up"
        ? "no path from a source of exposure is recorded; this is not a clearance."
        : "no path to a product is recorded.";
    return [wrap(none, terminal.width, "  ")];
  }
  if (direction === "up") return byRoute(paths).map((some) => routeLines(some, terminal));
  const byProduct = Map.groupBy(paths, ({ product }) => product ?? "");
  return [...byProduct].flatMap(([product, some]) => [
    hang("  ", shown(`to ${product}`), terminal.width),
    ...byRoute(some).map((route) => routeLines(route, terminal)),
  ]);
}

const rules = [
  ["byDate", "by date"],
  ["byDwell", "by dwell"],
  ["byGoods", "by goods"],
  ["byDateAndGoods", "by several rules together"],
] as const;

function excluded(line: FlowLine, terminal: Terminal): readonly string[] {
  return rules.flatMap(([key, words]) => {
    const { count, best } = line.excluded[key];
    if (count === 0 || best === null) return [];
    const one = line.direction === "up" ? "source" : "product";
    const sources = `${count} ${count === 1 ? one : `${one}s`}`;
    const head = `excluded ${words}: ${sources}; the nearest is ${best.source.partyName}: ${best.why}`;
    return [hang("  ", shown(head), terminal.width), ...best.hops.map((hop) => hopLine(hop, terminal))];
  });
}

/** Names that fit a line or two; the JSON holds all. */
const mostEnds = 8;

function ends({ ends: all, direction }: FlowLine, terminal: Terminal): readonly string[] {
  if (all.length === 0) return [];
  const names = new Set(
    all.map(({ partyName, unknown, hops }) =>
      unknown ? `"${partyName}", which names nobody (${hops[0]?.shipment ?? "a row"})` : partyName,
    ),
  );
  const more = names.size > mostEnds ? ` and ${names.size - mostEnds} more` : "";
  const lead = direction === "up" ? "upstream the records end at" : "downstream the records end at";
  return [hang("  ", shown(`${lead} ${[...names].slice(0, mostEnds).join("; ")}${more}`), terminal.width)];
}
