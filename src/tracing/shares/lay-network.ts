import type {
  CompletenessStatement,
  Movement,
  ShareNetwork,
  Transformation,
  When,
} from "../../balance/network.ts";
import { anyTime, exactly } from "../../balance/network.ts";
import type { Rational } from "../../goods/rational.ts";
import { minus, rational, writeDecimal } from "../../goods/rational.ts";
import { type DayInterval, dayText } from "../day-interval.ts";
import type { Booking } from "./booking.ts";
import { inMaterial } from "./in-material.ts";
import type { Booked, Ledger } from "./ledger.ts";
import { type Leg, type MadeLegs, type MovedLegs, massOf } from "./legs.ts";
import { isTaking, namesAllInputs, yieldOf } from "./production.ts";
import type { ShareInput } from "./share-input.ts";
import type { Period } from "./stock-periods.ts";

/** A raw material as it was taken out of the ground, the field or the sea. */
export interface Taken {
  readonly flow: string;
  readonly record: string;
  readonly place: string;
}

/** What a network was laid out as. */
export interface LaidNetwork {
  readonly network: ShareNetwork;
  readonly taken: readonly Taken[];
  readonly edgeOf: ReadonlyMap<string, number>;
  readonly materials: ReadonlyMap<string, string>;
  readonly openings: ReadonlyMap<string, string>;
}

export const whenOf = ({ earliest, latest }: DayInterval): When => ({
  earliest: dayText(earliest),
  latest: dayText(latest),
});

/** Collects the records of a network. */
export class NetworkLayer {
  private readonly accounts = new Map<string, ShareNetwork["accounts"][number]>();
  private readonly movements: Movement[] = [];
  private readonly transformations: Transformation[] = [];
  private readonly statements: CompletenessStatement[] = [];
  private readonly taken: Taken[] = [];
  private readonly edgeOf = new Map<string, number>();
  private readonly openings = new Map<string, string>();
  private readonly materialOf = new Map<string, string>();
  private readonly input: ShareInput;
  private readonly booking: Booking;
  private readonly booked: ReadonlyMap<Period, Booked>;

  constructor(input: ShareInput, booking: Booking) {
    this.input = input;
    this.booking = booking;
    this.booked = new Map(booking.periods.map((one) => [one.period, one]));
  }

  /** A period whose ledger says something: its account, what lay there before, and what the ledger covers. */
  period(period: Period): void {
    const ledger = this.booking.ledgers.get(period);
    if (ledger === undefined || ledger.state === "open") return;
    const { id, series } = period;
    this.accounts.set(id, { id, site: series.place, good: series.good, period: id });
    const opening = this.opening(period);
    const missing = this.missing(period);
    this.stray(period, ledger);
    this.statements.push(this.statement(period, ledger, [...opening, ...missing]));
  }

  private opening(period: Period): readonly string[] {
    const { before } = period;
    const opening = before === undefined ? period.opening : this.closingOf(before);
    if (opening === undefined) return [];
    const byCount = this.isByCount(period);
    if (opening.n === 0n && !byCount && !(before !== undefined && this.isByCount(before))) return [];
    const from = before === undefined ? undefined : this.closedAccount(before);
    const id = before === undefined ? `${period.id} opening stock` : carried(before);
    const day = before === undefined ? null : dayText(before.to);
    this.movements.push({
      id,
      from: from ?? null,
      to: period.id,
      when: before === undefined ? anyTime : { earliest: day, latest: day },
      mass: massOf(opening),
      documents: [before?.id ?? period.id],
    });
    this.openings.set(id, `where the opening stock of ${period.id} came from is not recorded`);
    return byCount ? [] : [id];
  }

  /**
   * Stock that the count before found beyond its book stock, within the tolerance: how it came there no record says, so
   * that it is of unknown content from here on. In the period before, it is a matter of weighing.
   */
  private missing({ id, before }: Period): readonly string[] {
    const kg = before === undefined ? none : this.missingOf(before);
    if (before === undefined || kg.n === 0n) return [];
    const flow = `${id} opening stock beyond the records`;
    this.movements.push({
      id: flow,
      from: null,
      to: id,
      when: { earliest: dayText(before.to), latest: dayText(before.to) },
      mass: massOf(kg),
      documents: [before.id],
    });
    this.openings.set(
      flow,
      `${writeDecimal(kg).value} kg in stock after ${before.id} have no receipt, within the tolerance`,
    );
    return [flow];
  }

  private isByCount(period: Period): boolean {
    const ledger = this.booking.ledgers.get(period);
    return ledger?.state === "contradicted" && ledger.byCount;
  }

  private missingOf(period: Period): Rational {
    const ledger = this.booking.ledgers.get(period);
    return ledger?.state === "closed" ? ledger.missing : none;
  }

  /** What lay there at the end by the records: the count, less what it found beyond them. */
  private closingOf(period: Period): Rational | undefined {
    return period.closing === undefined ? undefined : minus(period.closing, this.missingOf(period));
  }

