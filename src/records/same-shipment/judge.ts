import { shortId } from "../../model/canonical.ts";
import { compareText } from "../../model/compare-text.ts";
import type { Decision } from "../../model/records.ts";
import type { ShipmentRow } from "../../tracing/shipment-row.ts";
import type { Comparison } from "./compare-rows.ts";
import { bySource } from "./join-rows.ts";
import type { Pair } from "./numbered-pairs.ts";
import type { JudgedPair } from "./resolve.ts";
import { rowNames } from "./row-names.ts";

/** What a decision on two rows of shipments names as its list. */
export const ownShipments = "shipments";

/** The decision that holds on each link: the later by its day, then by the instant it was recorded. */
function decisionsById(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  const own = decisions
    .filter(({ list }) => list === ownShipments)
    .sort((x, y) => compareText(x.date, y.date) || Date.parse(x.at) - Date.parse(y.at));
  return new Map(own.map((decision) => [decision.hit, decision]));
}

/** Puts the rows of pairs in order, and adds what was decided on them. */
export function judging(
  rows: readonly ShipmentRow[],
  decisions: readonly Decision[],
): (pairs: readonly Pair[]) => readonly JudgedPair[] {
  const byId = decisionsById(decisions);
  let known: ReturnType<typeof rowNames> | undefined;
  const nameOf = (row: ShipmentRow): string => {
    known ??= rowNames(rows);
    return known(row);
  };
  const inOrder = (one: ShipmentRow, other: ShipmentRow): number =>
    bySource(one, other) || compareText(nameOf(one), nameOf(other));
  return (pairs) =>
    pairs.map((pair) => {
      const [one, other] = [rows[pair.a] as ShipmentRow, rows[pair.b] as ShipmentRow];
      const judged = new Judged(pair, inOrder(one, other) <= 0 ? [one, other] : [other, one], nameOf);
      if (byId.size > 0) judged.decision = byId.get(judged.id);
      return judged;
    });
}

/** Its id is worked out where it is told or decided on: of half a million pairs a few are. */
class Judged implements JudgedPair {
  readonly a: number;
  readonly b: number;
  readonly kind: Pair["kind"];
  readonly comparison: Comparison;
  readonly rows: JudgedPair["rows"];
  decision: Decision | undefined = undefined;
  private readonly nameOf: (row: ShipmentRow) => string;
  constructor(
    { a, b, kind, comparison }: Pair,
    rows: JudgedPair["rows"],
    nameOf: (row: ShipmentRow) => string,
  ) {
    this.a = a;
    this.b = b;
    this.kind = kind;
    this.comparison = comparison;
    this.rows = rows;
    this.nameOf = nameOf;
  }
  get names(): readonly [string, string] {
    return [this.nameOf(this.rows[0]), this.nameOf(this.rows[1])];
  }
  get id(): string {
    return shortId({ sameShipment: this.names });
  }
}

export const inOrderOfRows = (one: JudgedPair, other: JudgedPair): number =>
  bySource(one.rows[0], other.rows[0]) ||
  bySource(one.rows[1], other.rows[1]) ||
  compareText(one.names.join(" "), other.names.join(" "));
