import type { DayOrder } from "./day-order.ts";
import type { Edges, Plan } from "./front.ts";
import { PlainFront } from "./plain-front.ts";
import { type Question, ReachPass, wholeBlock } from "./reach.ts";
import { StateLog } from "./state-log.ts";

/**
 * Fewest edges by which each state can be reached; entry n belongs to entry n of `reach(network, question)`. Another
 * question than how early: one pass a round, of which round n goes on from the states that n - 1 edges reach, on the days
 * on which they reach them. Ends when every state of the fixpoint was met. Windows of dwelling are not taken.
 */
export function hopCounts(network: DayOrder, question: Omit<Question, "dwell">): Uint16Array {
  const { classes, parties } = network;
  const hops = new Uint16Array(parties * classes);
  const whole = passed(network, question, (plan) => new PlainFront(plan));
  let before: StateLog | undefined;
  let met = 0;
  for (let round = 1; met < whole.size; round += 1) {
    before = passed(network, question, (plan) => new RoundFront(plan, before ?? new StateLog()));
    for (let state = 0; state < before.size; state += 1) {
      const place = (before.party[state] as number) * classes + (before.good[state] as number);
      if (hops[place] !== 0) continue;
      hops[place] = round;
      met += 1;
    }
  }
  const placed = (state: number): number =>
    (whole.party[state] as number) * classes + (whole.good[state] as number);
  return Uint16Array.from({ length: whole.size }, (_, state) => hops[placed(state)] as number);
}

function passed(network: DayOrder, question: Question, make: (plan: Plan) => PlainFront): StateLog {
  let log = new StateLog();
  const front = (plan: Plan): PlainFront => {
    const made = make(plan);
    log = made.log;
    return made;
  };
  new ReachPass(network, question, { front }).advance(wholeBlock(network));
  return log;
}

/** Goes on from the states of the round before, each from its time on, and from none of its own. */
class RoundFront extends PlainFront {
  private readonly before: StateLog;
  private opened = 0;

  constructor(plan: Plan, before: StateLog) {
    super(plan);
    this.before = before;
  }

  override ripen(time: number): void {
    const { party, good } = this.before;
    const end = this.before.endBy(time, this.opened);
    for (; this.opened < end; this.opened += 1)
      this.open(party[this.opened] as number, good[this.opened] as number);
  }

  protected override arriveAll(count: number, { target, good }: Edges): void {
    for (let place = 0; place < count; place += 1) {
      const edge = this.listed[place] as number;
      this.arrive(target[edge] as number, good[edge] as number);
    }
  }

  protected override arrive(party: number, good: number): void {
    if (this.hold(party, good)) this.log.push(party, good);
  }
}
