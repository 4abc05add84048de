import { compareText } from "../model/compare-text.ts";
import { isIsoDate } from "../model/dates.ts";
import type { Hit, HitKind } from "../model/hit.ts";
import type { Issue } from "../model/issue.ts";
import type { Decision } from "../model/records.ts";

/** What persons decided, by hit id. */
export interface DecisionBook {
  /** The decision that holds. */
  readonly current: ReadonlyMap<string, Decision>;
  /** Every decision, the earliest first; the last is the one that holds. */
  readonly history: ReadonlyMap<string, readonly Decision[]>;
}

/**
 * Folds decision events into a book. The later decision supersedes: by the day it was made, then by the instant it was
 * recorded, then by its place in the log. An old decision that is imported late therefore never undoes a newer one.
 * `knownBy` (a day, inclusive, or an instant) leaves out what had not been recorded by then.
 */
export function foldDecisions(decisions: readonly Decision[], knownBy?: string): DecisionBook {
  const history = new Map<string, Decision[]>();
  const known = decisions.filter((decision) => knownBy === undefined || wasKnown(decision.at, knownBy));
  for (const decision of [...known].sort(byTime)) {
    const earlier = history.get(decision.hit);
    if (earlier === undefined) history.set(decision.hit, [decision]);
    else earlier.push(decision);
  }
  const current = new Map<string, Decision>();
  for (const [hit, made] of history) {
    const last = made.at(-1);
    if (last !== undefined) current.set(hit, last);
  }
  return { current, history };
}

/** Instants are compared as moments: `...:00Z` and `...:00.000Z` are the same one, though not the same text. */
const wasKnown = (at: string, knownBy: string): boolean =>
  isIsoDate(knownBy) ? at.slice(0, 10) <= knownBy : Date.parse(at) <= Date.parse(knownBy);

const byTime = (a: Decision, b: Decision): number =>
  compareText(a.date, b.date) || Date.parse(a.at) - Date.parse(b.at);

/** What has changed since a decision in what it rested on, in words; empty where it stands as it was made. */
export type ChangesSince = (hit: Hit, made: Decision) => readonly string[];

/** Whether what a `same` tied the party to the entry by, a share or a clause, is told still. */
export type StillTold = (hit: Hit, made: Decision) => boolean;

interface Since {
  readonly changes: ChangesSince;
  readonly stillTold: StillTold;
}

/**
 * The hits with what was decided. `same` makes the identity `decided`. `not-same` and `cannot-tell` leave the hit in
 * view; where identifiers had agreed, the identity falls back to `candidate`, since a person says otherwise. Where the
 * ground has changed, a `same` holds until it is asked again; any other leaves the hit undecided, and says what it was.
 * So does a `same` on a share or a clause that is no longer told: that the party is the listed one, nobody decided.
 */
export const applyDecisions = (
  hits: readonly Hit[],
  book: DecisionBook,
  changes: ChangesSince = () => [],
  stillTold: StillTold = () => true,
): Hit[] =>
  hits.map((hit) => {
    const made = book.current.get(hit.hit);
    return made === undefined ? hit : withDecision(hit, made, sinceThen(hit, made, { changes, stillTold }));
  });

interface SinceThen {
  readonly changed: readonly string[];
  readonly told: boolean;
}

function sinceThen(hit: Hit, made: Decision, { changes, stillTold }: Since): SinceThen {
  const told = made.decision !== "same" || stillTold(hit, made);
  const changed = changes(hit, made);
  return { told, changed: told || changed.length > 0 ? changed : ["what tied the two is no longer told"] };
}

function withDecision(hit: Hit, made: Decision, { changed, told }: SinceThen): Hit {
  const { decision, reason, by, date } = made;
  const said = `${decidedText(made, hit.kind, { ...unnamed, owned: hit.ownership !== undefined })}: ${reason}`;
  const same = decision === "same" && told;
  const stands = changed.length === 0 || same;
  return {
    ...hit,
    ...(same ? { kind: kindAsked(made, hit.kind) } : {}),
    identity: same ? "decided" : "candidate",
    ...(stands ? { decision } : {}),
    ...(changed.length === 0 ? {} : { askAgain: { decision, reason, by, date, changed } }),
    notes: [...hit.notes, said, ...(changed.length === 0 ? [] : [askedAgainText(changed)])],
  };
}

