import type { ExposureLine } from "../../operations/expose.ts";
import { fictionLine } from "./fiction.ts";
import { byRoute, legend, routeLines } from "./flow-lines.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";
import { type Share, shareBlock } from "./trace-shares.ts";

const none =
  'No recorded path leads from a source of exposure to what was asked about. This is not a clearance: "trace" shows what was excluded and where the records end.';
const others =
  'A product that is not named here has no recorded path from a source; that clears nobody. "trace PRODUCT" shows what was excluded and where the records end.';

/** By product: each route by which a source reaches it, the earliest one. */
export function renderExpose(lines: readonly ExposureLine[], terminal: Terminal): string {
  const byProduct = [...Map.groupBy(lines, ({ subject }) => subject).values()];
  return [
    ...fictionLine(lines.some(({ fictional }) => fictional)),
    ...(lines.length === 0
      ? [wrap(none, terminal.width)]
      : [
          ...byProduct.map((some) => productBlock(some, terminal)),
          wrap(others, terminal.width),
          paint(terminal, "dim", legend),
        ]),
  ].join("\n\n");
}

function productBlock(lines: readonly ExposureLine[], terminal: Terminal): string {
  const [first] = lines;
  const earliest = lines.flatMap(({ paths }) => paths.find(({ as }) => as.includes("earliest")) ?? []);
  const cut = first?.truncated ?? null;
  return [
    paint(terminal, "bold", hang("", shown(first?.productName ?? ""), terminal.width)),
    paint(terminal, "dim", shown(`  ${first?.subject ?? ""}, on ${first?.on ?? ""}`)),
    ...byRoute(earliest).map((some) => routeLines(some, terminal)),
    ...shareBlock(sharesOf(lines), lines, terminal),
    ...(cut === null ? [] : [hang("  ! ", shown(`Cut: ${cut}.`), terminal.width)]),
  ].join("\n");
}

/** One share a source, though several parties may be it. */
const sharesOf = (lines: readonly ExposureLine[]): readonly Share[] => [
  ...new Map(lines.map(({ share }) => [share.source, share])).values(),
];
