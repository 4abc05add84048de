import type { FlowSource, Hop, Passing } from "../model/flow.ts";
import type { Basis, Identity, Level, Outcome } from "../model/levels.ts";

// The words of the page. No colour and no score stands for any of them.

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  applies: "conditions met on these facts",
  contested: "contested",
  unknown: "unknown",
  "not-yet": "not yet in force",
  "does-not": "does not apply",
};

export const basisWords: Readonly<Record<Basis, string>> = {
  "official-text-read": "read in the official text",
  secondary: "read in secondary sources, not in the official text",
  "general-knowledge": "from general knowledge, to be verified",
};

export const levelWords: Readonly<Record<Level, string>> = {
  documented: "documented",
  declared: "declared",
  inferred: "inferred",
};

export const identityWords: Readonly<Record<Identity, string>> = {
  decided: "a person decided the identity",
  identified: "identifiers agree",
  candidate: "possible match, no person has decided",
};

export const passingWords: Readonly<Record<Passing, string>> = {
  start: "",
  "same-lot": "the same lot came in and went out",
  "same-good": "the same good came in before; no record ties the two",
  possible: "can have been made from what came in; no record ties the two",
  "unknown-good": "a good is not known, so nothing is left out",
};

/** What a box of a drawing says of a source, short. A candidate is never called listed. */
export function markOf({ kind, identity, level }: FlowSource): string {
  switch (kind) {
    case "listed-party":
      return listedMark[identity ?? "candidate"];
    case "place":
      return `place: ${levelWords[level]}`;
    case "order":
      return `order on place: ${levelWords[level]}`;
    case "good-of-concern":
      return "good named for its country";
    case "subject":
      return "asked about";
    default:
      return kind satisfies never;
  }
}

const listedMark: Readonly<Record<Identity, string>> = {
  decided: "listed: a person decided",
  identified: "listed: identifiers agree",
  candidate: "possible match, not decided",
};

const sourceTitles: Readonly<Record<FlowSource["kind"], string>> = {
  "listed-party": "Listed party",
  place: "Place",
  order: "Order on a place and a good",
  "good-of-concern": "Good that a government names for this country",
  subject: "Asked about, no source",
};

/** What kind of source a path starts from, as a title. A candidate is never called listed. */
export const sourceTitle = ({ kind, identity }: FlowSource): string =>
  kind === "listed-party" && (identity ?? "candidate") === "candidate"
    ? "Possible match with a listed party"
    : sourceTitles[kind];

export const hopBasis = (hop: Hop): string =>
  hop.kind === "joint" ? "may be one party" : levelWords[hop.basis];

const markets: Readonly<Record<string, string>> = { US: "United States", EU: "European Union" };
export const marketName = (market: string): string => markets[market] ?? market;

/** The four questions, and where a fact stands that belongs to none. */
export const questions = ["identity", "place", "flow", "labour", "other"] as const;
export type QuestionKey = (typeof questions)[number];

const questionOfFact: Readonly<Record<string, QuestionKey>> = {
  "listed-party": "identity",
  "decided-not-same": "identity",
  "listing-not-in-force": "identity",
  "screened-no-entry": "identity",
  "place-of-work": "place",
  "order-on-place": "place",
  "supply-link": "flow",
  "good-of-concern": "labour",
  "priority-sector": "labour",
  "authority-decision": "labour",
  "labour-indicator": "labour",
};

export const questionOf = (factName: string): QuestionKey =>
  questionOfFact[factName] ?? (factName.startsWith("flow-") ? "flow" : "other");

const kinds: Readonly<Record<string, string>> = {
  party: "Party",
  site: "Site",
  product: "Product",
  shipment: "Shipment",
  lot: "Lot",
  document: "Document",
  "list-entry": "List entry",
};

/** "Product" for `product:SHIRT-01`. */
export const kindOf = (ref: string): string => kinds[ref.slice(0, ref.indexOf(":"))] ?? "Subject";
