import type { Missing } from "../model/fact.ts";
import { isPlaceholderParty } from "../parties/placeholder-party.ts";
import { type Part, partsOfShipment } from "../tracing/parts.ts";
import type { Subject } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

/** The product itself and the components of its bill of material. */
export const productParts = (index: WorldIndex, { id }: Subject): readonly Part[] =>
  index.flow.partsOf.get(id) ?? [];

/** The rows of a shipment, each with its seller. */
export const shipmentParts = (index: WorldIndex, { id }: Subject): readonly Part[] =>
  partsOfShipment(index.shipments.get(id) ?? []);

/** The question that is open where no party of the workspace stands behind the row. */
export function whoIs({ good, supplier, supplierId, component }: Part): Missing {
  const name = supplier ?? supplierId;
  const what = component ?? good.name;
  if (name === undefined)
    return { fact: "supply-link", text: `who supplied ${what}? no supplier of it is named` };
  if (isPlaceholderParty(name))
    return {
      fact: "supply-link",
      text: `who is behind "${name}", in the place of the supplier of ${what}? it names nobody and cannot be screened`,
    };
  return {
    fact: "supply-link",
    text: `who supplied ${what}? the name "${name}" alone tells no one party of this workspace (none bears it, or several do)`,
  };
}
