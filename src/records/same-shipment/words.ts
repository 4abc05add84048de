import type { ShipmentRow } from "../../tracing/shipment-row.ts";
import type { Comparison } from "./compare-rows.ts";
import { canJoin, type JudgedPair } from "./resolve.ts";

const kindWords = {
  house: "house bill of lading",
  bill: "bill of lading",
  master: "master bill of lading",
  invoice: "invoice",
  entry: "customs entry",
  paper: "document",
} as const;

/** "own.csv row 2 and customs.csv row 7". */
export const placesOf = (rows: readonly ShipmentRow[]): string =>
  rows.map(({ source: { file, row } }) => `${file} row ${row}`).join(" and ");

const placesIn = ({ rows }: JudgedPair): string => placesOf(rows);

/** What speaks for two rows' being one shipment, and what against it. */
export function evidenceOf({ shared, ...found }: Comparison): readonly string[] {
  const { seller, buyer, mass, goods, gap, apart, against } = found;
  return [
    shared === undefined
      ? "no number of a paper is in both"
      : `both name the ${kindWords[shared.kind]} ${shared.number}`,
    ...sideWords("seller", seller),
    ...sideWords("buyer", buyer),
    ...massWords[mass],
    ...(goods === "unknown" ? ["no code shows that the goods are the same"] : []),
    ...(shared === undefined ? [gap === 0 ? "the days agree" : `${gap} days lie between them`] : []),
    ...apart,
    ...against,
  ];
}

const sideWords = (side: string, agree: Comparison["seller"]): readonly string[] =>
  ({
    same: [`the ${side} is the same`],
    "may-be": [`whether the ${side}s are one party is not decided`],
    unknown: [`one of them does not name the ${side}`],
    differ: [],
  })[agree];

const massWords: Readonly<Record<Comparison["mass"], readonly string[]>> = {
  alike: ["the amounts agree"],
  near: ["the amounts are near each other"],
  unknown: ["the amounts cannot be compared"],
  far: [],
};

const decideText = (id: string, what: "same" | "same|not-same" | "not-same"): string =>
  `selvedge decide ${id} ${what} --reason ... --by ...`;

/** What may be done about a pair that is not joined: parties, origins and sites are mended where they stand. */
function howText({ id, kind, comparison, decision }: JudgedPair): string {
  if (decision !== undefined) return `${decision.by} decided "${decision.decision}" on ${decision.date}`;
  if ([comparison.seller, comparison.buyer].includes("may-be"))
    return "first decide whether the parties are one";
  if (!canJoin(comparison))
    return "correct the row that is wrong and import it again, or decide that the parties are one";
  return kind === "clash" ? `if they are one: ${decideText(id, "same")}` : decideText(id, "same|not-same");
}

/** Of a pair that is not joined, as the hop of each of the two says it. */
export function openText(pair: JudgedPair): string {
  const lead = pair.kind === "clash" ? "contradict each other" : "may be one shipment";
  return `${placesIn(pair)} ${lead} and count as two: ${evidenceOf(pair.comparison).join("; ")} (${howText(pair)})`;
}

/** Of rows that are joined, by the pairs that join them. */
export function joinedText(rows: readonly ShipmentRow[], pairs: readonly JudgedPair[], most: number): string {
  const evidence = [...new Set(pairs.flatMap(({ comparison }) => evidenceOf(comparison)))].join("; ");
  const decided = pairs.flatMap(({ decision }) =>
    decision === undefined
      ? []
      : [`${decision.by} decided "${decision.decision}" on ${decision.date}: ${decision.reason}`],
  );
  const parting = pairs.slice(0, most).map(({ id }) => decideText(id, "not-same"));
  return `${placesOf(rows)} tell of this one shipment: ${[...decided, evidence].join("; ")} (if they do not: ${parting.join("; ")})`;
}

/** A decision for `same` that no one row could show. */
export const refusedText = (pair: JudgedPair): string =>
  `a decision says that ${placesIn(pair)} are one shipment, and they count as two: ${evidenceOf(pair.comparison).join("; ")}`;

export const crowdText = (what: string): string =>
  `so many rows stand under ${what} that they were not compared with one another: any of them may tell of a shipment twice`;
