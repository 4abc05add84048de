import { minus } from "../../goods/rational.ts";
import { type Asked, type Check, toleranceOf } from "../asked.ts";
import { type Amount, isBeyond, totalOf } from "../book/masses.ts";
import type { Movement } from "../book/movement.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import { isAt, whoAt } from "../lot-facts.ts";
import { amountWords, names } from "../words.ts";
import { paperUses } from "./used-papers.ts";

/** R4: no more is drawn and sent than there is, and no paper is used for more than is in it. */
export const usedOnce: Check = (asked) => [...lotUses(asked), ...paperUses(asked)];

interface Use {
  readonly name: string;
  readonly id: string;
  readonly amounts: readonly Amount[];
}

/** What there was, and which record says so. */
interface Held {
  readonly by: string;
  readonly amounts: readonly Amount[];
}

function lotUses(asked: Asked): readonly Finding[] {
  const { book, lot, facts } = asked;
  const drawn = lot.draws.map(
    (flow): Use => ({ name: `run ${flow.run.id}`, id: flow.run.id, amounts: [flow] }),
  );
  const first = lot.movements.filter((movement) => isFirst(asked, movement)).map(sending);
  if (drawn.length + first.length === 0) return [];
  if (facts.held === undefined)
    return [
      cannotTell(
        `how much there was of ${lot.id} is not recorded, so that no use can be beyond it`,
        [...drawn, ...first].map(({ id }) => id),
      ),
    ];
  const away = first.concat(drawn.filter((_, place) => drawnWhereMade({ book, lot, facts }, place)));
  return [...within(asked, facts.held, drawn), ...within(asked, facts.held, away), ...passedOn(asked)];
}

const sending = ({ shipment, amounts }: Movement): Use => ({
  name: `shipment ${shipment.id}`,
  id: shipment.id,
  amounts,
});

/** It leaves the place where the lot was made, or one that never received it: what is sent on was sent before. */
function isFirst({ book, lot, facts }: Asked, movement: Movement): boolean {
  const { from } = movement;
  if (from.site !== undefined && facts.madeAt.has(from.site)) return true;
  const { parties } = book.input;
  const sender = parties.find(whoAt(book, from));
  return !lot.movements.some((other) => {
    if (other === movement) return false;
    if (from.site !== undefined && other.to.site !== undefined) return other.to.site === from.site;
    return sender !== undefined && parties.find(whoAt(book, other.to)) === sender;
  });
}

/** Whether a draw took from the lot where it was made, and not from what was sent and received. */
function drawnWhereMade({ book, lot, facts }: Asked, place: number): boolean {
  const site = lot.draws[place]?.run.site;
  if (site === undefined) return false;
  return facts.madeAt.has(site) && !lot.movements.some(({ to }) => isAt(book, to, site));
}

/** At each site that only received it, no more is used and sent on than came. */
function passedOn(asked: Asked): readonly Finding[] {
  const { lot, facts } = asked;
  const sites = new Set(lot.movements.flatMap(({ to }) => to.site ?? []));
  return [...sites].flatMap((site) => {
    if (facts.madeAt.has(site)) return [];
    const came = lot.movements.filter(({ to }) => to.site === site);
    const sent = lot.movements.filter(({ from }) => from.site === site).map(sending);
    const drawn = lot.draws
      .filter(({ run }) => run.site === site)
      .map((flow): Use => ({ name: `run ${flow.run.id}`, id: flow.run.id, amounts: [flow] }));
    if (sent.length === 0) return [];
    const held = { by: `what came to ${site}`, amounts: came.flatMap(({ amounts }) => amounts) };
    return within(asked, held, [...sent, ...drawn]);
  });
}

function within({ book, lot, facts }: Asked, held: Held, uses: readonly Use[]): readonly Finding[] {
  if (uses.length === 0) return [];
  const documents = uses.map(({ id }) => id);
  const used = totalOf(
    book.scale,
    uses.flatMap(({ amounts }) => amounts),
    facts.weigh,
  );
  const there = totalOf(book.scale, held.amounts, facts.weigh);
  if (!used.ok)
    return [cannotTell(`how much of ${lot.id} was used cannot be added up: ${used.why}`, documents)];
  if (!there.ok) return [cannotTell(`how much there was of ${lot.id} has no mass: ${there.why}`, documents)];
  if (used.unit !== there.unit && !book.scale.sameUnit(used.unit, there.unit))
    return [
      cannotTell(
        `of ${lot.id} there was so much in ${there.unit}, and it was used in ${used.unit}`,
        documents,
      ),
    ];
  const [of, all] = [amountWords(used), amountWords(there)];
  if (!isBeyond(used.value, there.value, toleranceOf(book, "lot-mass")))
    return [pass(`${of} of ${all} were used`, documents)];
  const list = names(
    uses.map(({ name, amounts }) => `${name} ${wordsFor(totalOf(book.scale, amounts, facts.weigh))}`),
  );
  return [
    failing(
      { amount: minus(used.value, there.value), unit: used.unit },
      `${of} of ${lot.id} were used (${list}), and ${held.by} has ${all}`,
      documents,
    ),
  ];
}

const wordsFor = (total: ReturnType<typeof totalOf>): string => (total.ok ? amountWords(total) : "");
