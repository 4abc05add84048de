import type { Movement, ShareNetwork } from "../../balance/network.ts";
import { unknownMass } from "../../balance/network.ts";

/**
 * Past a stage of which only one material is counted, what the goods weigh says nothing: masses are unknown there, and a
 * ledger says only that its receipts are all.
 */
export function inMaterial(
  network: ShareNetwork,
  starts: ReadonlyMap<string, string>,
): { readonly network: ShareNetwork; readonly materials: ReadonlyMap<string, string> } {
  const materials = new Map(starts);
  const flows = flowEnds(network);
  // A map that grows while it is walked is walked to its end.
  for (const [id, material] of materials)
    for (const next of flows.after(id)) if (!materials.has(next)) materials.set(next, material);
  if (materials.size === 0) return { network, materials };
  const mass = <T extends { readonly id: string; readonly mass: Movement["mass"] }>(flow: T): T =>
    materials.has(flow.id) ? { ...flow, mass: unknownMass } : flow;
  const touched = new Set([...materials.keys()].flatMap((id) => flows.accounts(id)));
  return {
    materials,
    network: {
      ...network,
      movements: network.movements.map(mass),
      transformations: network.transformations.map((made) => ({
        ...made,
        inputs: made.inputs.map(mass),
        outputs: made.outputs.map((output) =>
          materials.has(output.id) ? { ...mass(output), yields: { ...output.yields, least: "0" } } : output,
        ),
      })),
      statements: network.statements.map(({ issues, ...rest }) =>
        touched.has(rest.account) || issues === undefined ? rest : { ...rest, issues },
      ),
    },
  };
}

/** What a flow goes on as, and the accounts at its ends. */
function flowEnds({ movements, transformations }: ShareNetwork): {
  readonly after: (id: string) => readonly string[];
  readonly accounts: (id: string) => readonly string[];
} {
  const ends = new Map<string, { readonly from: string | null; readonly to: string | null }>();
  for (const { id, from, to } of movements) ends.set(id, { from, to });
  for (const made of transformations) {
    for (const { id, account } of made.inputs) ends.set(id, { from: account, to: `made ${made.id}` });
    for (const { id, account } of made.outputs) ends.set(id, { from: `made ${made.id}`, to: account });
  }
  const out = Map.groupBy(ends.keys(), (id) => ends.get(id)?.from ?? "");
  return {
    after: (id) => {
      const to = ends.get(id)?.to;
      return to === null || to === undefined ? [] : (out.get(to) ?? []);
    },
    accounts: (id) => [ends.get(id)?.from, ends.get(id)?.to].filter((end) => typeof end === "string"),
  };
}