  /** What may have come into a period and is not covered stands beside the movement that the record is elsewhere. */
  private stray(period: Period, ledger: Ledger): void {
    if (ledger.state !== "contradicted") return;
    const here = new Set(this.legsOf(period).map(({ flow }) => flow));
    for (const leg of this.booked.get(period)?.may ?? []) {
      if (!ledger.by.includes(leg.flow) || here.has(leg.flow)) continue;
      this.movements.push({
        id: `${leg.flow} (may have come into ${period.id})`,
        from: null,
        to: period.id,
        when: whenOf(leg.when),
        mass: { least: "0", most: massOf(leg.kg).most },
        documents: leg.documents,
      });
    }
  }

  private statement(period: Period, ledger: Ledger, more: readonly string[]): CompletenessStatement {
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

  /** The period after one, where its ledger says something and so takes up the stock. */
  private next(period: Period): Period | undefined {
    const { periods } = period.series;
    const after = periods[periods.indexOf(period) + 1];
    return after === undefined || this.closedAccount(after) === undefined ? undefined : after;
  }

  private legsOf(period: Period): readonly Leg[] {
    return this.booked.get(period)?.legs ?? [];
  }

  private closedAccount(period: Period): string | undefined {
    const ledger = this.booking.ledgers.get(period);
    return ledger === undefined || ledger.state === "open" ? undefined : period.id;
  }

  private accountOf(leg: Leg): string | undefined {
    const period = this.booking.periodOf.get(leg);
    return period === undefined ? undefined : this.closedAccount(period);
  }

  private whyOpen(leg: Leg): string {
    const period = this.booking.periodOf.get(leg);
    const ledger = period === undefined ? undefined : this.booking.ledgers.get(period);
    if (ledger?.state === "open") return ledger.why;
    const good = leg.hs === undefined ? "these goods" : `HS ${leg.hs}`;
    return `no stock ledger of ${good} that holds ${leg.flow} is there where it left`;
  }

  movement({ edge, moved, out, in: into }: MovedLegs): void {
    const [from, to] = [this.accountOf(out), this.accountOf(into)];
    if (from === undefined) this.openings.set(out.flow, this.whyOpen(out));
    if (from === undefined && to === undefined) return;
    const { flow: id, documents, kg, when } = out;
    this.edgeOf.set(id, edge);
    this.movements.push({
      id,
      from: from ?? null,
      to: to ?? null,
      when: whenOf(when),
      mass: massOf(kg),
      documents,
      supplier: this.input.flow.input.groups.groupOf(moved.seller.id),
    });
  }

  /** A run, or a raw material that was taken: a movement out of nowhere, of which the question says what it holds. */
  made(made: MadeLegs): void {
    const { graph } = this.input.flow.input;
    const isAll = namesAllInputs(graph, made, this.booking);
    if (isAll && isTaking(graph, made)) {
      for (const leg of made.outputs) this.take(made, leg);
      return;
    }
    const codes = made.inputs.map(({ hs }) => hs);
    if (!isAll)
      this.openings.set(made.id, `no record says that the inputs of ${made.id} are all that went in`);
    this.transformations.push({
      id: made.id,
      when: whenOf(made.when),
      inputsAreAll: isAll,
      inputs: made.inputs.map((leg) => ({
        id: leg.flow,
        account: this.inputAccount(leg),
        mass: massOf(leg.kg),
      })),
      outputs: made.outputs.map((leg) => {
        const { least, most, material } = yieldOf(this.input.tables, codes, leg.hs);
        if (material !== undefined) this.materialOf.set(leg.flow, material);
        return {
          id: leg.flow,
          account: this.accountOf(leg) ?? null,
          mass: massOf(leg.kg),
          yields: { least, most },
        };
      }),
    });
  }

  private take({ id, when, place }: MadeLegs, leg: Leg): void {
    const to = this.accountOf(leg);
    if (to === undefined) return;
    this.movements.push({
      id: leg.flow,
      from: null,
      to,
      when: whenOf(when),
      mass: massOf(leg.kg),
      documents: [id],
    });
    this.taken.push({ flow: leg.flow, record: id, place: place ?? leg.place.sure });
    this.openings.set(leg.flow, `${id} was at a place that is a source`);
  }

  /** Goods that no closed stock holds come out of an account of their own, which nothing is said of. */
  private inputAccount(leg: Leg): string {
    const found = this.accountOf(leg);
    if (found !== undefined) return found;
    const id = `open: ${leg.flow}`;
    this.accounts.set(id, { id, site: leg.place.sure, good: leg.hs ?? "", period: "open" });
    this.openings.set(leg.flow, this.whyOpen(leg));
    return id;
  }

  result(): LaidNetwork {
    const { accounts, movements, transformations, statements, taken, edgeOf, openings } = this;
    const network = { accounts: [...accounts.values()], movements, transformations, statements, claims: [] };
    return { ...inMaterial(network, this.materialOf), taken, edgeOf, openings };
  }
}

const none = rational(0n);
const carried = (period: Period): string => `${period.id} carried forward`;
