import type { z } from "zod";
import type { hopSchema, pathSchema } from "../../operations/flow-shapes.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";

export type Hop = z.infer<typeof hopSchema>;
export type Path = z.infer<typeof pathSchema>;

const kinds: Readonly<Record<Path["source"]["kind"], string>> = {
  "listed-party": "listed party",
  place: "place",
  order: "order on a place and a good",
  "good-of-concern": "good of concern",
  subject: "asked about",
};

/** "listed party, decided: Duoyun ...", or "possible match, not decided: ...": a likeness is never called listed. */
export const sourceWords = ({ source }: Pick<Path, "source">): string =>
  source.identity === "candidate"
    ? `possible match with a listed party, not decided: ${source.name}`
    : `${kinds[source.kind]}${source.identity === null ? "" : `, ${source.identity}`}: ${source.name}`;

/** Paths over the same movements, told once with everything that their first party is a source by. */
export const byRoute = (paths: readonly Path[]): readonly (readonly Path[])[] => [
  ...Map.groupBy(paths, ({ hops }) =>
    hops.map(({ shipment, record, from, to }) => `${shipment ?? record?.row ?? ""} ${from} ${to}`).join("|"),
  ).values(),
];

/** "on 2026-11-22, by what had been recorded by 2026-06-30T23:59:59.999Z". */
export const datesOf = ({ on, knownBy }: { readonly on: string; readonly knownBy: string | null }): string =>
  knownBy === null ? `on ${on}` : `on ${on}, by what had been recorded by ${knownBy}`;

/** One route: its party, what that party is a source by, the hops, and what keeps it from being documented. */
export function routeLines(paths: readonly Path[], terminal: Terminal): string {
  const [first] = paths;
  if (first === undefined) return "";
  // That every movement is documented says nothing of the source; the word alone would seem to.
  const chosen = [...new Set(paths.flatMap(({ as }) => as))]
    .map((choice) => (choice === "documented" ? "movements documented" : choice))
    .join(", ");
  const tiers = `${first.tiers} ${first.tiers === 1 ? "tier" : "tiers"}`;
  const arrives = first.arrives === null ? "no date bounds it" : `can have arrived on ${first.arrives}`;
  // What keeps a path from being documented stands under the hop it is said of, or under the source.
  const weakAt = (place: number | null): readonly string[] =>
    [
      ...new Set(paths.flatMap(({ weakest, weakestHop }) => (weakestHop === place ? (weakest ?? []) : []))),
    ].map((words) => hang("      ! ", shown(`weakest: ${words}`), terminal.width));
  return [
    hang("  ", shown(`from ${first.source.partyName}`), terminal.width),
    ...paths.map((path) => hang("    * ", shown(`${sourceWords(path)} (${path.basis})`), terminal.width)),
    paint(terminal, "dim", wrap(`${chosen}; ${tiers}; ${arrives}`, terminal.width, "    ")),
    ...weakAt(null),
    ...first.hops.flatMap((hop, place) => [hopLine(hop, terminal), ...weakAt(place)]),
  ].join("\n");
}

const marks: Readonly<Record<Hop["basis"], string>> = { documented: "==>", declared: "-->", inferred: "..>" };

/** What the marks mean; stands once under a page that shows hops. */
export const legend = "==> documented  --> declared  ..> inferred  ~~~ two names that may be one party";

/** "==> SH-2003  Duoyun to Thornquay, HS 5208.32, 2026-04-28, 12700 lb (5760.623099 kg)", and what must be known of it. */
export function hopLine(hop: Hop, terminal: Terminal): string {
  if (hop.kind === "joint") {
    const link = hop.notes[0] ?? "";
    return hang("      ~~~ ", shown(`${hop.fromName} may be ${hop.toName} (${link})`), terminal.width);
  }
  const label = hop.shipment ?? `${hop.record?.file ?? ""} row ${hop.record?.row ?? ""}`;
  const parts = [
    `${hop.fromName} to ${hop.toName}`,
    hop.good === null ? "no HS code" : `HS ${hop.good}`,
    daysOf(hop),
    quantityOf(hop),
    hop.document ?? "",
  ].filter((part) => part !== "");
  return hang(`      ${marks[hop.basis]} `, shown(`${label}  ${parts.join(", ")}`), terminal.width);
}

function daysOf({ date, dateLatest }: Hop): string {
  if (date === null) return dateLatest === null ? "no date" : `by ${dateLatest}`;
  if (dateLatest === null) return `from ${date}`;
  return date === dateLatest ? date : `${date} to ${dateLatest}`;
}

function quantityOf({ quantity, unit, kg }: Hop): string {
  if (quantity === null) return "";
  const own = `${quantity} ${unit ?? ""}`.trim();
  return kg === null || unit?.toLowerCase() === "kg" ? own : `${own} (${kg} kg)`;
}
