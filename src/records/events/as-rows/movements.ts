import type { Portion } from "../../../model/custody-event.ts";
import type { RowEvent } from "../rows/event-json.ts";
import { bizSteps } from "../vocabulary.ts";
import { type Amount, isMore, lessOf, sumOf } from "./amounts-of.ts";
import { Contents } from "./contents.ts";
import { type LotAmount, lotAmounts } from "./moved-lots.ts";
import type { RowKeys } from "./row-keys.ts";
import type { ToldEvent } from "./told-events.ts";

/** Steps by which goods leave a place, and by which they come to one (CBV 2.0, section 7.1). */
const leaving = new Set(["shipping", "departing", "consigning"]);
const coming = new Set(["receiving", "arriving", "accepting"]);

/** One end of a movement: what an event says left, or came. */
export interface End {
  readonly told: ToldEvent;
  readonly lots: readonly LotAmount[];
  /** Ids of single things and lots: of what the event itself names, pallets too, and of what lies in it. */
  readonly things: ReadonlySet<string>;
  /** Classes of which no lot is named: they tell consignments apart only beside a paper. */
  readonly classes: ReadonlySet<string>;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A consignment: sent once, seen coming any number of times. */
export interface Movement {
  readonly out: readonly End[];
  readonly in: readonly End[];
  /** Lots of the sending that were voided since: all, as much as was said, or some of which nobody can say how much. */
  readonly voided: ReadonlyMap<string, Voided>;
}

export type Voided = Amount | "all" | "some";

/** An event that voids a shipping, and the movement it names. */
export interface Voiding {
  readonly told: ToldEvent;
  readonly lots: readonly LotAmount[];
  readonly of: Movement | undefined;
}

export interface Movements {
  readonly movements: readonly Movement[];
  readonly voidings: readonly Voiding[];
}

interface Building {
  /** In the order of time. */
  readonly number: number;
  out: End[];
  in: End[];
  voided: Map<string, Voided>;
}

const typed = (event: RowEvent): ReadonlySet<string> =>
  new Set(
    event.documents.flatMap(({ id, type }) => (id === undefined ? [] : [`${type?.word ?? ""} ${id.id}`])),
  );
const ids = (event: RowEvent): ReadonlySet<string> =>
  new Set(event.documents.flatMap(({ id }) => id?.id ?? []));

/** Papers in common, or none to compare; two of one type with other numbers are of two consignments. */
function papersAgree(a: RowEvent, b: RowEvent): "same" | "unknown" | "other" {
  const theirs = ids(b);
  if ([...ids(a)].some((id) => theirs.has(id))) return "same";
  const types = new Set([...typed(b)].map((text) => text.split(" ")[0]));
  const clash = [...typed(a)].some((text) => types.has(text.split(" ")[0]));
  return clash ? "other" : "unknown";
}

const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;
const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((id) => b.has(id));
const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/** Steps that may tell of a transfer where the sides differ; any other of the vocabulary is told beside one. */
const mayTransfer = new Set(["transporting", "retail_selling", "dispensing", "other"]);

/** Whether the sides say that goods changed hands or places, where no step says what happened. */
function isTransfer({ from, to, step }: RowEvent): boolean {
  if (step !== undefined && bizSteps.words.has(step.word) && !mayTransfer.has(step.word)) return false;
  return from.some(({ role, who }) =>
    to.some((other) => other.role.word === role.word && other.who.id !== who.id),
  );
}

export type Direction = "out" | "in" | "void" | undefined;

/** What an event says of goods that move; undefined where it says nothing of it. */
export function directionOf(event: RowEvent): Direction {
  if (event.kind === "transformed") return undefined;
  if (event.voidsShipping) return "void";
  const step = event.step?.word ?? "";
  if (leaving.has(step)) return "out";
  if (coming.has(step)) return "in";
  return isTransfer(event) ? "out" : undefined;
}

const idsOfEnd = ({ things, told }: End): readonly string[] => [...new Set([...things, ...ids(told.event)])];

/** Two events of classes without lots are of one sending only where a paper says so. */
const isSaidOfOne = (a: End, b: End): boolean =>
  a.things.size > 0 || papersAgree(a.told.event, b.told.event) === "same";

/** Consignments of one lot, or on one paper, among which the one that came is looked for: the latest so many. */
const mostCompared = 1_000;

/** Lays events that move things side by side: a sending and what was seen coming of it are one movement. */
class Ledger {
  readonly #keys: RowKeys;
  /** By id of a thing, and of a paper. */
  readonly #byId = new Map<string, Building[]>();
  readonly all: Building[] = [];
  readonly voidings: {
    readonly told: ToldEvent;
    readonly lots: readonly LotAmount[];
    readonly of: Building | undefined;
  }[] = [];

  constructor(keys: RowKeys) {
    this.#keys = keys;
  }

  take(told: ToldEvent, contents: Contents, direction: Exclude<Direction, undefined>): void {
    const end = this.#endOf(told, contents.movedBy(told.event, direction === "in"));
    if (direction === "out") this.#send(end);
    else if (direction === "in") this.#receive(end);
    else this.#void(end);
  }

  #endOf(told: ToldEvent, moved: readonly Portion[]): End {
    const { event } = told;
    const lots = lotAmounts(this.#keys, told, moved);
    const named = [
      ...event.objects.map(({ thing }) => thing),
      ...(event.parent === undefined ? [] : [event.parent]),
    ];
    const all = [...named, ...lots.map(({ thing }) => thing)];
    const idsOf = (isClass: boolean) =>
      new Set(all.flatMap(({ id, kind }) => ((kind === "class") === isClass ? [id] : [])));
    return { told, lots, things: idsOf(false), classes: idsOf(true), ...this.#places(event) };
  }

  /** Where it left and where it came; the place of the event is the end that the event is about. */
  #places(event: RowEvent): Pick<End, "from" | "to"> {
    const locationOf = (sides: RowEvent["from"]) => sides.find(({ role }) => role.word === "location")?.who;
    const isIn = directionOf(event) === "in";
    const from = locationOf(event.from) ?? (isIn ? undefined : (event.readPoint ?? event.place));
    const to = locationOf(event.to) ?? (isIn ? (event.place ?? event.readPoint) : undefined);
    return {
      from: from === undefined ? undefined : this.#keys.site(from),
      to: to === undefined ? undefined : this.#keys.site(to),
    };
  }

