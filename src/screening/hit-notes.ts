import type { EntryName, ListEntry } from "../model/list-entry.ts";
import { identifierLabel, isDecisive } from "./identifier-match.ts";
import type { Judgement } from "./judge-meeting.ts";
import type { Meeting } from "./meetings.ts";
import type { PreparedQuery } from "./screen-query.ts";

/** What a reader of the hit has to know beside the lines that sum: sentences without a verdict. */
export function notesOf(query: PreparedQuery, meeting: Meeting, judgement: Judgement): string[] {
  const { entry } = meeting.shelved;
  return [
    ...nameNotes(meeting, judgement),
    ...openNotes(meeting, judgement),
    ...identifierNotes(judgement),
    ...notCompared(query, meeting, judgement),
    ...(judgement.countryConflict
      ? [
          `differs on country: the record gives ${query.query.country}, the list data give ${entry.countries.join(", ")}`,
        ]
      : []),
    ...listingNotes(entry),
  ];
}

/** Under which name the entry was met, where it is not the one it bears on the list today. */
function nameNotes(meeting: Meeting, judgement: Judgement): string[] {
  if (meeting.best === undefined || !judgement.namesAgree) return [];
  const { text, standings } = meeting.best.name;
  const listed = standings.filter((name) => name.kind !== "former");
  const still = listed.find((name) => name.to === undefined);
  if (still !== undefined) return standing(still);
  const until = listed
    .map((name) => name.to ?? "")
    .sort()
    .at(-1);
  return until === undefined
    ? standings.slice(0, 1).flatMap(standing)
    : [`met under "${text}": listed until ${until} under this name`];
}

const metUnder = {
  primary: "the listed name",
  local: "the name in local script",
  alias: "the alias",
  former: "the former name",
} as const;

function standing(name: EntryName): string[] {
  if (name.kind === "primary") return [];
  const source = name.source === undefined ? "" : ` (source of this name: ${name.source})`;
  return [`met under ${metUnder[name.kind]} "${name.text}"${source}`];
}

function openNotes(meeting: Meeting, judgement: Judgement): string[] {
  const { openSet } = meeting.shelved;
  if (!judgement.open || openSet === undefined) return [];
  const clause = `the entry names "${openSet.stem}" and goes on "${openSet.clause}": whether this party is one of them is not decided`;
  return judgement.namesAgree
    ? [
        clause,
        "the names are alike as well: whether this party is the listed one itself is not decided either",
      ]
    : [clause];
}

function identifierNotes({ identifiers, namesAgree, identity }: Judgement): string[] {
  const { equal, different } = identifiers;
  const notes = equal.map(({ kind, candidate }) => `agrees on ${identifierLabel(kind)} ${candidate}`);
  for (const { kind, query, candidate } of different) {
    const several = isDecisive(kind) ? "" : "; a company may have several";
    notes.push(
      `differs on ${identifierLabel(kind)}: the record gives ${query}, the list data give ${candidate}${several}`,
    );
  }
  if (equal.length > 0 && !namesAgree)
    notes.push("no name agrees: a rename, a translation or a number that was copied wrongly");
  if (equal.length > 0 && identity !== "identified")
    notes.push("the identifiers alone do not settle who this is");
  return notes;
}

function notCompared(query: PreparedQuery, meeting: Meeting, { identifiers }: Judgement): string[] {
  if (identifiers.equal.length + identifiers.different.length > 0) return [];
  if (meeting.shelved.identifiers.length === 0)
    return ["not compared: identifiers (the list data give none)"];
  if (query.identifiers.length === 0) return ["not compared: identifiers (the record gives no valid one)"];
  return ["not compared: identifiers (the two sides give different kinds)"];
}

/** What limits what the entry itself says. */
export function listingNotes(entry: ListEntry): string[] {
  const notes: string[] = [];
  if (entry.verification === "reported") notes.push("reported, not seen on the official page");
  if (entry.removed !== undefined) notes.push(`no longer on the list: last day ${entry.removed}`);
  return notes;
}
