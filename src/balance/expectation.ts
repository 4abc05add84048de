import type { Rational } from "../goods/rational.ts";
import { compare, dividedBy, minus, plus, times, writeDecimal } from "../goods/rational.ts";
import { compareText } from "../model/compare-text.ts";
import { readClaims } from "./claim-bounds.ts";
import type { Flow, Flows } from "./flows.ts";
import { isKnown, readAmount, readFlows, zero } from "./flows.ts";
import type { ShareNetwork } from "./network.ts";
import type { ShareQuestion } from "./share.ts";

/** How a stock is supposed to be used: each draw is like the whole, or what came first goes first. */
export const stockRules = ["well-mixed", "fifo"] as const;
export type StockRule = (typeof stockRules)[number];

/**
 * What the share would be if every record were there, every stock were used by one rule, and every record's goods were
 * alike throughout. An assumption about warehouses, never a bound: no interval rests on it.
 */
export type Expectation =
  | {
      readonly ok: true;
      readonly rule: StockRule;
      /** Plain decimal, to 12 significant digits where it does not end. */
      readonly share: string;
      readonly assumes: string;
    }
  | { readonly ok: false; readonly rule: StockRule; readonly why: string };

const assumptions: Readonly<Record<StockRule, string>> = {
  "well-mixed": "every record is there, and every stock is well mixed whenever something leaves it",
  fifo: "every record is there, and in every stock what came first leaves first",
};

/** Some goods of a stock, and how much of them carries the sources. */
interface Layer {
  readonly mass: Rational;
  readonly flagged: Rational;
}

type Drawn = { readonly ok: true; readonly layer: Layer } | { readonly ok: false; readonly why: string };

/** What the share of all of some sources together would be by a rule; or why nothing can be expected. */
export function expectedShare(
  network: ShareNetwork,
  { sources, target }: ShareQuestion,
  rule: StockRule,
): Expectation {
  const read = readFlows(network);
  const run = new Run(read, new Set(sources), rule);
  const why = run.all();
  if (why !== undefined) return { ok: false, rule, why };
  const moved = target.flows.map((id) => run.moved.get(id) ?? emptyLayer);
  const all = moved.reduce(joined, emptyLayer);
  if (all.mass.n === 0n) return { ok: false, rule, why: "the goods asked about have no mass" };
  const share = writeDecimal(dividedBy(all.flagged, all.mass)).value;
  return { ok: true, rule, share, assumes: assumptions[rule] };
}

const emptyLayer: Layer = { mass: zero, flagged: zero };
const joined = (a: Layer, b: Layer): Layer => ({
  mass: plus(a.mass, b.mass),
  flagged: plus(a.flagged, b.flagged),
});
const scaledTo = ({ mass, flagged }: Layer, to: Rational): Layer => ({
  mass: to,
  flagged: mass.n === 0n ? zero : dividedBy(times(flagged, to), mass),
});

/** Goods moved one after another in the order of their days; on one day, whatever a stock still waits for comes first. */
class Run {
  readonly moved = new Map<string, Layer>();
  private readonly stocks = new Map<string, Layer[]>();
  private readonly processes = new Map<string, Layer>();
  private readonly read: Flows;
  private readonly sources: ReadonlySet<string>;
  private readonly rule: StockRule;
  private readonly claims: ReturnType<typeof readClaims>;

  constructor(read: Flows, sources: ReadonlySet<string>, rule: StockRule) {
    this.read = read;
    this.sources = sources;
    this.rule = rule;
    this.claims = readClaims(read.network.claims);
  }

  /** Moves everything; gives the reason where that cannot be done. */
  all(): string | undefined {
    const flows = [...this.read.flows.values()];
    const vague = flows.find((flow) => !isKnown(flow) || dayOf(flow) === undefined);
    if (vague !== undefined) return `the mass or the day of ${vague.id} is not known`;
    const byDay = Map.groupBy(flows, (flow) => dayOf(flow) ?? "");
    for (const day of [...byDay.keys()].toSorted(compareText)) {
      let waiting = byDay.get(day) ?? [];
      while (waiting.length > 0) {
        const next = readyFlow(waiting);
        const why = this.move(next);
        if (why !== undefined) return why;
        waiting = waiting.filter((flow) => flow !== next);
      }
    }
    return undefined;
  }

