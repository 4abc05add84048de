import type { Hit } from "../model/hit.ts";
import type { Issue } from "../model/issue.ts";
import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import type { CanonicalRow, Decision, PartyNode } from "../model/records.ts";
import type { PartyBook } from "../parties/build-parties.ts";
import { ownParties } from "../parties/link-decisions.ts";
import { linkId } from "../parties/link-id.ts";
import { companiesOf } from "../screening/asked-again/companies.ts";
import { type GroundFact, groundFacts, groundOf } from "../screening/asked-again/ground.ts";
import { findEntries } from "../screening/find-entry.ts";
import { hitId } from "../screening/hit-id.ts";
import { withOwned } from "../screening/ownership/owned-hits.ts";
import type { Ownership } from "../screening/ownership/ownership.ts";
import { screenPrepared } from "../screening/screen-party.ts";
import { prepareQuery, queryOfParty } from "../screening/screen-query.ts";
import { buildScreeningIndex } from "../screening/screening-index.ts";
import { nameTables } from "./tables/names.ts";

/** What the workspace held when a file of decisions came in; built when asked for. */
export interface Formerly {
  readonly parties: () => PartyBook;
  readonly lists: () => readonly ListVersion[];
  /** Who owned whom by these lists, on the day. */
  readonly ownership: () => Ownership;
}

/** A decision of a file, with the facts that it rested on as they are read again. */
export interface DecisionOfRow extends Decision {
  readonly facts?: readonly GroundFact[] | undefined;
}

interface Known {
  readonly parties: PartyBook;
  readonly lists: readonly ListVersion[];
  /** Instant at which an import was recorded, by import id. */
  readonly recordedAt: ReadonlyMap<string, string>;
  /** What was held at that instant, by import id. */
  readonly formerly?: ReadonlyMap<string, Formerly> | undefined;
}

type Row = CanonicalRow<"decisions">;

interface Read {
  readonly row: Row;
  readonly decision?: DecisionOfRow;
  readonly issue?: Issue;
}

const words: Readonly<Record<string, Decision["decision"]>> = {
  same: "same",
  "not-same": "not-same",
  "cannot-tell": "cannot-tell",
};

/**
 * Decisions out of imported decision files. `party` is a client key, a node id or a name; `entry` is an entry id or a
 * name that the list carries, or, where `list` is `parties`, another party of the customer's own. A row that names something that is not there, is dated after it was recorded, or is
 * contradicted by another of the same file and day decides nothing and becomes an issue.
 */
export function decisionsOfRows(
  rows: readonly Row[],
  known: Known,
): { readonly decisions: readonly DecisionOfRow[]; readonly issues: readonly Issue[] } {
  const read = rows.map((row) => readRow(row, known));
  const contradicting = contradictions(read.flatMap(({ decision }) => decision ?? []));
  const holds = (decision: Decision): boolean => !contradicting.has(decision.hit);
  return {
    decisions: read.flatMap(({ decision }) => (decision !== undefined && holds(decision) ? [decision] : [])),
    issues: read.flatMap(({ row, decision, issue }) =>
      decision !== undefined && !holds(decision) ? [contradicted(row)] : (issue ?? []),
    ),
  };
}

function readRow(row: Row, known: Known): Read {
  const { cells, source } = row;
  const party = findParty(known.parties, cells.party ?? "");
  const entry =
    cells.list === ownParties
      ? findOther(known.parties, cells.entry ?? "")
      : findEntry(known.lists, cells.list ?? "", cells.entry ?? "");
  const decision = words[(cells.decision ?? "").toLowerCase()];
  const at = known.recordedAt.get(source.import) ?? "";
  if (party === undefined)
    return { row, issue: unresolved(row, "party", "a key, id or name of one party of the workspace") };
  if (entry === undefined)
    return {
      row,
      issue: unresolved(row, "entry", `an entry id or one name of the list ${cells.list ?? ""}`),
    };
  if (decision === undefined)
    return { row, issue: unresolved(row, "decision", "same, not-same or cannot-tell") };
  if ((cells.date ?? "") > at.slice(0, 10))
    return {
      row,
      issue: unresolved(row, "date", `a day not after ${at.slice(0, 10)}, when it was imported`),
    };
  return {
    row,
    decision: { ...toDecision(row, { party, entry, decision, at }), ...restedOn(row, entry, known) },
  };
}

/**
 * What the row rested on: the party and the entry as they were when the file came in. Where either was not there yet,
 * as with a file of decisions that came before the parties, there is no ground, and the decision holds as it stands.
 */
