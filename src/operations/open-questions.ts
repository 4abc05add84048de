import type { PartyNode } from "../model/records.ts";
import { compareNames } from "../names/compare-names.ts";
import type { Store } from "../store/open-store.ts";
import { nameTables } from "./tables/names.ts";
import { viewOf, type WorkspaceView } from "./view.ts";

/** What a person has to answer before the imported rows can be used as they are meant. */
export async function openQuestions(store: Store): Promise<readonly string[]> {
  const view = await viewOf(store);
  const kinds = new Set((await store.ledger.importsInForce()).map(({ kind }) => kind));
  return [
    ...(kinds.has("shipments") || kinds.has("products") ? whoIsSelf(view) : []),
    ...view.parties.nodes.flatMap(twoNames),
    ...view.unresolved.map(({ file, row, message, hint }) => `${file}, row ${row}: ${message} ${hint}`),
  ];
}

/** Who is the importer? Asked once there are shipments or products and no party has the role `self`. */
const whoIsSelf = ({ parties }: WorkspaceView): readonly string[] =>
  parties.nodes.some(({ roles }) => roles.includes("self"))
    ? []
    : [
        "Which party is the importer? No party has the role self. Import a parties file in which the importer's row has role = self.",
      ];

/** Below this likeness (1/10,000) two names of one key, in one script, are asked about. */
const unlike = 3_000;
const isLatin = (name: string): boolean => /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u.test(name);

/** One key is one party, whatever its rows call it; names that have nothing in common may be a wrong key. */
function twoNames({ key, names }: PartyNode): readonly string[] {
  const [first, ...others] = names.filter(isLatin);
  if (key === undefined || first === undefined) return [];
  return others
    .filter((other) => compareNames(nameTables(), first, other).score < unlike)
    .map(
      (other) =>
        `Are both party ${key}? Rows of this key are called "${first}" and "${other}". If not, correct the key; if so, nothing needs to be done.`,
    );
}
