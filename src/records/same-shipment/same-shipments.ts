import type { Decision, RecordSource } from "../../model/records.ts";
import { intervalOf } from "../../tracing/day-interval.ts";
import { type ShipmentRow, shipmentId } from "../../tracing/shipment-row.ts";
import { type Comparison, compareRows, type Related, type RowFacts } from "./compare-rows.ts";
import { joinRows } from "./join-rows.ts";
import { inOrderOfRows, judging, ownShipments } from "./judge.ts";
import { numberedPairs, type Pair, type Pairing } from "./numbered-pairs.ts";
import { demoted, mastersOf, noNumbers, numbersOf } from "./numbers.ts";
import { canJoin, type JudgedPair, resolve } from "./resolve.ts";
import { unnumberedPairs } from "./unnumbered-pairs.ts";
import { crowdText, evidenceOf, joinedText, openText, refusedText } from "./words.ts";

export interface SameShipmentsInput {
  readonly rows: readonly ShipmentRow[];
  /** The node id of a side of a row; undefined where the row names nobody there, or nobody in particular. */
  readonly partyOf: (row: ShipmentRow, side: "seller" | "buyer") => string | undefined;
  readonly related: Related;
  /** The set of parties that are surely one. */
  readonly groupOf: (node: string) => string;
  /** Net kilograms, and gross ones, as far as the row tells. */
  readonly kilograms: (row: ShipmentRow) => Pick<RowFacts, "net" | "gross">;
  /** The file's own heading over `document`, by import. */
  readonly headings: ReadonlyMap<string, string>;
  /** All decisions; those on other lists are left alone. */
  readonly decisions: readonly Decision[];
}

/** Two rows that are, or may be, one shipment. */
export interface ShipmentLink {
  /** Hash of the two rows, whichever comes first: stable as long as their imports are. */
  readonly id: string;
  /** Names of the two rows, in order of import and row. */
  readonly a: string;
  readonly b: string;
  /** `contradicted`: one number, and things that cannot both be true of it. `parted`: a person said that they are two. */
  readonly state: "joined" | "open" | "contradicted" | "parted";
  readonly identity: "decided" | "identified" | "candidate";
  readonly decision: Decision["decision"] | undefined;
  /** Whether a person's `same` can join them: two sellers, origins or sites stand in one row of nothing. */
  readonly mayJoin: boolean;
  /** Both rows, what speaks for it and against it, and what can be done: one sentence without a full stop. */
  readonly said: string;
  readonly evidence: readonly string[];
  readonly records: readonly RecordSource[];
}

export interface SameShipments {
  /** One row a shipment, each in the place of its first row. */
  readonly rows: readonly ShipmentRow[];
  /** In order of their rows, by import and row. */
  readonly links: readonly ShipmentLink[];
  /** What was cut and by which limit, and decisions that decide nothing. */
  readonly notes: readonly string[];
  /** The id under which a shipment stands now, by the id that one of its other rows gave it, where no other shipment has it. */
  readonly aliases: ReadonlyMap<string, string>;
}

/**
 * Finds which rows of shipments tell of one shipment. Rows of different imports that name one paper of one kind between
 * the same parties are one where nothing contradicts it; where no paper is shared, or who the parties are is open, a
 * person is asked and they count as two. Neither the order of the rows nor that of the imports plays a part, and nothing
 * is kept: without one of the rows the other stands as it was read. Linear in the rows, but for those that share a number,
 * or parties and days, with many others.
 */
export function sameShipments(input: SameShipmentsInput): SameShipments {
  const pairing = pairingOf(input);
  const judge = judging(input.rows, input.decisions);
  const compare = (a: number, b: number): Comparison =>
    compareRows(pairing.facts(a), pairing.facts(b), input.related);
  const numbered = numberedPairs(pairing);
  const firm = judge(numbered.pairs);
  const first = resolve(pairing, firm, compare);
  const told = setsByRow(first.sets);
  const isTold = (row: number, by: string): boolean =>
    first.sets[told.get(row) ?? -1]?.some((one) => pairing.importOf(one) === by) === true;
  const loose = unnumberedPairs({ ...pairing, groupOf: input.groupOf, isTold });
  const asked = judge(loose.pairs);
  const pairs = [...firm, ...asked].sort(inOrderOfRows);
  const decided = asked.some(({ decision }) => decision !== undefined);
  const { sets, refused } = decided ? resolve(pairing, pairs, compare) : first;
  const setOf = setsByRow(sets);
  const isJoined = ({ a, b }: Pair): boolean => setOf.has(a) && setOf.get(a) === setOf.get(b);
  const links = pairs.map((pair) => new Link(pair, isJoined(pair)));
  const rows = laidOut(input.rows, { pairing, pairs, sets, setOf, isJoined });
  return {
    rows,
    links,
    notes: [
      ...[...new Set([...numbered.crowded, ...loose.crowded])].map(crowdText),
      ...refused.map(refusedText),
      ...idleText(input.decisions, links),
    ],
    aliases: aliasesOf(rows),
  };
}

/** The place of the set in which a row stands. */
function setsByRow(sets: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const [place, set] of sets.entries()) for (const row of set) places.set(row, place);
  return places;
}