/** "to be asked again, for since then ..." */
export const askedAgainText = (changed: readonly string[]): string =>
  `to be asked again, for since then ${changed.join("; ")}`;

/** Who a decision is about, in words. */
export interface DecisionParties {
  readonly party: string;
  readonly listed: string;
  /** The hit rests on shares as well as on names: both were in view. */
  readonly owned?: boolean | undefined;
}

const unnamed: DecisionParties = { party: "the party", listed: "the listed one" };

type Made = Pick<Decision, "by" | "date" | "decision" | "ground">;

/** The kind of the hit on which it was decided; the kind now where that was not kept. Without shares it was about names. */
function kindAsked({ ground }: Pick<Made, "ground">, now: HitKind): HitKind {
  const asked = ground?.asked;
  if (asked === undefined) return now;
  return asked.kind ?? (now === "owned" && !asked.owned ? "name" : now);
}

/**
 * "<by> decided on <date> that ...", by what was asked then. Of an open set, `same` says that the party is the listed one or one of the others;
 * of a hit by ownership, that it is the company in which the records give the listed one a share.
 */
export function decidedText(
  made: Made,
  now: HitKind,
  { party, listed, owned: ownedNow = false }: DecisionParties = unnamed,
): string {
  const kind = kindAsked(made, now);
  const owned = made.ground?.asked?.owned ?? ownedNow;
  const others = [
    ...(kind === "open-set" ? ["one of those named with it"] : []),
    ...(owned || kind === "owned"
      ? [`a company in which the records give ${kind === "owned" ? listed : "it"} a share`]
      : []),
  ];
  const ones = [...(kind === "owned" ? [] : [listed]), ...others];
  const [only = listed] = ones;
  const what = {
    same: `${party} is ${ones.join(" or ")}`,
    "not-same": ones.length > 1 ? `${party} is neither ${ones.join(" nor ")}` : `${party} is not ${only}`,
    "cannot-tell": `it cannot be told whether ${party} is ${ones.join(" or ")}`,
  } as const;
  return `${made.by} decided on ${made.date} that ${what[made.decision]}`;
}

/** Decisions that hold although screening gives no such hit (any more): a renamed list entry, another algorithm. */
export function orphanDecisions(hits: Iterable<Hit>, book: DecisionBook): Decision[] {
  const produced = new Set<string>();
  for (const hit of hits) produced.add(hit.hit);
  return [...book.current.values()]
    .filter((decision) => !produced.has(decision.hit))
    .sort((a, b) => compareText(a.hit, b.hit));
}

/** What a person or a file hands over to be recorded as a decision; texts as given. */
export type DecisionInput = {
  readonly [K in (typeof neededColumns)[number] | "decision" | "date"]?: string | undefined;
};

const neededColumns = ["party", "list", "entry", "reason", "by"] as const;
const outcomes: readonly string[] = ["same", "not-same", "cannot-tell"];

/** Everything that stands in the way of recording the decision; empty when it can be recorded. */
export function validateDecision(input: DecisionInput): Issue[] {
  const issues = neededColumns
    .filter((column) => (input[column] ?? "").trim() === "")
    .map((column) => invalid(column, input[column], wanted[column], hints[column]));
  if (!outcomes.includes(input.decision ?? ""))
    issues.push(invalid("decision", input.decision, outcomes.join(", "), "Write one of the three words."));
  if (!isIsoDate(input.date ?? ""))
    issues.push(invalid("date", input.date, "YYYY-MM-DD", "Write the day on which the person decided."));
  return issues;
}

const wanted: Readonly<Record<(typeof neededColumns)[number], string>> = {
  party: "a party",
  list: "a list",
  entry: "an entry",
  reason: "a reason",
  by: "the name of the person who decides",
};

const hints: Readonly<Record<(typeof neededColumns)[number], string>> = {
  party: "Name the party of the customer's own records.",
  list: "Name the key of the list, such as us-uflpa.",
  entry: "Name the entry by its id or by its name on the list.",
  reason: "Say what the decision rests on; a decision without a reason cannot be checked later.",
  by: "Say who decided; a decision is a person's.",
};

function invalid(column: string, received: string | undefined, expected: string, hint: string): Issue {
  const seen = received === undefined || received.trim() === "" ? "nothing" : `"${received}"`;
  return {
    code: "decision.invalid",
    message: `A decision needs ${expected} under "${column}"; ${seen} was given.`,
    hint,
    column,
    expected,
    received: received ?? "",
  };
}
