import type { Store } from "../store/open-store.ts";
import { viewOf } from "./view.ts";

/** Who is the importer? Asked once there are shipments or products and no party has the role `self`. */
export async function selfQuestion(store: Store): Promise<readonly string[]> {
  const kinds = new Set((await store.ledger.importsInForce()).map(({ kind }) => kind));
  if (!kinds.has("shipments") && !kinds.has("products")) return [];
  const { parties } = await viewOf(store);
  if (parties.nodes.some(({ roles }) => roles.includes("self"))) return [];
  return [
    "Which party is the importer? No party has the role self. Import a parties file in which the importer's row has role = self.",
  ];
}
