import { dayOf } from "../../model/dates.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConfirmedSign } from "../../model/said.ts";
import type { FactContext } from "../fact-context.ts";
import { listingsOfParty } from "../listing.ts";
import { makeFact } from "../make-fact.ts";

/** Digits by which a document is told from others. */
const shortHash = 12;

/**
 * A text names the party, or the listed entity that it is, beside a state labour programme or a sign of forced labour, and a
 * person confirmed that the text says so. It shows that it is said, never that it is so.
 */
export function labourIndicatorFacts({ world, index, actor, on }: FactContext): readonly Fact[] {
  const { party } = actor;
  const signs = world.signs ?? [];
  if (signs.length === 0) return [];
  const entries = listingsOfParty({ world, index }, party.id)
    .filter(({ hit }) => hit.identity !== "candidate" && hit.kind !== "owned" && hit.kind !== "open-set")
    .map(({ entry }) => entry.id);
  const meant = new Set([party.id, ...entries]);
  return signs
    .filter(({ negated, organisations }) => !negated && organisations.some((id) => meant.has(id)))
    .filter(({ published }) => published === null || published <= on)
    .map((sign) => labourIndicatorFact(sign, party));
}

const labourIndicatorFact = (sign: ConfirmedSign, party: FactContext["actor"]["party"]): Fact =>
  makeFact({
    name: "labour-indicator",
    level: "declared",
    value: {
      party: party.id,
      partyName: party.name,
      kind: sign.kind,
      indicator: sign.indicator,
      document: sign.document,
      layer: sign.layer,
      start: sign.start,
      end: sign.end,
      text: sign.text,
      published: sign.published ?? undefined,
    },
    sentence: `"${sign.title}"${sign.published === null ? "" : ` of ${sign.published}`} has the words "${sign.text}" in one sentence with the name of ${party.name}; ${sign.by} confirmed on ${dayOf(sign.at)} that they stand there; it does not say that ${party.name} took part, and decides nothing.`,
    sources: [
      {
        kind: "span",
        ref: `${sign.layer}#${sign.start}-${sign.end}`,
        text: `document ${sign.document.slice(0, shortHash)}, characters ${sign.start} to ${sign.end}`,
      },
    ],
  });
