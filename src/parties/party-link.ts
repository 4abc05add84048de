import type { Band } from "../model/levels.ts";
import type { SameAsLink } from "../model/same-as.ts";
import { contradictionsAmong } from "./contradictions.ts";
import { evidenceOf, type LinkGround } from "./link-evidence.ts";
import { linkId } from "./link-id.ts";

/** The link that the ground makes. */
export function toLink(ground: LinkGround): SameAsLink {
  const { a, b } = ground.pair;
  const identity = identityOf(ground);
  const decision = ground.decided?.decision.decision;
  return {
    id: linkId(a.node.id, b.node.id),
    a: a.node.id,
    b: b.node.id,
    identity,
    ...(identity === "candidate" ? { band: bandOf(ground) } : {}),
    ...(decision === undefined ? {} : { decision }),
    evidence: evidenceOf(ground),
    records: [a, b].flatMap(({ node }) => node.sources.slice(0, 1)),
  };
}

function identityOf({ decided, shared, heldBack: because }: LinkGround): SameAsLink["identity"] {
  if (decided !== undefined) return decided.decision.decision === "same" ? "decided" : "candidate";
  return shared.length > 0 && because.length === 0 ? "identified" : "candidate";
}

/** Names that agree are no strong candidate while the records contradict them, nor are equal identifiers alone. */
const bandOf = ({ pair, names }: LinkGround): Band =>
  names?.comparison.band === "strong" && contradictionsAmong([pair.a, pair.b]).length === 0
    ? "strong"
    : "review";
