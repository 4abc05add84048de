import { compareText } from "../model/compare-text.ts";
import { mostAlike } from "./alike-parties.ts";
import type { LinkDecisions } from "./link-decisions.ts";
import { inOrder } from "./link-id.ts";
import { labelOf } from "./party-identifiers.ts";
import type { PartyProfile } from "./party-profile.ts";
import { quotedNames } from "./quoted-names.ts";
import type { SharedIdentifier } from "./shared-identifiers.ts";

/** Says that an identifier stands with so many parties that they are linked in a circle. */
export const circleNote = ({ kind, value, bearers }: SharedIdentifier): string =>
  `${labelOf(kind)} ${value} stands with ${bearers.length} parties: each is linked with its neighbours only, not with each of the others`;

/** Says whose links by name were cut. */
export function crowdNote(crowded: readonly PartyProfile[]): readonly string[] {
  if (crowded.length === 0) return [];
  return [
    `parties whose names are like those of more than ${mostAlike} others keep the ${mostAlike} nearest links only: ${quotedNames(crowded)}`,
  ];
}

/** Says which decisions on links decide nothing. */
export function idleNote({ idle }: LinkDecisions): readonly string[] {
  if (idle.length === 0) return [];
  const pairs = [...new Set(idle.map(({ party, entry }) => inOrder(party, entry).join(" and ")))].sort(
    compareText,
  );
  return [
    `decisions on parties that the records do not name, or not as two known parties, decide nothing: ${pairs.join("; ")}`,
  ];
}
