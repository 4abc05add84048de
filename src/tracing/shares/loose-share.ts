import type { ShareNetwork } from "../../balance/network.ts";
import type { Share } from "../../balance/share.ts";
import type { Rational } from "../../goods/rational.ts";
import { plus, rational, readDecimal } from "../../goods/rational.ts";
import type { Asked } from "./share-question.ts";

const none = rational(0n);
const places = 1_000_000n;

/**
 * The share of goods of which no stock is known: those that carry the source are whole, of all others nothing is said.
 * So no program is solved where most questions end. Undefined where some of them came out of an account, or a claim
 * speaks of them.
 */
export function looseShare(
  { network, flows }: Asked,
  about: Pick<Share, "sources" | "union" | "of" | "period">,
): Share | undefined {
  const asked = new Set(flows);
  const outputs = network.transformations.flatMap((made) => made.outputs);
  if (outputs.some(({ id }) => asked.has(id)) || network.claims.some(({ on }) => asked.has(on)))
    return undefined;
  const here = network.movements.filter(({ id }) => asked.has(id));
  if (here.some(({ from, to }) => from !== null || to !== null)) return undefined;
  if (here.length === 0) return { state: "no-mass", ...about, why: "nothing was asked about" };
  if (here.every(({ mass }) => mass.most !== null && read(mass.most).n === 0n))
    return { state: "no-mass", ...about, why: "the mass recorded is 0 kg" };
  const min = leastOf(here);
  return { state: "bounded", ...about, min, max: 1, if: [], unproved: [] };
}

/** What carries it at its least, beside all else at its most; rounded down to a millionth. */
function leastOf(movements: ShareNetwork["movements"]): number {
  const [carrying, others] = [
    movements.filter(({ carries }) => carries !== undefined && carries.length > 0),
    movements.filter(({ carries }) => carries === undefined || carries.length === 0),
  ];
  if (carrying.length === 0) return 0;
  if (others.every(({ mass }) => mass.most !== null && read(mass.most).n === 0n)) return 1;
  if (others.some(({ mass }) => mass.most === null)) return 0;
  const flagged = carrying.map(({ mass }) => read(mass.least)).reduce(plus, none);
  const all = others.map(({ mass }) => read(mass.most ?? "0")).reduce(plus, flagged);
  return all.n === 0n ? 0 : Number((flagged.n * all.d * places) / (flagged.d * all.n)) / Number(places);
}

const read = (text: string): Rational => readDecimal(text) ?? none;
