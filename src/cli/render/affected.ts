import type { Affected } from "../../operations/affected-shape.ts";
import { percent } from "./explanation.ts";
import { hang, paint, type Style, shown, type Terminal, wrap } from "./terminal.ts";

type Change = Affected["changes"][number];
type Standing = NonNullable<Change["before"]>;

/** Heading, mark and colour of each kind, in the order in which they are told. */
const heads = {
  "newly-affected": ["newly affected", "+", "red"],
  "no-longer-affected": ["no longer affected", "-", "green"],
  "explanation-changed": ["explanation changed", "~", "yellow"],
} as const satisfies Record<Change["bucket"], readonly [string, string, Style]>;

/** More of one kind than a reader looks through on a terminal. */
const mostShown = 20;

/** How many of the customer's own parties are affected, then which, those newly affected first. */
export function affectedLines({ changes, sentence }: Affected, terminal: Terminal): string[] {
  const groups = (Object.keys(heads) as Change["bucket"][])
    .map((bucket) => changes.filter((change) => change.bucket === bucket))
    .filter((some) => some.length > 0);
  return [
    wrap(paint(terminal, "bold", sentence), terminal.width),
    ...groups.map((some) => group(some, terminal)),
  ];
}

function group(changes: readonly Change[], terminal: Terminal): string {
  const bucket = changes[0]?.bucket ?? "newly-affected";
  const over = changes.length - mostShown;
  return [
    paint(terminal, "bold", `${heads[bucket][0]} (${changes.length})`),
    ...changes.slice(0, mostShown).map((change) => one(change, terminal)),
    ...(over > 0 ? [`  ... and ${over} more (--json shows all)`] : []),
  ].join("\n");
}

function one(change: Change, terminal: Terminal): string {
  const [, mark, style] = heads[change.bucket];
  const { before, after, name, key, listed, list, hit } = change;
  const title = `${shown(name)}${key === null ? "" : ` (${shown(key)})`}`;
  const standing = [before, after].flatMap((side) => (side === null ? [] : [standingText(side)]));
  return [
    paint(terminal, style, hang(`  ${mark} `, title, terminal.width)),
    hang("      ", `${[...new Set(standing)].join(" -> ")}: ${shown(listed)}`, terminal.width),
    paint(terminal, "dim", `      ${list} - hit ${hit}`),
    ...change.changed.map((text) => hang("      ", shown(text), terminal.width)),
    hang("      ", shown(change.sentence), terminal.width),
  ].join("\n");
}

/** The band and how alike the names are; of an open set only that it may cover the party. */
function standingText({ kind, band, score, decision }: Standing): string {
  const title = kind === "open-set" ? "open set" : `${band} ${percent(score)}`;
  return decision === null ? title : `${title}, decided: ${decision}`;
}
