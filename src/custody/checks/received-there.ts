import { plus } from "../../goods/rational.ts";
import { type Asked, type Check, toleranceOf } from "../asked.ts";
import { isBeyond, together } from "../book/masses.ts";
import type { Flow } from "../book/run.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import { isAt } from "../lot-facts.ts";
import { kg, names } from "../words.ts";

/** R5: what a run drew was made at its site, or received there. */
export const receivedThere: Check = (asked) => asked.lot.draws.map((draw) => placeOf(asked, draw));

function placeOf(asked: Asked, draw: Flow): Finding {
  const { book, lot, facts } = asked;
  const { site, id } = draw.run;
  if (site === undefined) return cannotTell(`where run ${id} used ${lot.id} is not recorded`, [id]);
  if (facts.madeAt.has(site)) return pass(`${lot.id} was made at ${site}`, [id]);
  const into = lot.movements.filter(({ to }) => isAt(book, to, site));
  if (into.length > 0)
    return pass(`${lot.id} was received at ${site}`, [id, ...into.map(({ shipment }) => shipment.id)]);
  const receipt = lot.papers.find(
    ({ paper, row }) => paper.kind === "goods-receipt" && row.cells.site === site,
  );
  if (receipt !== undefined) return pass(`${lot.id} was received at ${site}`, [id, receipt.paper.number]);
  return elsewhere(asked, draw, site);
}

/** Nothing shows it here. It fails only where all of it is shown elsewhere: a movement may not be on file. */
function elsewhere({ book, lot, facts }: Asked, draw: Flow, site: string): Finding {
  const { id } = draw.run;
  const where = names(
    [...facts.madeAt].map((place) => `made at ${place}`),
    3,
  );
  const nothing = `that ${lot.id} came to ${site}, where run ${id} used it, is not recorded${where === "" ? "" : ` (${where})`}`;
  const moved = lot.movements.filter(({ to }) => to.site !== undefined);
  if (moved.length === 0 || moved.length < lot.movements.length || lot.withdrawn.length > 0)
    return cannotTell(nothing, [id]);
  const [sent, used] = [together(moved.map(facts.massOf)), facts.weigh(draw)];
  const held = facts.held?.mass;
  if (!sent.ok || !used.ok || held?.ok !== true) return cannotTell(nothing, [id]);
  if (!isBeyond(plus(sent.kg, used.kg), held.kg, toleranceOf(book, "lot-mass")))
    return cannotTell(nothing, [id]);
  const sites = names(moved.map(({ to }) => to.site ?? ""));
  return failing(
    { amount: used.kg, unit: "kg" },
    `run ${id} at ${site} used ${kg(used.kg)} of ${lot.id}, which is shown at ${sites} only`,
    [id, ...moved.map(({ shipment }) => shipment.id)],
  );
}
