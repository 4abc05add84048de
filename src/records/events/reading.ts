import { counted } from "../../formats/counted.ts";
import type { Credential } from "../../model/credential.ts";
import type { CustodyEvent, Kept } from "../../model/custody-event.ts";
import type { DocumentKind } from "./document-kind.ts";
import type { EventLimits } from "./limits.ts";
import type { EventNote, NoteTally } from "./notes.ts";
import { newNotes } from "./notes.ts";
import type { EventIssue } from "./refusals.ts";
import { refusal } from "./refusals.ts";

/** What a file held and what became of it. */
export interface EventSummary {
  readonly kind: DocumentKind;
  /** `refused`: the file, or at least one event of it; sound events beside it load. */
  readonly outcome: "loads" | "refused" | "not-a-record";
  /** All that the file holds, by type: events, or the entries of a credential's lists. */
  readonly present: Readonly<Record<string, number>>;
  /** Events, or credentials that are no list of events. loaded + refused = what is present of them. */
  readonly loaded: number;
  readonly refused: number;
  readonly credentials: readonly Credential[];
  readonly issues: readonly EventIssue[];
  /** Faults beyond those that `issues` tells one by one. */
  readonly untold: number;
  readonly notes: readonly EventNote[];
  /** Of a document that loads: what stands around its events. */
  readonly rest: readonly Kept[];
}

export interface EventReading extends EventSummary {
  readonly events: readonly CustodyEvent[];
}

/** An event, or a credential that is no list of events, of which nothing was taken. */
export interface RefusedEvent {
  /** JSONPath. */
  readonly path: string;
  /** Its own faults in the order of the document; where it has none, those of the document around it. Never empty. */
  readonly issues: readonly EventIssue[];
  /** Its text as it came; undefined where that is beyond the limit. */
  readonly json: string | undefined;
}

/** Where events go, in the order of the file. */
export interface EventTakers {
  readonly take: (event: CustodyEvent) => void;
  readonly refuse?: (refused: RefusedEvent) => void;
  /** A credential that is taken over; of one that is a list of events before its events. */
  readonly credential?: (credential: Credential) => void;
  /** What stands around the events of an EPCIS document, before its events. */
  readonly envelope?: (root: Readonly<Record<string, unknown>>) => void;
}

/** A summary in the making. */
export interface Progress {
  readonly file: string;
  readonly limits: EventLimits;
  readonly take: (event: CustodyEvent) => void;
  readonly refuse: (refused: RefusedEvent) => void;
  readonly credential: (credential: Credential) => void;
  readonly envelope: (root: Readonly<Record<string, unknown>>) => void;
  readonly present: Map<string, number>;
  readonly issues: EventIssue[];
  readonly notes: NoteTally;
  readonly credentials: Credential[];
  readonly rest: Kept[];
  readonly ids: Set<string>;
  loaded: number;
  refused: number;
  untold: number;
}

const ignore = (): void => undefined;

export const newProgress = (
  file: string,
  limits: EventLimits,
  { take, refuse = ignore, credential = ignore, envelope = ignore }: EventTakers,
): Progress => ({
  file,
  limits,
  take,
  refuse,
  credential,
  envelope,
  present: new Map(),
  issues: [],
  notes: newNotes(),
  credentials: [],
  rest: [],
  ids: new Set(),
  loaded: 0,
  refused: 0,
  untold: 0,
});

/** Tells of faults, one by one up to the limit. */
export function tell(progress: Progress, issues: readonly EventIssue[]): void {
  const room = Math.max(0, progress.limits.issues - progress.issues.length);
  progress.issues.push(...issues.slice(0, room));
  progress.untold += Math.max(0, issues.length - room);
}

/** What says that not everything was said. */
const andMore = ({ file, untold }: Progress): EventIssue =>
  refusal("file.too-large", "$", `${counted(untold)} further faults are counted and not told one by one`, {
    file,
  });

export function count(progress: Progress, type: string, by = 1): void {
  if (by > 0) progress.present.set(type, (progress.present.get(type) ?? 0) + by);
}

export function summaryOf(progress: Progress, kind: DocumentKind): EventSummary {
  const { present, loaded, refused, untold, credentials, notes, rest } = progress;
  const issues = untold === 0 ? progress.issues : [...progress.issues, andMore(progress)];
  return {
    kind,
    outcome: issues.length > 0 ? "refused" : "loads",
    present: Object.fromEntries(present),
    loaded,
    refused,
    credentials,
    issues,
    untold,
    notes: notes.notes(),
    rest,
  };
}
