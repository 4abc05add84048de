import type { CustodyClaim } from "../../balance/network.ts";
import type { Carried } from "./carried.ts";
import type { PaperClaim } from "./paper-claims.ts";
import type { ShareGround } from "./share-ground.ts";

/**
 * What certificates claim, as claims on the flows of a question: of each, the sources that its origins are known not to
 * be. A part of goods of which one material is meant is no part of that material, so that only claims on all of it hold.
 */
export function certified(
  ground: Pick<ShareGround, "paperClaims" | "materials" | "placeOfRun">,
  keys: readonly Carried[],
): readonly CustodyClaim[] {
  return ground.paperClaims.flatMap((claim, n) => {
    const { document, model, flow, origins, most } = claim;
    if (most !== "0" && ground.materials.has(flow)) return [];
    const sources = keys
      .filter((one) => !mayAdd(ground, claim, one) && origins.every(one.isOther))
      .map(({ key }) => key);
    if (sources.length === 0) return [];
    const id = `${document} (claim ${n + 1} on ${flow})`;
    return [{ id, model, on: flow, sources, least: "0", most, documents: [document] }];
  });
}

/** A claim on origin says nothing of goods that may be a source's by where they were made, or who may have sent them. */
function mayAdd(
  { placeOfRun }: Pick<ShareGround, "placeOfRun">,
  { edge, run, hs }: PaperClaim,
  one: Carried,
): boolean {
  if (edge !== undefined) return one.may(edge);
  const place = placeOfRun.get(run ?? "");
  return place === undefined || one.mayMake(place, [hs]);
}
