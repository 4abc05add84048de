import { shortId } from "../../model/canonical.ts";
import { compareText } from "../../model/compare-text.ts";
import type { Hit } from "../../model/hit.ts";
import type { ListEntry } from "../../model/list-entry.ts";
import type { Asked, DecisionGround, PartyNode } from "../../model/records.ts";

/** Raised with every change of what counts as a fact or how it is folded. */
export const groundRules = "ground/2";

/** In place of the rules: the ground is kept for what was asked, and is held against no other version. */
export const notCompared = "not compared";

export const factKinds = [
  "entry-name",
  "entry-standing",
  "entry-identifier",
  "entry-country",
  "entry-kind",
  "entry-removed",
  "entry-status",
  "entry-clause",
  "entry-stem",
  "party-name",
  "party-identifier",
  "party-country",
  "owned-company",
  "owned-name",
  "owned-identifier",
] as const;
export type FactKind = (typeof factKinds)[number];

const sinceSecond: readonly FactKind[] = ["entry-standing", "entry-stem", "owned-name", "owned-identifier"];

/** The kinds of facts that each rules know: a ground is compared by its own. Rules not named here are not compared. */
export const kindsOfRules: Readonly<Record<string, readonly FactKind[]>> = {
  "ground/1": factKinds.filter((kind) => !sinceSecond.includes(kind)),
  [groundRules]: factKinds,
};

/** A fact that a decision may rest on. */
export interface GroundFact {
  readonly kind: FactKind;
  /** As a reader is told of it. */
  readonly text: string;
  /** `kind:hash` of the folded value; how a name stands follows its hash in words. */
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
  /** The entries that the companies of `ownership` are, where they are on a list. */
  readonly companies?: readonly Pick<ListEntry, "names" | "identifiers">[] | undefined;
}

/** The facts that matter to the question whether the party is the entry; each once, the order plays no part. */
export function groundFacts(about: Decided): readonly GroundFact[] {
  const facts = new Map<string, GroundFact>();
  for (const fact of [...entryFacts(about.entry), ...partyFacts(about.party), ...ownedFacts(about)])
    if (!facts.has(fact.key)) facts.set(fact.key, fact);
  return [...facts.values()];
}

/** The ground of a decision made now, against this version of the list, on the question that was asked. */
export const groundOf = (about: Decided, version: string, asked?: Asked): DecisionGround => ({
  rules: groundRules,
  version,
  ...(asked === undefined ? {} : { asked }),
  facts: groundFacts(about)
    .map(({ key }) => key)
    .sort(compareText),
});

function entryFacts(entry: Decided["entry"]): readonly GroundFact[] {
  const { removed, status, openEnded } = entry;
  return [
    ...[entry.name, ...entry.names.map(({ text }) => text)].map((name) => fact("entry-name", name)),
    ...entry.names.map(standingFact),
    ...entry.identifiers.map((one) => identifierFact("entry-identifier", one)),
    ...entry.countries.map((country) => fact("entry-country", country)),
    fact("entry-kind", entry.kind),
    // That it was removed matters; on which day is a date, and dates are amended.
    ...(removed === undefined ? [] : [{ ...fact("entry-removed", "removed"), text: removed }]),
    ...(status === undefined ? [] : [fact("entry-status", status)]),
    ...(openEnded === undefined
      ? []
      : [fact("entry-clause", openEnded.clause), fact("entry-stem", openEnded.stem)]),
  ];
}

/** How the list carries a name: of which kind, as a weak alias, as one that is over. On which day it ended is a date. */
function standingFact({ text, kind, weak, to }: ListEntry["names"][number]): GroundFact {
  const standing = [
    kind,
    ...(weak === true ? ["weak"] : []),
    ...(to === undefined || kind === "former" ? [] : ["ended"]),
  ].join("-");
  return { kind: "entry-standing", text, key: `entry-standing:${shortId(folded(text))}:${standing}` };
}

/** An identifier that does not hold together proves nothing either way, so it is no ground. */
const partyFacts = ({ names, identifiers, country }: Decided["party"]): readonly GroundFact[] => [
  ...names.map((name) => fact("party-name", name)),
  ...identifiers.filter(({ valid }) => valid).map((one) => identifierFact("party-identifier", one)),
  ...(country === undefined ? [] : [fact("party-country", country)]),
];

/** The keys of the companies in which shares are given. */
export const ownedKeys = (ownership: Decided["ownership"] = []): readonly string[] =>
  ownership.map(({ company }) => fact("owned-company", company).key);

const ownedFacts = ({ ownership = [], companies = [] }: Decided): readonly GroundFact[] => [
  ...ownership.map(({ company }) => fact("owned-company", company)),
  ...companies.flatMap(({ names }) => otherNames(names, ownership)).map((name) => fact("owned-name", name)),
  ...companies.flatMap(({ identifiers }) =>
    identifiers.map((one) => identifierFact("owned-identifier", one)),
  ),
];

/** A company that is only named has its one name already. */
function otherNames(
  names: ListEntry["names"],
  ownership: readonly { readonly company: string }[],
): readonly string[] {
  const said = new Set(ownership.map(({ company }) => folded(company)));
  return names.map(({ text }) => text).filter((text) => !said.has(folded(text)));
}

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
