import type { Movement, ShareNetwork, Transformation } from "../../balance/network.ts";
import { unknownMass } from "../../balance/network.ts";
import { compareText } from "../../model/compare-text.ts";
import type { Booking } from "./booking.ts";
import { inMaterial } from "./in-material.ts";
import { type Leg, type Legs, type MadeLegs, type MovedLegs, massOf, whenOf } from "./legs.ts";
import { otherArrivals } from "./other-arrivals.ts";
import { isTaking, saysAllInputs, yieldOf } from "./production.ts";
import { type ShareInput, toleranceOf } from "./share-input.ts";
import { StockLayer } from "./stock-layer.ts";

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
  /** Where each run was, as far as one site is told. */
  readonly placeOfRun: ReadonlyMap<string, string>;
  /** HS code of what came out of a run, as far as it is known. */
  readonly codeOf: ReadonlyMap<string, string | undefined>;
}

/** The records of a customer as a network: stocks, then what moved, then what was made. */
export function layNetwork(input: ShareInput, legs: Legs, booking: Booking): LaidNetwork {
  const layer = new NetworkLayer(input, booking, otherArrivals(input.flow.input.graph, legs, booking));
  for (const moved of legs.moved) layer.movement(moved);
  for (const made of legs.made) layer.made(made);
  return layer.result();
}

/** Collects the records of a network. */
class NetworkLayer {
  private readonly stocks: StockLayer;
  private readonly transformations: Transformation[] = [];
  private readonly taken: Taken[] = [];
  private readonly edgeOf = new Map<string, number>();
  private readonly materialOf = new Map<string, string>();
  private readonly placeOfRun = new Map<string, string>();
  private readonly codeOf = new Map<string, string | undefined>();
  private readonly input: ShareInput;
  private readonly booking: Booking;
  /** What else may have gone into a run that only ledgers say all of. */
  private readonly others: (made: MadeLegs) => readonly Leg[];

  constructor(input: ShareInput, booking: Booking, others: (made: MadeLegs) => readonly Leg[]) {
    this.input = input;
    this.booking = booking;
    this.others = others;
    this.stocks = new StockLayer(booking, toleranceOf(input.tables, "stock-difference"));
  }

  movement({ edge, moved, out, in: into }: MovedLegs): void {
    const { stocks } = this;
    const [from, to] = [stocks.accountOf(out), stocks.accountOf(into)];
    if (from === undefined) stocks.openings.set(out.flow, stocks.whyOpen(out));
    if (from === undefined && to === undefined) return;
    const { flow: id, documents, kg, when } = out;
    this.edgeOf.set(id, edge);
    stocks.movements.push({
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
    const says = saysAllInputs(graph, made, this.booking);
    if (says !== undefined && isTaking(graph, made)) {
      for (const leg of made.outputs) this.take(made, leg);
      return;
    }
    if (made.place !== undefined) this.placeOfRun.set(made.id, made.place);
    if (says === undefined)
      this.stocks.openings.set(
        made.id,
        made.torn ?? `no record says that the inputs of ${made.id} are all that went in`,
      );
    const others = says === "ledgers" ? this.otherInput(made) : [];
    this.transformations.push({
      id: made.id,
      when: whenOf(made.when),
      inputsAreAll: says !== undefined,
      inputs: [...made.inputs.map((leg) => this.inputOf(leg)), ...others],
      outputs: made.outputs.map((leg) => this.outputOf(made, leg)),
    });
  }

  /** Goods that no closed stock holds come out of an account of their own, which nothing is said of. */
  private inputOf(leg: Leg): Transformation["inputs"][number] {
    const { accounts, openings } = this.stocks;
    const found = this.stocks.accountOf(leg);
    const account = found ?? `open: ${leg.flow}`;
    if (found === undefined) {
      accounts.set(account, { id: account, site: leg.place.sure, good: leg.hs ?? "", period: "open" });
      openings.set(leg.flow, this.stocks.whyOpen(leg));
    }
    return { id: leg.flow, account, mass: massOf(leg.kg) };
  }

  private outputOf({ inputs }: MadeLegs, leg: Leg): Transformation["outputs"][number] {
    const codes = inputs.map(({ hs }) => hs);
    const { least, most, material } = yieldOf(this.input.tables, codes, leg.hs);
    if (material !== undefined) this.materialOf.set(leg.flow, material);
    this.codeOf.set(leg.flow, leg.hs);
    const account = this.stocks.accountOf(leg) ?? null;
    return { id: leg.flow, account, mass: massOf(leg.kg), yields: { least, most } };
  }

  /** Goods that no ledger counts and that may have gone into a run contradict the ledgers that say its inputs are all. */
  private otherInput(made: MadeLegs): Transformation["inputs"] {
    const others = this.others(made);
    if (others.length === 0) return [];
    const { accounts, movements, statements } = this.stocks;
    const id = `other goods for ${made.id}`;
    accounts.set(id, { id, site: made.place ?? "", good: "", period: made.id });
    for (const leg of others)
      movements.push({
        id: `${leg.flow} (may have gone into ${made.id})`,
        from: null,
        to: id,
        when: whenOf(leg.when),
        mass: { least: "0", most: massOf(leg.kg).most },
        documents: leg.documents,
      });
    statements.push({
      id: `inputs of ${made.id}`,
      kind: "ledger",
      account: id,
      receipts: [],
      documents: [made.id],
    });
    return [{ id: `${made.id} input of other goods`, account: id, mass: unknownMass }];
  }

  private take({ id, when, place }: MadeLegs, leg: Leg): void {
    const to = this.stocks.accountOf(leg) ?? null;
    const movement: Movement = {
      id: leg.flow,
      from: null,
      to,
      when: whenOf(when),
      mass: massOf(leg.kg),
      documents: [id],
    };
    this.stocks.movements.push(movement);
    this.taken.push({ flow: leg.flow, record: id, place: place ?? leg.place.sure });
    this.stocks.openings.set(leg.flow, `that ${id} was elsewhere than at a source is not shown`);
  }

  result(): LaidNetwork {
    const { taken, edgeOf, placeOfRun, codeOf } = this;
    const { accounts, movements, statements, openings } = this.stocks;
    // Rows may have come in any order; what is told of them does not depend on it.
    const network = {
      accounts: [...accounts.values()].toSorted(byId),
      movements: movements.toSorted(byId),
      transformations: this.transformations.toSorted(byId),
      statements: statements.toSorted(byId),
      claims: [],
    };
    return { ...inMaterial(network, this.materialOf), taken, edgeOf, openings, placeOfRun, codeOf };
  }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);