function restedOn(
  { cells, source }: Row,
  { id, list }: Pick<ListEntry, "id" | "list">,
  { formerly }: Known,
): Pick<DecisionOfRow, "ground" | "facts"> {
  const held = list === ownParties ? undefined : formerly?.get(source.import);
  if (held === undefined) return {};
  const party = findParty(held.parties(), cells.party ?? "");
  const version = held.lists().find(({ key }) => key === list);
  const entry = version?.entries.find((each) => each.id === id);
  if (party === undefined || version === undefined || entry === undefined) return {};
  const hit = hitThen(party, { version, entry }, held);
  const ownership = hit?.ownership;
  const about = { party, entry, ownership, companies: companiesOf(ownership, held.lists()) };
  // Where nothing but names was in view, or nothing at all, the row says who is who.
  const asked = { kind: hit?.kind ?? ("name" as const), owned: ownership !== undefined };
  return { ground: groundOf(about, version.version, asked), facts: groundFacts(about) };
}

/**
 * The hit that the party was on the entry then, by its names, by the entry's clause or by shares: what the row decides on.
 * Undefined where it can only have been one by names.
 */
function hitThen(party: PartyNode, { version, entry }: Listed, { ownership }: Formerly): Hit | undefined {
  const tables = nameTables();
  const query = prepareQuery(tables, queryOfParty(party));
  const withShares = (found: readonly Hit[]): Hit | undefined =>
    withOwned(ownership(), query, found).find(({ entry: id }) => id === entry.id);
  if (entry.openEnded === undefined && withShares([]) === undefined) return undefined;
  const alone = buildScreeningIndex(tables, [{ ...version, entries: [entry] }], { fictional: true });
  return withShares(screenPrepared(alone, query));
}

interface Listed {
  readonly version: ListVersion;
  readonly entry: ListEntry;
}

interface Resolved {
  readonly party: PartyNode;
  /** A list's entry, or another of the customer's own parties. */
  readonly entry: Pick<ListEntry, "id" | "list">;
  readonly decision: Decision["decision"];
  readonly at: string;
}

const toDecision = ({ cells }: Row, { party, entry, decision, at }: Resolved): Decision => ({
  hit: entry.list === ownParties ? linkId(party.id, entry.id) : hitId(party.id, entry.id),
  party: party.id,
  list: entry.list,
  entry: entry.id,
  decision,
  reason: cells.reason ?? "",
  by: cells.by ?? "",
  date: cells.date ?? "",
  at,
});

const findParty = (book: PartyBook, text: string): PartyNode | undefined =>
  book.byId.get(text) ?? book.find(text) ?? book.find(undefined, text);

/** Another of the customer's own parties, decided to be the same, or not. */
function findOther(book: PartyBook, text: string): Pick<ListEntry, "id" | "list"> | undefined {
  const found = findParty(book, text);
  return found === undefined ? undefined : { id: found.id, list: ownParties };
}

function findEntry(lists: readonly ListVersion[], key: string, text: string): ListEntry | undefined {
  const version = lists.find((list) => list.key === key);
  const entries = version === undefined ? [] : findEntries(version, text);
  return entries.length === 1 ? entries[0] : undefined;
}

/** Hits on which one import says two things of the same day: neither can be the later one, so neither holds. */
function contradictions(decisions: readonly Decision[]): ReadonlySet<string> {
  const said = new Map<string, Decision["decision"]>();
  const found = new Set<string>();
  for (const { hit, date, at, decision } of decisions) {
    const key = `${hit} ${date} ${at}`;
    const before = said.get(key);
    if (before !== undefined && before !== decision) found.add(hit);
    said.set(key, decision);
  }
  return found;
}

const contradicted = ({ cells, source }: Row): Issue => ({
  code: "row.contradiction",
  message: `Another row of the same day decides otherwise on ${cells.party ?? ""} and ${cells.entry ?? ""}; neither holds.`,
  hint: "Undo the import, leave the row that holds, and import the file again; or decide anew.",
  file: source.file,
  row: source.row,
  column: "decision",
});

const unresolved = (
  { cells, source }: Row,
  column: "party" | "entry" | "decision" | "date",
  expected: string,
): Issue => ({
  code: "reference.missing",
  message: `The decision names ${column} "${cells[column] ?? ""}", where ${expected} was expected; it decides nothing.`,
  hint: "Correct the cell, or bring in the file that holds what it names; an import is taken back with undo.",
  file: source.file,
  row: source.row,
  column,
  expected,
});
