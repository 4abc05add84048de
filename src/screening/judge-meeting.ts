import type { Hit, HitKind } from "../model/hit.ts";
import type { Identity } from "../model/levels.ts";
import { bandOf, bandThresholds } from "../names/bands.ts";
import { hitId } from "./hit-id.ts";
import { notesOf } from "./hit-notes.ts";
import {
  compareIdentifiers,
  type IdentifierComparison,
  identifierLabel,
  isDecisive,
} from "./identifier-match.ts";
import type { Meeting } from "./meetings.ts";
import type { PreparedQuery } from "./screen-query.ts";
import type { Shelf } from "./shelf.ts";
import { capAt, liftTo, lowerBy, type Reason, type Tally, tallyOf } from "./tally.ts";
import { isWeakName, mostByWeakName } from "./weak-names.ts";

/** A score that an equal identifier lifts to; above it only the names themselves can carry. */
export const identifiedScore = 9_700;
/** What a conflict of countries takes off at most. Never enough to take a hit out of view. */
export const countryPenalty = 300;

/** The highest score that is still below the band. */
export const below = (band: keyof typeof bandThresholds): number => bandThresholds[band] - 1;

/** What identifiers, countries and clauses say about a meeting, beside its names. */
export interface Judgement {
  readonly tally: Tally;
  readonly kind: HitKind;
  readonly identity: Identity;
  readonly identifiers: IdentifierComparison;
  readonly countryConflict: boolean;
  /** The names of both sides agree at `weak` or better. */
  readonly namesAgree: boolean;
  /** An open clause of the entry may cover the party, and it is not already a strong or identified hit. */
  readonly open: boolean;
}

/** The hit that a meeting is, or undefined where the names are too far apart and nothing else speaks. */
export function hitOf(shelf: Shelf, query: PreparedQuery, meeting: Meeting): Hit | undefined {
  const judgement = judge(query, meeting);
  const { entry } = meeting.shelved;
  const { tally, kind } = judgement;
  if (tally.score < bandThresholds.weak && kind === "name") return undefined;
  return {
    hit: hitId(query.query.party, entry.id),
    kind,
    score: tally.score,
    band: bandOf(tally.score),
    identity: judgement.identity,
    list: shelf.version.key,
    entry: entry.id,
    name: entry.name,
    matched: meeting.best?.name.text ?? entry.name,
    version: shelf.version.version,
    explanation: tally.lines,
    notes: notesOf(query, meeting, judgement),
  };
}

/** Names first, then identifiers, country, open clauses, and last what the list's own source allows. */
export function judge(query: PreparedQuery, meeting: Meeting): Judgement {
  const { entry } = meeting.shelved;
  const names = tallyOf(meeting.best?.comparison);
  const identifiers = compareIdentifiers(query.identifiers, meeting.shelved.identifiers);
  const countryConflict = countriesConflict(query.query.country, entry.countries);
  const namesAgree = names.score >= bandThresholds.weak;
  const byIdentifier = withIdentifiers(names, identifiers, namesAgree);
  const identified = isIdentified(identifiers, namesAgree);
  const located =
    countryConflict && !identified ? withCountry(byIdentifier, query, entry.countries) : byIdentifier;
  const open = meeting.covered && !identified && located.score < bandThresholds.strong;
  const opened = open ? withOpenSet(located, meeting) : located;
  return {
    tally: withSource(opened, meeting, identified),
    kind: identifiers.equal.length > 0 ? "identifier" : open ? "open-set" : "name",
    identity: identified ? "identified" : "candidate",
    identifiers,
    countryConflict,
    namesAgree,
    open,
  };
}

/** Equal, proved by check digits or by the names as well, and nothing contradicts. */
const isIdentified = ({ equal, different }: IdentifierComparison, namesAgree: boolean): boolean =>
  equal.some(({ kind }) => isDecisive(kind) || namesAgree) && !different.some(({ kind }) => isDecisive(kind));

function withIdentifiers(names: Tally, found: IdentifierComparison, namesAgree: boolean): Tally {
  let tally = names;
  for (const { kind, query, candidate } of found.equal) {
    const reason = { kind: "identifier", ...labelled(kind, query, candidate), similarity: 10_000 };
    tally = liftTo(tally, isDecisive(kind) || namesAgree ? identifiedScore : bandThresholds.review, reason);
  }
  const ceiling = found.equal.length > 0 ? below("strong") : below("review");
  for (const { kind, query, candidate } of found.different) {
    if (!isDecisive(kind)) continue;
    tally = capAt(tally, ceiling, { kind: "veto", ...labelled(kind, query, candidate), similarity: 0 });
  }
  return tally;
}

function labelled(kind: Parameters<typeof identifierLabel>[0], query: string, candidate: string) {
  const label = identifierLabel(kind);
  return { query: `${label} ${query}`, candidate: `${label} ${candidate}` };
}

/** Hong Kong and Macao stand with mainland China: addresses of one company are commonly given in either. */
const sameForCompanies: Readonly<Record<string, string>> = { HK: "CN", MO: "CN" };
const companyCountry = (code: string): string => sameForCompanies[code] ?? code;

/** Countries are in conflict when both sides name some and none is common. Agreement confirms nothing. */
function countriesConflict(country: string | undefined, listed: readonly string[]): boolean {
  if (country === undefined || country === "" || listed.length === 0) return false;
  return !listed.some((code) => companyCountry(code) === companyCountry(country));
}

function withCountry(tally: Tally, query: PreparedQuery, listed: readonly string[]): Tally {
  const reason: Reason = {
    kind: "country",
    query: query.query.country ?? "",
    candidate: listed.join(", "),
    similarity: 0,
  };
  return lowerBy(tally, countryPenalty, bandThresholds.weak, reason);
}

function withOpenSet(tally: Tally, meeting: Meeting): Tally {
  const { openSet } = meeting.shelved;
  const reason: Reason = {
    kind: "open-set",
    query: meeting.best?.query ?? "",
    candidate: openSet === undefined ? "" : `${openSet.stem} ${openSet.clause}`,
    similarity: 0,
  };
  return liftTo(tally, bandThresholds.review, reason);
}

/** What the list's own source allows: an entry that is only reported, a name that the publisher calls weak. */
function withSource(tally: Tally, { shelved, best }: Meeting, identified: boolean): Tally {
  const weakly =
    !identified && best !== undefined && isWeakName(best.name)
      ? capAt(tally, mostByWeakName, weakReason)
      : tally;
  return shelved.entry.verification === "reported" ? capAt(weakly, below("strong"), reportedReason) : weakly;
}

const weakReason: Reason = {
  kind: "cap",
  query: "",
  candidate: "a weak alias: the publisher calls it too common to go by",
  similarity: 0,
};

const reportedReason: Reason = {
  kind: "cap",
  query: "",
  candidate: "reported, not seen on the official page",
  similarity: 0,
};
