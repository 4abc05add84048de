import type { Affected } from "../../operations/affected-shape.ts";
import { affectedLines } from "./affected.ts";
import { hang, paint, type Style, shown, type Terminal, wrap } from "./terminal.ts";

interface Version {
  readonly version: string;
  readonly published: string;
  readonly entries: number;
  readonly held: boolean;
  readonly ownership: { readonly rule: string; readonly citation: string };
}

interface Change {
  readonly entry: string;
  readonly name: string;
  readonly kind: Kind;
  readonly before: string | null;
  readonly after: string | null;
}

interface Diff {
  readonly key: string;
  readonly title: string;
  readonly from: Version;
  readonly to: Version;
  readonly changes: readonly Change[];
  readonly affected: Affected;
}

type Kind = keyof typeof heads;

/** Heading, mark and colour of each kind, in the order in which they are told. */
const heads = {
  added: ["added", "+", "green"],
  removed: ["removed", "-", "red"],
  renamed: ["renamed", "~", "yellow"],
  "alias-added": ["other names added", "+", "green"],
  "alias-removed": ["other names removed", "-", "red"],
  "date-changed": ["dates changed", "~", "yellow"],
  "sublist-changed": ["moved between sub-lists", "~", "yellow"],
  "clause-changed": ["open-ended clauses changed", "~", "yellow"],
  "relation-changed": ["relations changed", "~", "yellow"],
  "detail-changed": ["details changed", "~", "yellow"],
} as const satisfies Record<string, readonly [string, string, Style]>;

/** First which versions, then how much changed, then who is affected, then what changed entry by entry. */
export function renderListsDiff(diff: Diff, terminal: Terminal): string {
  const { key, title, from, to, changes } = diff;
  const groups = (Object.keys(heads) as Kind[])
    .map((kind) => [kind, changes.filter((change) => change.kind === kind)] as const)
    .filter(([, some]) => some.length > 0);
  const counts = groups.map(([kind, some]) => `${some.length} ${heads[kind][0]}`).join(", ");
  return [
    [
      hang("", `${paint(terminal, "bold", key)}  ${shown(title)}`, terminal.width),
      versionLine("from", from),
      versionLine("to  ", to),
      ...ruleLines(diff, terminal),
    ].join("\n"),
    wrap(counts === "" ? "Nothing that answers rest on has changed." : counts, terminal.width),
    ...affectedLines(diff.affected, terminal),
    ...groups.map(([kind, some]) => group(kind, some, terminal)),
  ].join("\n\n");
}

const versionLine = (word: string, { version, published, entries, held }: Version): string =>
  `  ${word} ${version}, published ${published}, ${entries} entries${held ? ", held" : ""}`;

/** Another rule on ownership reaches others, though no entry says anything else. */
function ruleLines({ from, to }: Diff, terminal: Terminal): readonly string[] {
  const [was, is] = [from.ownership, to.ownership];
  if (was.rule === is.rule && was.citation === is.citation) return [];
  const before = was.rule === is.rule ? "another citation" : was.rule;
  const words = `rule on ownership: before ${before}, now ${is.rule} (${is.citation})`;
  return [paint(terminal, "yellow", hang("  ~ ", shown(words), terminal.width))];
}

function group(kind: Kind, changes: readonly Change[], terminal: Terminal): string {
  const [head] = heads[kind];
  return [
    paint(terminal, "bold", `${head} (${changes.length})`),
    ...[...Map.groupBy(changes, ({ entry }) => entry).values()].map((some) =>
      entryLines(kind, some, terminal),
    ),
  ].join("\n");
}

/** Lines of one entry: its name, and under it what stood there and what stands there. */
function entryLines(kind: Kind, changes: readonly Change[], terminal: Terminal): string {
  const [, mark, style] = heads[kind];
  const name = changes[0]?.name ?? "";
  const head = paint(terminal, style, hang(`  ${mark} `, shown(name), terminal.width));
  return [head, ...changes.flatMap((change) => under(change, terminal))].join("\n");
}

function under({ kind, before, after }: Change, terminal: Terminal): readonly string[] {
  const line = (mark: string, text: string) => hang(`      ${mark}`, shown(text), terminal.width);
  if (kind === "removed") return [line("", `${before}; ${after ?? "gone, no day of removal is stated"}`)];
  if (before === null && after !== null) return [line("", after)];
  if (after === null && before !== null) return [line("", before)];
  return [line("was ", before ?? "none"), line("now ", after ?? "none")];
}
