import type { Store } from "../../store/open-store.ts";
import { viewOfNames } from "../view.ts";
import { type NamesLookedFor, namesLookedFor } from "./names-looked-for.ts";

/** Names of the parties and lists of a workspace as they stand now. */
export async function namesOf(store: Store): Promise<NamesLookedFor> {
  const { parties, lists } = await viewOfNames(store);
  return namesLookedFor(parties.nodes, lists);
}
