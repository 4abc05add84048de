import type { PartyProfile } from "./party-profile.ts";

/** Names beyond these are counted, not listed. */
const mostNamed = 5;

/** The parties' names in quotes, with their keys where they have one: `"Lumo" (S-1), "Lumo" (S-2) and 3 more`. */
export function quotedNames(parties: readonly PartyProfile[]): string {
  const named = parties.slice(0, mostNamed).map(quotedName).join(", ");
  return parties.length > mostNamed ? `${named} and ${parties.length - mostNamed} more` : named;
}

export const quotedName = ({ node }: PartyProfile): string =>
  node.key === undefined || node.key === node.name ? `"${node.name}"` : `"${node.name}" (${node.key})`;
