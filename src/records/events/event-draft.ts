import { isRecord } from "../../formats/json/json-values.ts";
import type { Kept } from "../../model/custody-event.ts";
import { entry, member } from "./json-path.ts";
import type { NoteTally } from "./notes.ts";
import { newNotes } from "./notes.ts";
import type { EventIssue, RefusalCode } from "./refusals.ts";
import { refusal, shownValue } from "./refusals.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** One event or credential while it is read: what is wrong with it, what must be told, what is kept as it stands. */
export interface Draft {
  readonly file: string;
  readonly path: string;
  /** UNTP: times may lack an offset, and words are not held against CBV. */
  readonly isUntp: boolean;
  readonly faults: EventIssue[];
  readonly notes: NoteTally;
  readonly rest: Kept[];
}

export const newDraft = (file: string, path: string, isUntp: boolean): Draft => ({
  file,
  path,
  isUntp,
  faults: [],
  notes: newNotes(),
  rest: [],
});

/** Faults of one event that are told; more say nothing new. */
const mostFaults = 20;

/** Notes a fault; `value` is what stands there. */
export function refuse(draft: Draft, code: RefusalCode, path: string, problem: Problem): undefined {
  if (draft.faults.length >= mostFaults) return undefined;
  const received = shownValue(problem.value);
  draft.faults.push(refusal(code, path, problem.what, { file: draft.file, received }));
  return undefined;
}

export interface Problem {
  readonly what: string;
  readonly value?: unknown;
}

/** Keeps a value that is not interpreted. Numbers stay as they were written. */
export function keep(draft: Draft, path: string, value: unknown): void {
  draft.rest.push({ path, json: JSON.stringify(value) });
}

/** Keeps every member of an object but those that were read. */
export function keepOthers(draft: Draft, path: string, object: JsonObject, read: ReadonlySet<string>): void {
  for (const name of Object.keys(object)) if (!read.has(name)) keep(draft, member(path, name), object[name]);
}

/** The faults in the order in which their places stand in the object; what is missing stands before all. */
export function inDocumentOrder(draft: Draft, object: JsonObject): readonly EventIssue[] {
  const starts = Object.keys(object).map((name) => member(draft.path, name));
  const placeOf = ({ path }: EventIssue): number =>
    starts.findIndex(
      (start) => path === start || path.startsWith(`${start}.`) || path.startsWith(`${start}[`),
    );
  return draft.faults
    .map((fault) => ({ fault, at: placeOf(fault) }))
    .sort((a, b) => a.at - b.at)
    .map(({ fault }) => fault);
}

/** Counts names that begin with an underscore, however deep. */
export function noteComments(draft: Draft, value: unknown, path: string): void {
  if (Array.isArray(value))
    value.forEach((inside, index) => {
      if (typeof inside === "object") noteComments(draft, inside, entry(path, index));
    });
  else if (isRecord(value))
    for (const name of Object.keys(value)) {
      if (name.startsWith("_")) draft.notes.add("comment-name", member(path, name));
      if (typeof value[name] === "object") noteComments(draft, value[name], member(path, name));
    }
}

/** A text; undefined for any other value. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value.toWellFormed() : undefined;

/** The member if it is there, with an object spread in mind. */
export const given = <K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [name]: value } as { [P in K]?: V });
