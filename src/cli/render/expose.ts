import type { ExposureLine } from "../../operations/expose.ts";
import { wordOf } from "../../operations/operation.ts";
import { fictionLine } from "./fiction.ts";
import { byRoute, datesOf, legend, routeLines } from "./flow-lines.ts";
import type { Place } from "./renderers.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";
import { type Share, shareBlock } from "./trace-shares.ts";

const none =
  'No recorded path leads from a source of exposure to what was asked about. This is not a clearance: "trace" shows what was excluded and where the records end.';
const others =
  'A product that is not named here has no recorded path from a source; that clears nobody. "trace PRODUCT" shows what was excluded and where the records end.';

/** By product: each route by which a source reaches it, the earliest one; all that are told where more were asked for. */
export function renderExpose(lines: readonly ExposureLine[], terminal: Terminal, { input }: Place): string {
  const byProduct = [...Map.groupBy(lines, ({ subject }) => subject).values()];
  return [
    ...fictionLine(lines.some(({ fictional }) => fictional)),
    ...(lines.length === 0
      ? [wrap([none, ...askedWith(input)].join(" "), terminal.width)]
      : [
          ...byProduct.map((some) => productBlock(some, terminal)),
          wrap(others, terminal.width),
          paint(terminal, "dim", legend),
        ]),
  ].join("\n\n");
}

/** "It was asked with --max-dwell 30.": there is no line that could say so. */
function askedWith(input: Place["input"]): readonly string[] {
  const flags = Object.entries(input).flatMap(([name, value]) =>
    name === "subject" || value === undefined ? [] : [`${wordOf({ name, place: "flag" })} ${value}`],
  );
  return flags.length === 0 ? [] : [shown(`It was asked with ${flags.join(", ")}.`)];
}

function productBlock(lines: readonly ExposureLine[], terminal: Terminal): string {
  const [first] = lines;
  const asked = first?.scenario.paths ?? null;
  const told = lines.flatMap(({ paths }) =>
    asked === null ? (paths.find(({ as }) => as.includes("earliest")) ?? []) : paths,
  );
  const cut = first?.truncated ?? null;
  return [
    paint(terminal, "bold", hang("", shown(first?.productName ?? ""), terminal.width)),
    ...(first === undefined
      ? []
      : [paint(terminal, "dim", hang("  ", shown(`${first.subject}, ${datesOf(first)}`), terminal.width))]),
    ...byRoute(told).map((some) => routeLines(some, terminal)),
    ...shareBlock(sharesOf(lines), lines, terminal),
    ...(first?.notes ?? []).map((note) => hang("  ! ", shown(note), terminal.width)),
    ...(cut === null ? [] : [hang("  ! ", shown(`Cut: ${cut}.`), terminal.width)]),
  ].join("\n");
}

/** One share a source, though several parties may be it. */
const sharesOf = (lines: readonly ExposureLine[]): readonly Share[] => [
  ...new Map(lines.map(({ share }) => [share.source, share])).values(),
];
