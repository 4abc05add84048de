import type { ExplanationLine, Hit } from "../model/hit.ts";
import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import type { Decision } from "../model/records.ts";
import { askedAgainText, type DecisionParties, decidedText } from "./decision-book.ts";
import { listingNotes } from "./hit-notes.ts";
import type { ScreenQuery } from "./screen-query.ts";
import type { Screened } from "./screened-record.ts";
import type { NotSearched } from "./screened-record-values.ts";

const quoted = (text: string): string => `"${text}"`;

/**
 * What was searched for and where, where nothing was found; and what was not searched, with the reason. It is not a
 * clearance, and says so.
 */
export function noHitSentence(
  query: ScreenQuery,
  screened: Screened,
  notSearched: readonly NotSearched[] = [],
): string {
  const not = notSearched.map(({ value, why }) => `; not searched: ${quoted(value)} (${why})`).join("");
  const given = notSearched.length > 0;
  return `${searchedSentence(query, screened, given)}${not}; this is not a clearance`;
}

function searchedSentence(query: ScreenQuery, screened: Screened, given: boolean): string {
  const names = query.names.filter((name) => name.trim() !== "").map(quoted);
  const identifiers = (query.identifiers ?? []).map(({ kind, value }) => `${kind.toUpperCase()} ${value}`);
  const values = [...names, ...identifiers].join(", ");
  const on = screened.at.slice(0, 10);
  if (values === "")
    return given ? "nothing was searched" : "nothing was searched: no name or identifier was given";
  const lists = screened.lists.map(({ key, version }) => `${key} ${version}`).join(", ");
  if (lists === "") return `${values} was held against no list on ${on}`;
  return `no entry found for ${values} in ${lists} on ${on}`;
}

/** Who the hit is about, where that is known. */
export interface HitContext {
  /** The party's own name in the customer's records. */
  readonly party?: string | undefined;
  /** The decision that holds. */
  readonly decision?: Decision | undefined;
}

/** What the hit says: a likeness with what agrees and differs, equal identifiers, or who decided what and when. */
export function hitSentence(
  hit: Hit,
  entry: ListEntry,
  version: ListVersion,
  context: HitContext = {},
): string {
  const party = context.party === undefined ? "the party" : quoted(context.party);
  const listed = `the listed ${quoted(entry.name)} (${listing(entry, version)})`;
  const { decision } = context;
  if (decision === undefined) return foundSentence(hit, entry, { party, listed });
  // Undecided again: what was found comes first, and what had been decided after it.
  return hit.askAgain !== undefined && hit.decision === undefined
    ? `${foundSentence(hit, entry, { party, listed })}; ${decidedSentence(hit, decision, { party, listed: "the listed one" })}`
    : decidedSentence(hit, decision, { party, listed });
}

/** Who decided what, why, and whether it is to be asked again. */
function decidedSentence(hit: Hit, decision: Decision, who: DecisionParties): string {
  const owned = hit.ownership !== undefined;
  const said = `${decidedText(decision, hit.kind, { ...who, owned })}: ${decision.reason}`;
  return hit.askAgain === undefined ? said : `${said}; ${askedAgainText(hit.askAgain.changed)}`;
}

/** What screening found, whatever was decided. */
function foundSentence(hit: Hit, entry: ListEntry, { party, listed }: DecisionParties): string {
  const notes = notesBeside(hit, entry);
  if (hit.identity === "identified")
    return [`${party} bears the ${equalIdentifiers(hit).join(" and the ")} of ${listed}`, ...notes].join(
      "; ",
    );
  const compared = [comparedSentence(hit), ...notes].filter((part) => part !== "").join("; ");
  const [ground] = hit.kind === "owned" ? (hit.ownership ?? []) : [];
  const other =
    ground === undefined ? listed : `${quoted(ground.company)}, in which the records give ${listed} a share`;
  const lead = hit.band === "none" ? "not alike" : "potential match";
  return `${lead}: ${party} and ${other}: ${compared}`;
}

/** The notes that the rest of the sentence does not say already. */
function notesBeside(hit: Hit, entry: ListEntry): string[] {
  const said = new Set([...listingNotes(entry), ...equalIdentifiers(hit).map((text) => `agrees on ${text}`)]);
  const again = hit.askAgain === undefined ? hit.notes : hit.notes.slice(0, -2);
  return again.filter((note) => !said.has(note));
}

/** A file that gives no days says only that the entry stood in it. */
const firstDay = ({ firstListed }: ListEntry, { days }: ListVersion): string =>
  days === "of-the-file"
    ? `first read in the file of ${firstListed} (which does not say since when)`
    : `since ${firstListed}`;

/** Where the entry stands and since when, in which version; what limits it, and fiction, are said here too. */
function listing(entry: ListEntry, version: ListVersion): string {
  const first = firstDay(entry, version);
  const under = entry.sublists.map(
    ({ key, from }) => `${key} ${from === undefined ? first : `since ${from}`}`,
  );
  const since = under.length > 0 ? `under ${under.join(", ")}` : first;
  const fiction = version.fictional ? ["fiction"] : [];
  return [version.title, since, `version ${version.version}`, ...listingNotes(entry), ...fiction].join(", ");
}

const equalIdentifiers = (hit: Hit): string[] =>
  hit.explanation.filter(({ kind }) => kind === "identifier").map(({ candidate }) => candidate);

/** A line agrees from this likeness on, in 1/10,000. */
const agreesFrom = 8_000;

/** "agrees on ..., differs on ...; only in the record: ..., only in the list: ...", from the lines of the names. */
function comparedSentence(hit: Hit): string {
  const lines = hit.explanation.filter(({ kind }) => Object.hasOwn(words, kind));
  const both = lines.filter(({ query, candidate }) => query !== "" && candidate !== "");
  const agrees = both.filter(({ similarity }) => similarity >= agreesFrom).map(agreement);
  const differs = both.filter(({ similarity }) => similarity < agreesFrom).map(difference);
  const record = lines.filter(({ candidate }) => candidate === "").map(({ query }) => quoted(query));
  const list = lines.filter(({ query }) => query === "").map(({ candidate }) => quoted(candidate));
  return [
    part("agrees on", agrees),
    part("differs on", differs),
    part("only in the record:", record),
    part("only in the list:", list),
  ]
    .filter((text) => text !== "")
    .join("; ");
}

/** Kinds of lines that compare words, in a reader's words. Caps, vetoes and remainders are arithmetic. */
const words: Readonly<Record<string, string>> = {
  name: "whole name",
  "person-name": "name",
  brand: "distinctive word",
  place: "place",
  concept: "trade word",
  "legal-form": "legal form",
  numeral: "number",
  abbreviation: "abbreviation",
  identifier: "identifier",
};

const part = (lead: string, items: readonly string[]): string =>
  items.length === 0 ? "" : `${lead} ${[...new Set(items)].join(", ")}`;

const agreement = ({ kind, query, candidate }: ExplanationLine): string =>
  `${words[kind]} ${query === candidate ? quoted(query) : `${quoted(query)} = ${quoted(candidate)}`}`;

const difference = ({ kind, query, candidate }: ExplanationLine): string =>
  `${words[kind]} ${quoted(query)} against ${quoted(candidate)}`;
