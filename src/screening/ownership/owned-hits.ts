import type { ExplanationLine, Hit, OwnedGround } from "../../model/hit.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import { bandOf, bandThresholds } from "../../names/bands.ts";
import { hitId } from "../hit-id.ts";
import { notesOf } from "../hit-notes.ts";
import { below, type Judgement, judge } from "../judge-meeting.ts";
import { type Meeting, meetingsOn } from "../meetings.ts";
import { byStrength } from "../screen-party.ts";
import type { PreparedQuery } from "../screen-query.ts";
import { capAt } from "../tally.ts";
import { type Grounded, groundFor } from "./owned-ground.ts";
import type { OwnedCompany, Ownership } from "./ownership.ts";
import { groundNotes, shareText } from "./words.ts";

/** A party that may be a company in which the records give others a share. */
export interface CompanyMeeting {
  readonly meeting: Meeting;
  readonly company: OwnedCompany;
  /** What names, identifiers and countries come to, by the rules of any meeting. */
  readonly judgement: Judgement;
}

/** The companies that the party may be, with what their names and identifiers come to. */
export function companiesMet(ownership: Ownership, query: PreparedQuery): readonly CompanyMeeting[] {
  const { shelf, tables, companies } = ownership;
  if (shelf === undefined || !query.kinds.includes(shelf.kind)) return [];
  return meetingsOn(tables, shelf, query).flatMap((meeting) => {
    const company = companies.get(meeting.shelved.entry.id);
    const judgement = judge(query, meeting);
    const isLike = judgement.tally.score >= bandThresholds.weak;
    return company === undefined || !isLike ? [] : [{ meeting, company, judgement }];
  });
}

/**
 * A party's hits, joined by those of the companies that it may be and that a list's own rule reaches. Such a hit is
 * about the party and the listed owner; where there is one by name already, it is one hit with both grounds.
 */
export function withOwned(ownership: Ownership, query: PreparedQuery, found: readonly Hit[]): readonly Hit[] {
  const owned = companiesMet(ownership, query).flatMap((met) => hitsOf(ownership, query, met));
  if (owned.length === 0) return found;
  const hits = new Map(found.map((hit) => [hit.hit, hit]));
  for (const hit of [...owned].sort(byStrength)) {
    const other = hits.get(hit.hit);
    hits.set(hit.hit, other === undefined ? hit : joined(other, hit));
  }
  return [...hits.values()].sort(byStrength);
}

function hitsOf(ownership: Ownership, query: PreparedQuery, met: CompanyMeeting): readonly Hit[] {
  return ownership.versions.flatMap((version) => {
    const grounded = groundFor(ownership, version, met.company.node);
    if (grounded === undefined) return [];
    return grounded.owners.map((owner) => ownedHit(query, met, { owner, version, ground: grounded.ground }));
  });
}

interface Owned extends Pick<Grounded, "ground"> {
  readonly owner: ListEntry;
  readonly version: ListVersion;
}

function ownedHit(
  query: PreparedQuery,
  { meeting, judgement }: CompanyMeeting,
  { owner, version, ground }: Owned,
): Hit {
  // The party is at best the company: never the listed one, so that a person has to look in any case.
  const { score, lines } = capAt(judgement.tally, below("strong"), capReason(ground));
  return {
    hit: hitId(query.query.party, owner.id),
    kind: "owned",
    score,
    band: bandOf(score),
    identity: "candidate",
    list: version.key,
    entry: owner.id,
    name: owner.name,
    matched: meeting.best?.name.text ?? ground.company,
    version: version.version,
    explanation: [...lines, ...ground.shares.map((share) => shareLine(ground, shareText(share)))],
    ownership: [ground],
    notes: [...notesOf(query, meeting, judgement), ...groundNotes(ground)],
  };
}

const capReason = ({ company }: OwnedGround) => ({
  kind: "cap",
  query: "",
  candidate: `"${company}" is not identified with an entry in force on the list: by its rule it counts as owned`,
  similarity: 0,
});

/** A share adds nothing to a score: how alike two names are does not turn on who owns what. */
const shareLine = ({ company }: OwnedGround, candidate: string): ExplanationLine => ({
  kind: "ownership",
  query: company,
  candidate,
  similarity: 0,
  weight: 0,
  contribution: 0,
});

/** One hit with both grounds: the stronger one leads, at a tie the one that is there already. */
function joined(one: Hit, other: Hit): Hit {
  const [lead, rest] = other.score > one.score ? [other, one] : [one, other];
  const ownership = [...(lead.ownership ?? []), ...(rest.ownership ?? [])];
  const also =
    rest.kind === "owned"
      ? (rest.ownership ?? []).flatMap(groundNotes)
      : [`its own name is like that of the listed one as well, "${rest.matched}" (band ${rest.band})`];
  return { ...lead, ownership, notes: [...lead.notes, ...also] };
}
