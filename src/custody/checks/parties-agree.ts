import { rational } from "../../goods/rational.ts";
import { namesNothing } from "../../tracing/placeholder-text.ts";
import type { Asked, Check } from "../asked.ts";
import type { Movement } from "../book/movement.ts";
import type { PaperUse } from "../book/paper.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import type { Who } from "../custody-input.ts";
import { papersOf, whoAt } from "../lot-facts.ts";

type Side = "seller" | "buyer";

/** Who must stand on a paper: [issuer, recipient]. A carrier issues a bill of lading, so that only its consignee is asked. */
const sidesOf: Readonly<Record<string, readonly [Side | undefined, Side | undefined]>> = {
  invoice: ["seller", "buyer"],
  "packing-list": ["seller", "buyer"],
  "purchase-order": ["buyer", "seller"],
  "bill-of-lading": [undefined, "buyer"],
  waybill: [undefined, "buyer"],
  "delivery-note": [undefined, "buyer"],
};

/** Papers that bind their parties. On others an agent, a forwarder or another branch may stand for one of them. */
const binding = new Set(["invoice", "packing-list", "bill-of-lading"]);

/** R6a: the papers of a shipment name its seller and its buyer. */
export const partiesAgree: Check = (asked) =>
  [...byPaper(asked)].flatMap(([, some]) =>
    bestOf(some.flatMap(({ use, movement }) => onPaper(asked, use, movement))),
  );

/** A paper about several shipments of the lot agrees if it agrees with one of them. */
function byPaper({ lot }: Asked): Map<PaperUse["paper"], { use: PaperUse; movement: Movement }[]> {
  const all = lot.movements.flatMap((movement) => papersOf(lot, movement).map((use) => ({ use, movement })));
  const alone = lot.movements.length === 1 ? lot.movements : [];
  const own = alone.flatMap((movement) =>
    lot.papers.filter(({ shipment }) => shipment === undefined).map((use) => ({ use, movement })),
  );
  return Map.groupBy([...all, ...own], ({ use }) => use.paper);
}

function bestOf(findings: readonly Finding[]): readonly Finding[] {
  const passes = findings.filter(({ result }) => result === "pass");
  return passes.length > 0 ? passes.slice(0, 1) : findings.slice(0, 1);
}

function onPaper({ book }: Asked, { paper }: PaperUse, movement: Movement): readonly Finding[] {
  const sides = sidesOf[paper.kind];
  if (sides === undefined) return [];
  const { parties } = book.input;
  const who = { seller: whoAt(book, movement.from), buyer: whoAt(book, movement.to) };
  const told: Finding[] = [];
  for (const [place, side] of sides.entries()) {
    const name = place === 0 ? paper.issuer : paper.recipient;
    if (side === undefined || name === undefined || namesNothing(name) || !isNamed(who[side])) continue;
    told.push(
      agreeing(
        parties.same({ name }, who[side]),
        { name, side, paper, other: parties.nameOf(who[side]) },
        place,
        movement,
      ),
    );
  }
  const bad =
    told.find(({ result }) => result === "fail") ?? told.find(({ result }) => result === "cannot-tell");
  return bad === undefined ? told.slice(0, 1) : [bad];
}

const isNamed = ({ key, name }: Who): boolean => key !== undefined || name !== undefined;

interface OnPaper {
  readonly name: string;
  readonly side: Side;
  readonly other: string;
  readonly paper: PaperUse["paper"];
}

function agreeing(
  same: "same" | "differs" | "unclear",
  { name, side, other, paper }: OnPaper,
  place: number,
  { shipment }: Movement,
): Finding {
  const documents = [paper.number, shipment.id];
  if (same === "same") return pass("the papers name the parties of their shipment", documents);
  const words = `${paper.kind} ${paper.number} ${place === 0 ? "is issued by" : "is made out to"} ${name}, and the ${side} of shipment ${shipment.id} is ${other}`;
  if (same === "unclear") return cannotTell(`${words}: whether they are one is not decided`, documents);
  if (!binding.has(paper.kind)) return cannotTell(`${words}; it needs an explanation`, documents);
  return failing({ amount: rational(1n), unit: "document" }, words, documents);
}