function pairingOf({ rows, partyOf, kilograms, headings, related }: SameShipmentsInput): Pairing {
  const given = rows.map((row) => numbersOf(row, headings.get(row.source.import)));
  const masters = mastersOf(given);
  const numbers = masters.size === 0 ? given : given.map((some) => demoted(some, masters));
  const sideOf = (place: number, side: "seller" | "buyer"): string | undefined =>
    partyOf(rows[place] as ShipmentRow, side);
  const known: (RowFacts | undefined)[] = [];
  const facts = (place: number): RowFacts => {
    const found = known[place];
    if (found !== undefined) return found;
    const row = rows[place] as ShipmentRow;
    const sides = { seller: sideOf(place, "seller"), buyer: sideOf(place, "buyer") };
    const made = {
      row,
      numbers: numbers[place] ?? noNumbers,
      ...sides,
      ...kilograms(row),
      when: intervalOf(row),
    };
    known[place] = made;
    return made;
  };
  return {
    count: rows.length,
    numbers: (place) => numbers[place] ?? noNumbers,
    importOf: (place) => rows[place]?.source.import ?? "",
    sideOf,
    facts,
    related,
  };
}

/** A class for what is worked out where it is told: half a million links are made, and a few of them told. */
class Link implements ShipmentLink {
  readonly state: ShipmentLink["state"];
  private readonly pair: JudgedPair;
  constructor(pair: JudgedPair, joined: boolean) {
    const apart = pair.decision?.decision === "not-same" ? "parted" : unjoined[pair.kind];
    this.pair = pair;
    this.state = joined ? "joined" : apart;
  }
  get id(): string {
    return this.pair.id;
  }
  get a(): string {
    return this.pair.names[0];
  }
  get b(): string {
    return this.pair.names[1];
  }
  get identity(): ShipmentLink["identity"] {
    if (this.state !== "joined") return "candidate";
    return this.decision === "same" ? "decided" : "identified";
  }
  get decision(): Decision["decision"] | undefined {
    return this.pair.decision?.decision;
  }
  get mayJoin(): boolean {
    return canJoin(this.pair.comparison);
  }
  get said(): string {
    return this.state === "joined" ? joinedText(this.pair.rows, [this.pair], 1) : openText(this.pair);
  }
  get evidence(): readonly string[] {
    return evidenceOf(this.pair.comparison);
  }
  get records(): readonly RecordSource[] {
    return this.pair.rows.map(({ source }) => source);
  }
}

const unjoined = { same: "open", ask: "open", clash: "contradicted" } as const;

interface Laid {
  readonly pairing: Pairing;
  readonly pairs: readonly JudgedPair[];
  readonly sets: readonly (readonly number[])[];
  readonly setOf: ReadonlyMap<number, number>;
  readonly isJoined: (pair: Pair) => boolean;
}

/** Sentences on other rows that one row says at most. */
const mostTold = 3;

/** Pairs that are open or contradict each other, by row: each row tells of the first few. */
function openByRow({ pairs, isJoined }: Laid): ReadonlyMap<number, readonly JudgedPair[]> {
  const open = new Map<number, JudgedPair[]>();
  for (const pair of pairs) {
    if (isJoined(pair) || pair.decision?.decision === "not-same") continue;
    for (const row of [pair.a, pair.b]) {
      const some = open.get(row) ?? [];
      if (some.length < mostTold) some.push(pair);
      open.set(row, some);
    }
  }
  return open;
}

function laidOut(rows: readonly ShipmentRow[], laid: Laid): readonly ShipmentRow[] {
  const { pairing, pairs, sets, setOf, isJoined } = laid;
  const open = openByRow(laid);
  const joining = Map.groupBy(pairs.filter(isJoined), ({ a }) => setOf.get(a) ?? -1);
  return rows.flatMap((row, place): ShipmentRow | readonly ShipmentRow[] => {
    const number = setOf.get(place);
    const asked = open.get(place);
    if (number === undefined) return asked === undefined ? row : alone(row, asked);
    const set = sets[number] ?? [];
    if (set[0] !== place) return [];
    const facts = set.map((one) => pairing.facts(one));
    const others = new Set(set.flatMap((one) => open.get(one) ?? []));
    const sayJoined = (all: readonly ShipmentRow[]): string =>
      joinedText(all, joining.get(number) ?? [], mostTold);
    return joinRows(facts, (all) => [
      sayJoined(all),
      ...[...others].sort(inOrderOfRows).slice(0, mostTold).map(openText),
    ]);
  });
}

/** A row that is no other's shipment as far as it is known, with what is open of it. */
const alone = (row: ShipmentRow, asked: readonly JudgedPair[]): ShipmentRow => ({
  ...row,
  joined: {
    rows: [row],
    get said() {
      return asked.map(openText);
    },
  },
});

/** Ids that only joined rows bear, and each always in one shipment. */
function aliasesOf(rows: readonly ShipmentRow[]): ReadonlyMap<string, string> {
  const joined = rows.filter((row) => row.joined !== undefined && row.joined.rows.length > 1);
  if (joined.length === 0) return new Map();
  const taken = new Set(rows.map(shipmentId));
  const aliases = new Map<string, Set<string>>();
  for (const row of joined)
    for (const { cells } of row.joined?.rows ?? []) {
      if (cells.shipment === undefined || taken.has(cells.shipment)) continue;
      aliases.set(cells.shipment, (aliases.get(cells.shipment) ?? new Set()).add(shipmentId(row)));
    }
  return new Map([...aliases].flatMap(([id, [now = "", ...more]]) => (more.length === 0 ? [[id, now]] : [])));
}

function idleText(decisions: readonly Decision[], links: readonly ShipmentLink[]): readonly string[] {
  if (!decisions.some(({ list }) => list === ownShipments)) return [];
  const found = new Set(links.map(({ id }) => id));
  const idle = new Set(
    decisions.flatMap(({ list, hit }) => (list === ownShipments && !found.has(hit) ? [hit] : [])),
  );
  return idle.size === 0
    ? []
    : [
        `${idle.size} of the decisions on shipments speak of rows that are not there, or that nothing likens any more; they decide nothing`,
      ];
}
