import type { Mass, Movement, ShareNetwork, Transformation } from "../../../src/balance/network.ts";
import { exactly, onDay } from "../../../src/balance/network.ts";

export interface Tiers {
  /** Movements, inputs and outputs, about. */
  readonly edges: number;
  readonly seed: number;
  /** Share of the movements whose mass is known only within limits, in 1/10. */
  readonly unknownOfTen: number;
}

const tiers = 5;
const dayOf = (days: number): string =>
  new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);

/** A trade of five tiers, and the deliveries out of the last one, of which all together is asked. */
export function madeUpTiers(wish: Tiers): {
  readonly network: ShareNetwork;
  readonly targets: readonly string[];
} {
  const making = new Making(wish);
  for (let tier = 0; tier < tiers; tier += 1) making.addTier(tier);
  return making.finish();
}

class Making {
  readonly #movements: Movement[] = [];
  readonly #transformations: Transformation[] = [];
  /** Kilograms that the records leave in each account. */
  readonly #left = new Map<string, number>();
  readonly #firms: number;
  readonly #wish: Tiers;
  #state: number;

  constructor(wish: Tiers) {
    this.#wish = wish;
    this.#state = wish.seed;
    this.#firms = Math.max(2, Math.round(wish.edges / 100));
  }

  #random(): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) >>> 0;
    return (this.#state >>> 8) / 2 ** 24;
  }

  #below = (count: number): number => Math.floor(this.#random() * count);

  #mass(kg: number): Mass {
    if (this.#random() * 10 >= this.#wish.unknownOfTen) return exactly(`${kg}.${this.#below(100)}`);
    return { least: String(Math.floor(kg * 0.8)), most: this.#below(2) === 0 ? null : String(kg * 2) };
  }

  #take(account: string, share: number): number {
    const left = this.#left.get(account) ?? 0;
    const kg = Math.floor(left * share);
    // A kilogram more than is taken, for the hundredths.
    this.#left.set(account, Math.max(0, left - kg - 1));
    return kg;
  }

  #put(account: string, kg: number): void {
    this.#left.set(account, (this.#left.get(account) ?? 0) + kg);
  }

  #move(from: string | null, to: string | null, kg: number, day: number): Movement {
    const movement: Movement = {
      id: `m${this.#movements.length}`,
      ...{ from, to, when: onDay(dayOf(day)), mass: this.#mass(kg) },
      ...(from === null && this.#below(20) === 0 ? { carries: ["X"] } : {}),
    };
    this.#movements.push(movement);
    return movement;
  }

  addTier(tier: number): void {
    for (let made = 0; made < this.#wish.edges / tiers; made += 1) this.#receive(tier);
    for (let firm = 0; firm < this.#firms; firm += 1) this.#produce(tier, firm);
  }

  #receive(tier: number): void {
    const to = `raw ${tier}.${this.#below(this.#firms)}`;
    const from = tier === 0 ? null : `made ${tier - 1}.${this.#below(this.#firms)}`;
    const kg = from === null ? 1_000 + this.#below(9_000) : this.#take(from, 0.3 + 0.5 * this.#random());
    if (kg < 2) return;
    this.#move(from, to, kg, 60 * tier + this.#below(40));
    this.#put(to, kg);
  }

  #produce(tier: number, firm: number): void {
    for (let batch = 0; batch < 2; batch += 1) {
      const kg = this.#take(`raw ${tier}.${firm}`, 0.6);
      if (kg < 10) continue;
      const id = `t${this.#transformations.length}`;
      const out = Math.floor(kg * 0.85);
      this.#transformations.push({
        ...{ id, when: onDay(dayOf(60 * tier + 45 + batch)), inputsAreAll: true },
        inputs: [{ id: `${id} in`, account: `raw ${tier}.${firm}`, mass: exactly(String(kg)) }],
        outputs: [
          {
            ...{ id: `${id} out`, account: `made ${tier}.${firm}`, mass: exactly(String(out)) },
            yields: { least: "0.8", most: "0.97" },
          },
        ],
      });
      this.#put(`made ${tier}.${firm}`, out);
    }
  }

  finish(): { readonly network: ShareNetwork; readonly targets: readonly string[] } {
    const last = [...this.#left].filter(
      ([account, kg]) => account.startsWith(`made ${tiers - 1}.`) && kg > 100,
    );
    const sold = last.map(([from, kg]) => this.#move(from, null, Math.floor(kg * 0.9), 60 * tiers + 30));
    const [open] = sold;
    // What is asked about has no known mass either, if one delivery of it has none.
    if (open !== undefined && this.#wish.unknownOfTen > 0)
      this.#movements[this.#movements.indexOf(open)] = { ...open, mass: { ...open.mass, most: null } };
    return { network: this.#network(), targets: sold.map(({ id }) => id) };
  }

  #network(): ShareNetwork {
    const receipts = Map.groupBy(
      [
        ...this.#movements.map(({ id, to }) => ({ id, to })),
        ...this.#transformations.flatMap(({ outputs }) =>
          outputs.map(({ id, account }) => ({ id, to: account })),
        ),
      ].filter(({ to }) => to !== null),
      ({ to }) => to ?? "",
    );
    return {
      accounts: [...receipts.keys()].map((id) => ({ id, site: id, good: "made up", period: "2026" })),
      movements: this.#movements,
      transformations: this.#transformations,
      statements: [...receipts].map(([account, all]) => ({
        ...{ id: `ledger of ${account}`, kind: "ledger", account },
        receipts: all.map(({ id }) => id),
      })),
      claims: this.#movements
        .filter(({ from, carries }) => from === null && carries === undefined)
        .map(({ id }) => ({
          ...{ id: `claim on ${id}`, model: "identity-preserved", on: id, sources: "all" },
          ...{ least: "0", most: "0" },
        })),
    };
  }
}
