import type { Fact } from "../../model/fact.ts";
import type { FlowPath, Hop } from "../../model/flow.ts";
import { listSourceOf, makeFact, rowSource } from "../make-fact.ts";

/** The records show movements in time order by which material can have come from a source to the subject. */
export function flowPathFact(path: FlowPath, subjectName: string): Fact {
  const { source, hops } = path;
  const moved = hops.filter(({ kind }) => kind !== "joint");
  return makeFact({
    name: "flow-path",
    level: path.basis,
    value: {
      source: source.kind,
      ref: source.ref,
      party: source.party,
      partyName: source.partyName,
      sourceName: source.name,
      list: source.list ?? undefined,
      lists: source.list === null ? [] : [source.list],
      tiers: path.tiers,
      arrives: path.arrives ?? undefined,
      as: path.as,
      hops: hops.map(hopWords),
      weakest: path.weakest ?? undefined,
      fictional: source.fictional,
    },
    sentence: `${lead(path, subjectName)} (${rowsOf(hops)})${path.weakest === null ? "" : `; ${path.weakest}`}.`,
    sources: [
      ...listSourceOf(source),
      ...moved.flatMap(({ record, sources }) => sources ?? (record === null ? [] : [record])).map(rowSource),
    ],
  });
}

/** What the path says, and no more: that goods came where a lot ties all of it, else that they can have come. */
function lead({ tiers, tied, source, hops }: FlowPath, subject: string): string {
  const movements = tiers === 1 ? "one movement" : `${tiers} movements in time order`;
  const way = hops.length > 1 ? "documented and tied by their lot" : "documented";
  return tied === "documented"
    ? `goods of ${source.partyName} came to ${subject} over ${movements}, ${way}`
    : `goods of ${source.partyName} can have come to ${subject} over ${movements}`;
}

/** "SH-2001, SH-1001": the rows of a path, in order; `hops` of the value tells each in words. */
const rowsOf = (hops: readonly Hop[]): string =>
  hops
    .map(({ kind, shipment, record }) =>
      kind === "joint"
        ? "a likeness of names"
        : (shipment ?? `${record?.file ?? "row"} row ${record?.row ?? "?"}`),
    )
    .join(", ");

/** "SH-2001: Korvan -> Hongshui, HS 5201, 2026-03-04, 20000 kg". */
export function hopWords(hop: Hop): string {
  if (hop.kind === "joint") return `${hop.fromName} may be ${hop.toName}`;
  const label = hop.shipment ?? `${hop.record?.file ?? "row"} row ${hop.record?.row ?? "?"}`;
  const good = hop.good === null ? "no HS code" : `HS ${hop.good}`;
  const quantity = hop.quantity === null ? [] : [`${hop.quantity} ${hop.unit ?? ""}`.trim()];
  const days = dayWords(hop);
  return [
    `${label}: ${hop.fromName} to ${hop.toName}`,
    good,
    ...(days === "" ? [] : [days]),
    ...quantity,
  ].join(", ");
}

/** "2026-03-04", "between 2026-03-01 and 2026-03-31", "from 2026-03-04", "by 2026-03-04"; empty where no day is known. */
export function dayWords({ date, dateLatest }: Pick<Hop, "date" | "dateLatest">): string {
  if (date === null) return dateLatest === null ? "" : `by ${dateLatest}`;
  if (dateLatest === null) return `from ${date}`;
  return date === dateLatest ? date : `between ${date} and ${dateLatest}`;
}
