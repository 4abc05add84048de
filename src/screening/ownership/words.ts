import type { OwnedGround, ShareTold } from "../../model/hit.ts";
import { percentText, wholeShare } from "./share.ts";

/** `the records give "X" a share of "51%" in "Y" from 2020-01-01 (source; list version)`: what is told, not what is so. */
export function shareText(share: ShareTold): string {
  const { as, owner, owned, from, to, source, list, version } = share;
  const days = [...(from === undefined ? [] : [` from ${from}`]), ...(to === undefined ? [] : [` to ${to}`])];
  const told =
    as === "subsidiary"
      ? `the records name "${owned}" a subsidiary of "${owner}"${share.percentage === undefined ? "" : `, with a share${quoted(share)}`}`
      : `the records give "${owner}" a share${quoted(share)} in "${owned}"${share.percentage === undefined ? " without saying how much" : ""}`;
  return `${told}${days.join("")} (${source}; ${list} ${version})`;
}

const quoted = ({ percentage }: ShareTold): string => (percentage === undefined ? "" : ` of "${percentage}"`);

/** The ground of a hit by ownership as notes: where the company stands, each share, what they come to, the rule. */
export const groundNotes = ({ company, together, shares, citation }: OwnedGround): readonly string[] => [
  `"${company}" is not identified with an entry in force on the list`,
  ...shares.map(shareText),
  `parties that the list's rule takes together have at least ${percentText(Math.min(together, wholeShare))} of "${company}" by these records`,
  `the list's rule on ownership: ${citation}`,
];
