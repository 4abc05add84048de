import type { ExplanationLine } from "../model/hit.ts";
import { toDecimal } from "../model/levels.ts";
import type { NameMatch } from "./best-names.ts";
import { contradictionsAmong } from "./contradictions.ts";
import { type DecidedPair, decidedText } from "./link-decisions.ts";
import { labelOf } from "./party-identifiers.ts";
import type { PartyPair } from "./party-profile.ts";
import { quotedName } from "./quoted-names.ts";
import type { SharedIdentifier } from "./shared-identifiers.ts";

/** What is known of two parties that may be one. */
export interface LinkGround {
  readonly pair: PartyPair;
  readonly decided: DecidedPair | undefined;
  readonly shared: readonly SharedIdentifier[];
  /** Why equal identifiers are not followed silently; empty where they are, and where there are none. */
  readonly heldBack: readonly string[];
  readonly names: NameMatch | undefined;
}

/** Sentences for a reader, what a person decided first: what agrees, what is against it, what is not given. */
export function evidenceOf({ pair, decided, shared, heldBack, names }: LinkGround): readonly string[] {
  return [
    ...(decided === undefined ? [] : [decidedText(decided)]),
    ...shared.map(({ kind, value }) => `both carry ${labelOf(kind)} ${value}`),
    names === undefined ? namelessText(pair) : namesText(names),
    ...contradictionsAmong([pair.a, pair.b]).filter((text) => !heldBack.some((why) => why.includes(text))),
    ...countryText(pair),
    ...heldBack,
  ];
}

const namelessText = ({ a, b }: PartyPair): string =>
  `no name to compare is given for ${[a, b]
    .filter(({ forms }) => forms.length === 0)
    .map(quotedName)
    .join(" and ")}`;

const leads = {
  strong: "the names agree",
  review: "the names are alike",
  weak: "the names are only distantly alike",
  none: "the names do not agree",
} as const;

function namesText({ a, b, comparison }: NameMatch): string {
  const { band, score, explanation } = comparison;
  if (a === b) return `both are called "${a}"`;
  const alike = band === "none" ? [] : [...onlyIn(explanation, "query"), ...onlyIn(explanation, "candidate")];
  return [`${leads[band]}: "${a}" and "${b}" (score ${toDecimal(score)})`, ...alike].join("; ");
}

/** Words of one name that have no partner in the other. Lines of weight 0 are arithmetic. */
function onlyIn(lines: readonly ExplanationLine[], side: "query" | "candidate"): readonly string[] {
  const other = side === "query" ? "candidate" : "query";
  const words = lines.filter((line) => line.weight > 0 && line[side] !== "" && line[other] === "");
  if (words.length === 0) return [];
  const which = side === "query" ? "first" : "second";
  return [`only the ${which} has ${words.map((line) => `"${line[side]}"`).join(", ")}`];
}

function countryText({ a, b }: PartyPair): readonly string[] {
  const without = [a, b].filter(({ country }) => country === undefined);
  if (without.length > 0) return [`no country is given for ${without.map(quotedName).join(" and ")}`];
  if (a.node.country === b.node.country) return [`both are in ${a.node.country}`];
  return a.country === b.country ? [`one is in ${a.node.country}, the other in ${b.node.country}`] : [];
}
