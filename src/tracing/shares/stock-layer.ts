import type { Account, CompletenessStatement, Movement } from "../../balance/network.ts";
import { anyTime, exactly, unknownMass } from "../../balance/network.ts";
import type { Rational } from "../../goods/rational.ts";
import { minus, rational, times, writeDecimal } from "../../goods/rational.ts";
import { dayText } from "../day-interval.ts";
import type { Booking } from "./booking.ts";
import type { Declaration } from "./declarations.ts";
import { namesLeg, namesOf } from "./declared-stocks.ts";
import type { Booked, Ledger } from "./ledger.ts";
import { type Leg, massOf, whenOf } from "./legs.ts";
import type { Period } from "./stock-periods.ts";

/** The stocks of a network: the accounts that a ledger or a declaration speaks of, and what they take up and hand on. */
export class StockLayer {
  readonly accounts = new Map<string, Account>();
  readonly movements: Movement[] = [];
  readonly statements: CompletenessStatement[] = [];
  /** Why what a flow was drawn from is not closed. */
  readonly openings = new Map<string, string>();
  private readonly booking: Booking;
  private readonly tolerance: Rational;
  private readonly booked: ReadonlyMap<Period, Booked>;
  private readonly found: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(booking: Booking, tolerance: Rational) {
    this.booking = booking;
    this.tolerance = tolerance;
    this.booked = new Map(booking.periods.map((one) => [one.period, one]));
    this.found = namedByDeclarations(booking);
    for (const { period } of booking.periods) this.period(period);
  }

  /** The account of goods that surely lay in a stock of which something is said. */
  accountOf(leg: Leg): string | undefined {
    const period = this.booking.periodOf.get(leg);
    return period === undefined ? undefined : this.accountAt(period);
  }

  whyOpen(leg: Leg): string {
    const period = this.booking.periodOf.get(leg);
    const ledger = period === undefined ? undefined : this.booking.ledgers.get(period);
    if (ledger?.state === "open") return ledger.why;
    const good = leg.hs === undefined ? "these goods" : `HS ${leg.hs}`;
    return `no stock ledger of ${good} that holds ${leg.flow} is there where it left`;
  }

  /** A period of which something is said: its account, what lay there before, and what is said to be all. */
  private period(period: Period): void {
    if (this.accountAt(period) === undefined) return;
    const { id, series } = period;
    const ledger = this.ledgerOf(period);
    this.accounts.set(id, { id, site: series.place, good: series.good, period: id });
    const before: string[] = [...this.opening(period), ...this.missing(period)];
    const strays = this.stray(period, ledger);
    if (ledger === undefined) before.push(...this.weighing(period));
    if (ledger !== undefined) this.statements.push(this.byLedger(period, ledger, before));
    for (const one of this.declaredOf(period))
      this.statements.push(this.byDeclaration(period, one, [...before, ...strays(one)]));
  }

  private opening(period: Period): readonly string[] {
    const { before } = period;
    const opening = before === undefined ? period.opening : this.closingOf(before);
    const byCount = this.isByCount(period);
    if (!this.hasOpening(period, opening)) return [];
    const id = before === undefined ? `${period.id} opening stock` : carried(before);
    const day = before === undefined ? null : dayText(before.to);
    this.movements.push({
      id,
      from: this.accountBefore(before) ?? null,
      to: period.id,
      when: before === undefined ? anyTime : { earliest: day, latest: day },
      mass: opening === undefined ? unknownMass : massOf(opening),
      documents: [before?.id ?? period.id],
    });
    this.openings.set(id, `where the opening stock of ${period.id} came from is not recorded`);
    return byCount ? [] : [id];
  }

  /** Whether something lay there: before all that ever came nothing did; a count of unknown kilograms counted something. */
  private hasOpening(period: Period, opening: Rational | undefined): boolean {
    const { before, opens } = period;
    if (this.isByCount(period) || (before !== undefined && this.isByCount(before))) return true;
    if (opening !== undefined) return opening.n !== 0n;
    return this.ledgerOf(period) === undefined && opens !== "by-none";
  }

  private accountBefore(before: Period | undefined): string | undefined {
    const last = before === undefined ? undefined : (this.booking.parts.get(before)?.at(-1) ?? before);
    return last === undefined ? undefined : this.accountAt(last);
  }

  /**
   * Stock that the count before found beyond its book stock, within the tolerance: how it came there no record says, so
   * that it is of unknown content from here on. In the period before, it is a matter of weighing.
   */
  private missing({ id, before }: Period): readonly string[] {
    const kg = before === undefined ? none : this.missingOf(before);
    if (before === undefined || kg.n === 0n) return [];
    const flow = `${id} opening stock beyond the records`;
    const day = dayText(before.to);
    this.movements.push({
      id: flow,
      from: null,
      to: id,
      when: { earliest: day, latest: day },
      mass: massOf(kg),
      documents: [before.id],
    });
    this.openings.set(
      flow,
      `${writeDecimal(kg).value} kg in stock after ${before.id} have no receipt, within the tolerance`,
    );
    return [flow];
  }

