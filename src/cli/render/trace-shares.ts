import type { z } from "zod";
import type { shareSchema } from "../../operations/flow-shapes.ts";
import { type Path, sourceWords } from "./flow-lines.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";

export type Share = z.infer<typeof shareSchema>;

const threshold = "A share is not a threshold: UFLPA and section 307 know no de minimis.";

/** At least and at most how much of the goods carries each source; those that nothing bounds in one line. */
export function shareBlock(
  shares: readonly Share[],
  paths: readonly Pick<Path, "source">[],
  terminal: Terminal,
): readonly string[] {
  if (shares.length === 0) return [];
  const words = new Map(paths.map((path) => [`${path.source.kind}:${path.source.ref}`, sourceWords(path)]));
  const nameOf = ({ source, sources }: Share): string =>
    source === "union" ? `any of these ${sources.length}` : (words.get(source) ?? source);
  const [open, told] = [shares.filter(isOpen), shares.filter((share) => !isOpen(share))];
  return [
    hang("  ", `how much of it, by quantities: at least to at most. ${threshold}`, terminal.width),
    ...alike(told).flatMap((some) =>
      some[0] === undefined ? [] : toldLines(some[0], some.map(nameOf).join("; "), terminal),
    ),
    ...openLines(open, nameOf, terminal),
  ];
}

const isOpen = ({ state, min, max }: Share): boolean => state === "bounded" && min === 0 && max === 1;

/** Shares of which all but the source is the same are told once. */
const alike = (shares: readonly Share[]): readonly (readonly Share[])[] => [
  ...Map.groupBy(shares, ({ source: _, sources: __, ...rest }) => JSON.stringify(rest)).values(),
];

function toldLines(share: Share, name: string, terminal: Terminal): readonly string[] {
  const of = share.material === null ? "" : ` of its ${share.material}`;
  if (share.state === "contradicted")
    return [
      hang("    * ", shown(`${name}: no interval; records contradict one another`), terminal.width),
      hang("      ! ", shown(share.note), terminal.width),
    ];
  if (share.min === null || share.max === null)
    return [hang("    * ", shown(`${name}: ${share.note}`), terminal.width)];
  const interval =
    share.min === share.max ? percent(share.min) : `${percent(share.min)} to ${percent(share.max)}`;
  return [
    hang("    * ", shown(`${interval}${of}: ${name}`), terminal.width),
    ...dim("if these hold: ", conditionsOf(share), terminal),
    ...dim("held there by: ", share.bindingDocuments, terminal),
    ...share.open.map((why) => hang("      ! ", shown(`open: ${why}`), terminal.width)),
  ];
}

/** What hangs together with the goods and moves no end is counted only; what holds an end is named below. */
function conditionsOf({ if: all, untried, bindingDocuments }: Share): readonly string[] {
  if (untried !== 0) return all;
  const binding = new Set(bindingDocuments);
  const named = all.filter((one) => binding.has(one));
  const rest = all.length - named.length;
  return rest === 0 || named.length === 0 ? all : [...named, `and ${rest} more, none of which moves an end`];
}

/** Shares are given to a millionth, so that four places of a percentage are all there is. */
const percent = (share: number): string => `${Number((share * 100).toFixed(4))} %`;

/** Names that fit a few lines; the JSON holds all. */
const mostNamed = 12;

function dim(lead: string, names: readonly string[], terminal: Terminal): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
  const text = shown(`${lead}${names.slice(0, mostNamed).join("; ")}${more}`);
  return [paint(terminal, "dim", wrap(text, terminal.width, "      "))];
}

function openLines(
  open: readonly Share[],
  nameOf: (share: Share) => string,
  terminal: Terminal,
): readonly string[] {
  if (open.length === 0) return [];
  const whys = [...new Set(open.flatMap((share) => share.open))];
  return [
    hang("    * ", shown(`0 % to 100 %, nothing is bounded: ${open.map(nameOf).join("; ")}`), terminal.width),
    ...whys.slice(0, 5).map((why) => hang("      ! ", shown(`open: ${why}`), terminal.width)),
  ];
}