  #open(end: End, side: "out" | "in"): void {
    const movement: Building = { number: this.all.length, out: [], in: [], voided: new Map() };
    movement[side].push(end);
    this.all.push(movement);
    for (const id of idsOfEnd(end)) {
      const known = this.#byId.get(id);
      if (known === undefined) this.#byId.set(id, [movement]);
      else known.push(movement);
    }
  }

  /** Movements that name one of the things or papers, the latest first. */
  #about(end: End): readonly Building[] {
    const found = new Set(idsOfEnd(end).flatMap((id) => (this.#byId.get(id) ?? []).slice(-mostCompared)));
    return [...found].toSorted((a, b) => b.number - a.number);
  }

  /** A departing after a shipping of the same things tells of the same sending. */
  #send(end: End): void {
    const same = this.#about(end).find(({ out, in: came }) => {
      const [first] = out;
      if (first === undefined || came.length > 0) return false;
      const isOtherStep = !out.some(({ told }) => told.event.step?.word === end.told.event.step?.word);
      const fits = papersAgree(first.told.event, end.told.event) !== "other" && !differ(first.from, end.from);
      const isSame = isSameSet(first.things, end.things) && isSameSet(first.classes, end.classes);
      return isOtherStep && fits && isSame && isSaidOfOne(first, end);
    });
    if (same === undefined) this.#open(end, "out");
    else same.out.push(end);
  }

  #receive(end: End): void {
    const fits = this.#about(end).filter((movement) => this.#mayBe(movement, end));
    const found = fits.find((movement) => this.#shared(movement, end)) ?? fits[0];
    if (found === undefined) this.#open(end, "in");
    else found.in.push(end);
  }

  #shared({ out, in: came }: Pick<Building, "out" | "in">, end: End): boolean {
    return [...out, ...came].some(({ told }) => papersAgree(told.event, end.told.event) === "same");
  }

  /** Whether what came may be what was sent: the same things, no other papers, no other places. */
  #mayBe({ out, in: came }: Building, end: End): boolean {
    const known = [...out, ...came];
    const isShared = this.#shared({ out, in: came }, end);
    const isOfThem = known.some(({ things }) => meet(things, end.things));
    if (!isOfThem && !(isShared && known.some(({ classes }) => meet(classes, end.classes)))) return false;
    if (isShared) return true;
    const isOther = known.some(
      ({ told, from, to }) =>
        papersAgree(told.event, end.told.event) === "other" || differ(from, end.from) || differ(to, end.to),
    );
    return !isOther && !this.#isAnother({ out, in: came }, end);
  }

  /** Seen coming again, and more of it than was sent: another delivery. In parts it may come as often as it likes. */
  #isAnother({ out, in: came }: Pick<Building, "out" | "in">, end: End): boolean {
    const before = came.filter(({ told }) => told.event.step?.word === end.told.event.step?.word);
    return end.lots.some((amount) => {
      const amountsOf = (ends: readonly End[]) =>
        ends.flatMap(({ lots }) => lots.filter(({ lot }) => lot === amount.lot));
      const known = amountsOf(before);
      const sent = amountsOf(out.slice(0, 1))[0];
      return known.length > 0 && (sent === undefined || isMore(sent, sumOf([...known, amount])) !== false);
    });
  }

  /** A voiding names the sending of the same things, on the same papers where both name some; else the latest. */
  #void(end: End): void {
    const { told, lots } = end;
    const sent = this.#about(end).filter(
      ({ out }) =>
        out.length > 0 && out.every((each) => papersAgree(each.told.event, told.event) !== "other"),
    );
    const of = sent.find((movement) => this.#shared(movement, end)) ?? sent[0];
    this.voidings.push({ told, lots, of });
    if (of === undefined) return;
    const isSent = new Set(of.out.flatMap((each) => each.lots.map(({ lot }) => lot)));
    for (const amount of lots)
      if (isSent.has(amount.lot)) of.voided.set(amount.lot, this.#amountVoided(of, amount));
  }

  #amountVoided({ out, voided }: Building, { lot, quantity, unit }: LotAmount): Voided {
    const before = voided.get(lot);
    if (quantity === undefined || before === "all") return "all";
    if (before === "some") return "some";
    const taken = sumOf([...(before === undefined ? [] : [before]), { quantity, unit }]);
    const left = lessOf(out[0]?.lots.find((sent) => sent.lot === lot) ?? {}, taken);
    if (left === "unknown") return "some";
    return left === "none" ? "all" : taken;
  }
}

/** The movements that events in force tell of, in the order of time. */
export function movementsOf(keys: RowKeys, inForce: readonly ToldEvent[]): Movements {
  const contents = new Contents();
  const ledger = new Ledger(keys);
  for (const told of inForce) {
    const { event } = told;
    const direction = directionOf(event);
    const isUnpacking = event.action === "delete";
    // What is unpacked on arrival came in its pallet.
    if (!isUnpacking) contents.apply(event);
    if (direction !== undefined) ledger.take(told, contents, direction);
    if (isUnpacking) contents.apply(event);
  }
  return { movements: ledger.all, voidings: ledger.voidings };
}