  /**
   * What may have come into a period and is not covered stands beside the movement that the record is elsewhere. Gives
   * those that a declaration names all the same.
   */
  private stray(period: Period, ledger: Ledger | undefined): (one: Declaration) => readonly string[] {
    const here = new Set(this.legsOf(period).map(({ flow }) => flow));
    const against = new Set(ledger?.state === "contradicted" ? ledger.by : []);
    const isDeclared = this.declaredOf(period).length > 0;
    const strays = (this.booked.get(period)?.may ?? []).filter(
      ({ flow, side, kg }) =>
        !here.has(flow) && (against.has(flow) || (isDeclared && side === "in" && kg?.n !== 0n)),
    );
    const idOf = ({ flow }: Leg): string => `${flow} (may have come into ${period.id})`;
    for (const leg of strays)
      this.movements.push({
        id: idOf(leg),
        from: null,
        to: period.id,
        when: whenOf(leg.when),
        mass: { least: "0", most: massOf(leg.kg).most },
        documents: leg.documents,
      });
    // A declaration settles of what good, and where, what it names is; not on which side of a count it came.
    const { seriesOf } = this.booking;
    const settled = strays.filter((leg) => seriesOf.get(leg) !== period.series);
    return (one) => settled.filter((leg) => namesLeg(one, leg)).map(idOf);
  }

  private byLedger(period: Period, ledger: Ledger, more: readonly string[]): CompletenessStatement {
    const denied = new Set(ledger.state === "contradicted" ? ledger.by : []);
    const legs = this.legsOf(period).filter(({ flow }) => !denied.has(flow));
    const ids = (side: Leg["side"]): readonly string[] =>
      legs.filter((leg) => leg.side === side).map(({ flow }) => flow);
    const byCount = this.isByCount(period);
    const closing = this.closingOf(period);
    const next = this.next(period);
    const clashes = byCount || (next !== undefined && this.isByCount(next));
    const isCarried = next !== undefined && closing !== undefined && (closing.n > 0n || clashes);
    const lost = ledger.state === "closed" ? writeDecimal(ledger.lost).value : "0";
    return {
      id: period.id,
      kind: "ledger",
      account: period.id,
      receipts: [...ids("in"), ...more],
      issues: {
        covers: [...ids("out"), ...(isCarried && !byCount ? [carried(period)] : [])],
        closing: next === undefined ? massOf(closing) : exactly("0"),
        loss: exactly(lost),
      },
    };
  }

  /** A declaration closes nothing while a record that it names is not there. */
  private byDeclaration(period: Period, one: Declaration, more: readonly string[]): CompletenessStatement {
    const legs = this.legsOf(period).filter((leg) => leg.side === "in" && namesLeg(one, leg));
    const found = this.found.get(one.id);
    const lost = [...one.shipments, ...one.lots].filter((name) => found?.has(name) !== true);
    if (lost.length > 0)
      for (const { side, flow } of this.legsOf(period))
        if (side === "out")
          this.openings.set(
            flow,
            `${one.id} names ${lost.join(", ")}, which no record shows to have come to ${one.site} in its time`,
          );
    return {
      id: `${one.id} (${period.id})`,
      kind: "declaration",
      account: period.id,
      receipts: [...legs.map(({ flow }) => flow), ...more, ...lost.map((name) => `no record of ${name}`)],
      documents: [one.id],
    };
  }

  /** The period after one, where something is said of it and it so takes up the stock. */
  private next({ series: { periods }, ...period }: Period): Period | undefined {
    const found = periods.find(({ from }) => from === period.to + 1);
    const after = found === undefined ? undefined : (this.booking.parts.get(found)?.[0] ?? found);
    return after === undefined || this.accountAt(after) === undefined ? undefined : after;
  }

  private legsOf(period: Period): readonly Leg[] {
    return this.booked.get(period)?.legs ?? [];
  }

  /** What its ledger says; undefined where it says nothing. */
  private ledgerOf(period: Period): Ledger | undefined {
    const ledger = this.booking.ledgers.get(period);
    return ledger?.state === "open" ? undefined : ledger;
  }

  private declaredOf(period: Period): readonly Declaration[] {
    return this.booking.declared.get(period) ?? [];
  }

  private accountAt(period: Period): string | undefined {
    if (this.booking.parts.has(period)) return undefined;
    const isSaid = this.ledgerOf(period) !== undefined || this.declaredOf(period).length > 0;
    return isSaid ? period.id : undefined;
  }

  /** Where only a declaration speaks, a count may find a little more than came: a matter of weighing, of unknown content. */
  private weighing(period: Period): readonly string[] {
    const most = times(period.closing ?? none, this.tolerance);
    if (most.n <= 0n) return [];
    const id = `${period.id} beyond the records`;
    const mass = { least: "0", most: writeDecimal(most).value };
    this.movements.push({ id, from: null, to: period.id, when: anyTime, mass, documents: [period.id] });
    this.openings.set(id, `what ${period.id} may have counted beyond what came, within the tolerance`);
    return [id];
  }

  private isByCount(period: Period): boolean {
    const ledger = this.ledgerOf(period);
    return ledger?.state === "contradicted" && ledger.byCount;
  }

  private missingOf(period: Period): Rational {
    const ledger = this.ledgerOf(period);
    return ledger?.state === "closed" ? ledger.missing : none;
  }

  /** What lay there at the end by the records: the count, less what it found beyond them. */
  private closingOf(period: Period): Rational | undefined {
    return period.closing === undefined ? undefined : minus(period.closing, this.missingOf(period));
  }
}

/** Document -> the shipments and lots that it names and that are recorded where and when it speaks of. */
function namedByDeclarations({ periods, declared }: Booking): ReadonlyMap<string, ReadonlySet<string>> {
  const named = periods.flatMap(({ period, legs, may }) =>
    (declared.get(period) ?? []).flatMap((one) =>
      [...legs, ...may].flatMap((leg) =>
        leg.side === "in" ? namesOf(one, leg).map((name) => ({ id: one.id, name })) : [],
      ),
    ),
  );
  const byId = Map.groupBy(named, ({ id }) => id);
  return new Map([...byId].map(([id, some]) => [id, new Set(some.map(({ name }) => name))]));
}

const none = rational(0n);
const carried = (period: Period): string => `${period.id} carried forward`;