  private move(flow: Flow): string | undefined {
    const drawn = this.draw(flow);
    if (!drawn.ok) return drawn.why;
    const carries = flow.carries.some((source) => this.sources.has(source));
    const layer = carries ? { mass: flow.least, flagged: flow.least } : drawn.layer;
    this.moved.set(flow.id, layer);
    if (flow.to?.kind === "account") this.stockOf(flow.to.id).push(layer);
    if (flow.to?.kind === "process")
      this.processes.set(flow.to.id, joined(this.processes.get(flow.to.id) ?? emptyLayer, layer));
    return undefined;
  }

  private draw(flow: Flow): Drawn {
    if (flow.from?.kind === "process") {
      const inside = this.processes.get(flow.from.id) ?? emptyLayer;
      if (inside.mass.n === 0n && flow.least.n > 0n)
        return { ok: false, why: `nothing is recorded to have gone into ${flow.from.id}` };
      return { ok: true, layer: scaledTo(inside, flow.least) };
    }
    if (flow.from === undefined) return this.fromOutside(flow);
    const stock = this.stockOf(flow.from.id);
    const there = stock.reduce(joined, emptyLayer);
    if (compare(there.mass, flow.least) < 0)
      return { ok: false, why: `more left ${flow.from.id} by ${flow.id} than is recorded to have come` };
    return {
      ok: true,
      layer: this.rule === "fifo" ? takeFirst(stock, flow.least) : takeMixed(stock, flow.least),
    };
  }

  /** Goods from outside have a share only where they carry the sources, or a claim says exactly how much they hold. */
  private fromOutside(flow: Flow): Drawn {
    if (flow.carries.some((source) => this.sources.has(source)))
      return { ok: true, layer: { mass: flow.least, flagged: flow.least } };
    const claim = this.claims.on(flow.id).find(({ sources, least, most, id }) => {
      const all = sources === "all" || [...this.sources].every((source) => sources.includes(source));
      return all && compare(readAmount(least, id), readAmount(most, id)) === 0;
    });
    const share = claim === undefined ? undefined : readAmount(claim.most, claim.id);
    const says = share !== undefined && (share.n === 0n || claim?.sources.length === this.sources.size);
    return says
      ? { ok: true, layer: { mass: flow.least, flagged: times(share, flow.least) } }
      : { ok: false, why: `what ${flow.id} is made of is not known` };
  }

  private stockOf(account: string): Layer[] {
    const stock = this.stocks.get(account) ?? [];
    this.stocks.set(account, stock);
    return stock;
  }
}

/** The day on which it is taken to have happened: the first that is possible. */
const dayOf = ({ when }: Flow): string | undefined => when.earliest ?? when.latest ?? undefined;

/** One that draws from nothing that others of the day still go into; in a circle, the first by id. */
function readyFlow(waiting: readonly Flow[]): Flow {
  const key = (node: Flow["from"]): string => (node === undefined ? "" : `${node.kind} ${node.id}`);
  const filled = new Set(waiting.map(({ to }) => key(to)));
  const found = waiting.find(({ from }) => from === undefined || !filled.has(key(from))) ?? waiting[0];
  if (found === undefined) throw new Error("No flow is waiting.");
  return found;
}

function takeMixed(stock: Layer[], mass: Rational): Layer {
  const there = stock.reduce(joined, emptyLayer);
  const taken = scaledTo(there, mass);
  const left = { mass: minus(there.mass, taken.mass), flagged: minus(there.flagged, taken.flagged) };
  stock.splice(0, stock.length, left);
  return taken;
}

function takeFirst(stock: Layer[], mass: Rational): Layer {
  let [taken, wanted] = [emptyLayer, mass];
  while (wanted.n > 0n) {
    const first = stock.shift();
    if (first === undefined) break;
    const part = compare(first.mass, wanted) <= 0 ? first : scaledTo(first, wanted);
    taken = joined(taken, part);
    wanted = minus(wanted, part.mass);
    if (part !== first)
      stock.unshift({ mass: minus(first.mass, part.mass), flagged: minus(first.flagged, part.flagged) });
  }
  return taken;
}
