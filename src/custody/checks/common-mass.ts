import type { Check } from "../asked.ts";
import type { Mass } from "../book/masses.ts";
import { cannotTell, type Finding, pass } from "../check-result.ts";
import { flowName, massOfFlow } from "../lot-facts.ts";

/** R1: every amount of its runs, draws and movements has a mass, by its unit or by a net content that a record states. */
export const commonMass: Check = ({ book, lot, facts }) => {
  const runs = new Set(lot.made.map(({ run }) => run));
  const flows = new Set([
    ...[...runs].flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
    ...lot.draws,
  ]);
  const amounts = [
    ...[...flows].map((flow) => told(massOfFlow(book, flow), flowName(flow), flow.run.id)),
    ...lot.movements.map((movement) =>
      told(facts.massOf(movement), `shipment ${movement.shipment.id}`, movement.shipment.id),
    ),
    ...lot.rows.flatMap(({ cells: { quantity, unit } }) =>
      quantity === undefined
        ? []
        : [told(facts.weigh({ quantity, unit }), `the row of lot ${lot.id}`, lot.id)],
    ),
  ];
  return amounts.length > 0 ? amounts : [cannotTell(`no amount of ${lot.id} is recorded`)];
};

const told = (mass: Mass, what: string, document: string): Finding =>
  mass.ok
    ? pass("every recorded amount has a mass", [document])
    : cannotTell(`${mass.why}: ${what}${mass.given === "?" ? "" : ` (${mass.given})`}`, [document]);
