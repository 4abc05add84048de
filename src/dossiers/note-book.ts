import { whereRecordsEnd } from "../assessment/open-along.ts";
import type { ReportInput, ReportList } from "./report-input.ts";
import { alike } from "./slots.ts";
import { isUnder, type PlacedAssessment, type Regime, type ReportSubject, regimesOf } from "./subjects.ts";

/** A remark of outcomes, once, around the subject's name where it names each. */
export interface Remark {
  readonly pieces: readonly string[];
  readonly subjects: readonly ReportSubject[];
}

/** Every remark of every outcome in the one place where it is told. */
export interface NoteBook {
  /** Carried by every outcome of the report, under every one of several instruments. */
  readonly everywhere: readonly string[];
  /** About a list: its age, what stands in for it. Gaps that the list itself names are left to the list. */
  ofList(list: ReportList): readonly string[];
  /** Carried by every outcome of one subject, and by no other subject. */
  ofSubject(subject: ReportSubject): readonly string[];
  ofRegime(regime: Regime): readonly Remark[];
}

interface Noted {
  readonly note: string;
  readonly subject: ReportSubject;
  readonly found: PlacedAssessment["found"];
}

type Place =
  | { readonly kind: "everywhere" }
  | { readonly kind: "list"; readonly list: ReportList }
  | { readonly kind: "subject"; readonly subject: ReportSubject }
  | { readonly kind: "regime" };

export function bookNotes({ lists, assessments }: ReportInput, subjects: readonly ReportSubject[]): NoteBook {
  const noted = subjects.flatMap((subject) =>
    subject.assessments.flatMap(({ found }) =>
      [...new Set(found.notes)].map((note) => ({ note, subject, found })),
    ),
  );
  const several = regimesOf(assessments).length > 1;
  const placed = [...Map.groupBy(noted, ({ note }) => note)].map(([note, carried]) => ({
    note,
    carried,
    place: placeOf(note, carried, {
      lists,
      alone: subjects.length === 1,
      outcomes: several ? assessments.length : 0,
    }),
  }));
  const at = (takes: (place: Place) => boolean): readonly string[] =>
    placed.flatMap(({ note, place }) => (takes(place) ? [note] : []));
  const underRegimes = placed.flatMap(({ place, carried }) => (place.kind === "regime" ? carried : []));
  return {
    everywhere: at(({ kind }) => kind === "everywhere"),
    ofList: (list) =>
      saidBeyond(
        list,
        at((place) => place.kind === "list" && place.list === list),
      ),
    ofSubject: (subject) =>
      at((place) => place.kind === "subject" && place.subject === subject).filter(
        (note) => !isToldByEnds(note, subject),
      ),
    ofRegime: (regime) => remarksOf(underRegimes.filter(({ found }) => isUnder(regime, found))),
  };
}

interface Where {
  readonly lists: ReportInput["lists"];
  /** Whether the report has one subject only, so that what every outcome carries need not be of that subject. */
  readonly alone: boolean;
  /** Of all instruments, where there are several. */
  readonly outcomes: number;
}

function placeOf(note: string, carried: readonly Noted[], { lists, alone, outcomes }: Where): Place {
  const list = lists.find((list) => note.startsWith(startOf(list)));
  if (list !== undefined) return { kind: "list", list };
  const [first, ...others] = [...new Set(carried.map(({ subject }) => subject))];
  if (first !== undefined && others.length === 0 && isOwn(note, first, alone) && carriedByAll(first, carried))
    return { kind: "subject", subject: first };
  return carried.length === outcomes ? { kind: "everywhere" } : { kind: "regime" };
}

/** Whether a remark that one subject alone carries is told with its routes. */
const isOwn = (note: string, { flow, name }: ReportSubject, alone: boolean): boolean =>
  flow !== undefined && (!alone || note.includes(name));

const carriedByAll = ({ assessments }: ReportSubject, carried: readonly Noted[]): boolean =>
  assessments.length > 1 && carried.length === assessments.length;

/** How a remark on a list begins, as the assessments write it. */
const startOf = ({ key, version }: ReportList): string => `${key} (version ${version}) `;

/** Without the list's name, and without the gaps that stand with the list anyway. */
const saidBeyond = (list: ReportList, notes: readonly string[]): readonly string[] =>
  notes
    .map((note) => note.slice(startOf(list).length))
    .filter((words) => !list.knownGaps.some((gap) => words === `is known to be incomplete: ${gap}`));

/** Whether the line below the subject's routes says the same: the parties at which the records end. */
const isToldByEnds = (note: string, { flow, name }: ReportSubject): boolean =>
  flow?.ends.some(({ unknown }) => !unknown) === true && whereRecordsEnd(flow.ends, name).includes(note);

const remarksOf = (carried: readonly Noted[]): readonly Remark[] =>
  alike(
    carried,
    ({ note }) => note,
    ({ subject }) => subject.name,
  ).map(({ items, pieces }) => ({ pieces, subjects: [...new Set(items.map(({ subject }) => subject))] }));
