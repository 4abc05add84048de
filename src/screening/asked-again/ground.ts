import { shortId } from "../../model/canonical.ts";
import { compareText } from "../../model/compare-text.ts";
import type { Hit } from "../../model/hit.ts";
import type { ListEntry } from "../../model/list-entry.ts";
import type { DecisionGround, PartyNode } from "../../model/records.ts";

/** Raised with every change of what counts as a fact or how it is folded: grounds of other rules are not compared. */
export const groundRules = "ground/1";

export const factKinds = [
  "entry-name",
  "entry-identifier",
  "entry-country",
  "entry-kind",
  "entry-removed",
  "entry-status",
  "entry-clause",
  "party-name",
  "party-identifier",
  "party-country",
  "owned-company",
] as const;
export type FactKind = (typeof factKinds)[number];

/** A fact that a decision may rest on. */
export interface GroundFact {
  readonly kind: FactKind;
  /** As a reader is told of it. */
  readonly text: string;
  /** `kind:hash` of the folded value. */
  readonly key: string;
}

/** What a hit is about: the customer's party and the entry, and the companies that ownership gives to it. */
export interface Decided {
  readonly party: Pick<PartyNode, "names" | "identifiers" | "country">;
  readonly entry: Pick<
    ListEntry,
    "name" | "names" | "identifiers" | "countries" | "kind" | "removed" | "status" | "openEnded"
  >;
  readonly ownership?: Hit["ownership"];
}

/** The facts that matter to the question whether the party is the entry; each once, the order plays no part. */
export function groundFacts(about: Decided): readonly GroundFact[] {
  const facts = new Map<string, GroundFact>();
  for (const fact of [...entryFacts(about.entry), ...partyFacts(about.party), ...ownedFacts(about)])
    if (!facts.has(fact.key)) facts.set(fact.key, fact);
  return [...facts.values()];
}

/** The ground of a decision made now, against this version of the list. */
export const groundOf = (about: Decided, version: string): DecisionGround => ({
  rules: groundRules,
  version,
  facts: groundFacts(about)
    .map(({ key }) => key)
    .sort(compareText),
});

function entryFacts(entry: Decided["entry"]): readonly GroundFact[] {
  const { removed, status, openEnded } = entry;
  return [
    ...[entry.name, ...entry.names.map(({ text }) => text)].map((name) => fact("entry-name", name)),
    ...entry.identifiers.map((one) => identifierFact("entry-identifier", one)),
    ...entry.countries.map((country) => fact("entry-country", country)),
    fact("entry-kind", entry.kind),
    // That it was removed matters; on which day is a date, and dates are amended.
    ...(removed === undefined ? [] : [{ ...fact("entry-removed", "removed"), text: removed }]),
    ...(status === undefined ? [] : [fact("entry-status", status)]),
    ...(openEnded === undefined ? [] : [fact("entry-clause", openEnded.clause)]),
  ];
}

/** An identifier that does not hold together proves nothing either way, so it is no ground. */
const partyFacts = ({ names, identifiers, country }: Decided["party"]): readonly GroundFact[] => [
  ...names.map((name) => fact("party-name", name)),
  ...identifiers.filter(({ valid }) => valid).map((one) => identifierFact("party-identifier", one)),
  ...(country === undefined ? [] : [fact("party-country", country)]),
];

const ownedFacts = ({ ownership = [] }: Decided): readonly GroundFact[] =>
  ownership.map(({ company }) => fact("owned-company", company));

const fact = (kind: FactKind, text: string): GroundFact => ({
  kind,
  text,
  key: `${kind}:${shortId(folded(text))}`,
});

const identifierFact = (
  kind: FactKind,
  one: { readonly kind: string; readonly value: string },
): GroundFact => ({
  kind,
  text: `${one.kind.toUpperCase()} ${one.value}`,
  key: `${kind}:${shortId(
    `${one.kind} ${one.value
      .normalize("NFKC")
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, "")}`,
  )}`,
});

/** Case, width, punctuation and spaces are no change of a name. Kept apart from names/, whose folding may be bettered. */
function folded(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  const words = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return words === "" ? plain.trim() : words;
}
