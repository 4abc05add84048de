import { isRecord } from "../../../formats/json/json-values.ts";
import type { DocumentKind } from "../document-kind.ts";
import { credentialKindOf } from "../document-kind.ts";
import type { Draft, JsonObject } from "../event-draft.ts";
import { newDraft, noteComments, refuse, textOf } from "../event-draft.ts";
import type { ScannedText } from "../event-lists.ts";
import { eventAt, wholeGiven } from "../event-lists.ts";
import { entry } from "../json-path.ts";
import type { ListContext } from "../read-list.ts";
import { checkLists, checkRepeated, readInto, readList } from "../read-list.ts";
import type { Progress } from "../reading.ts";
import { count, tell } from "../reading.ts";
import { readCredential } from "./read-credential.ts";
import type { Stated } from "./subjects.ts";
import { besideSubject, subjectReaders } from "./subjects.ts";

const subjectPath = "$.credentialSubject";

/** The subjects of a credential that is no list of events, with their paths. */
function subjectsOf(text: ScannedText, root: JsonObject): readonly (readonly [string, JsonObject])[] {
  const { credentialSubject: subject } = root;
  if (isRecord(subject)) return [[subjectPath, subject]];
  const lists = text.lists.filter((list) => list.path === subjectPath);
  const entries = lists.flatMap((list) => list.froms.map((_, index) => eventAt(text, list, index)));
  return entries.flatMap((each, index) =>
    isRecord(each) ? [[entry(subjectPath, index), each] as const] : [],
  );
}

/** Several subjects of one credential: the first product or facility is named, lists are joined. */
function joined(all: readonly Stated[]): Stated | undefined {
  const [first] = all;
  if (first === undefined) return undefined;
  const present: Record<string, number> = {};
  for (const each of all)
    for (const [type, number] of Object.entries(each.present)) present[type] = (present[type] ?? 0) + number;
  const parts = {
    ...first.parts,
    materials: all.flatMap((each) => each.parts.materials),
    claims: all.flatMap((each) => each.parts.claims),
    links: all.flatMap((each) => each.parts.links),
  };
  return { parts, present };
}

/** What the subjects of a credential say, and what of it stands beside them. */
function statedBy(
  kind: DocumentKind,
  subjects: readonly (readonly [string, JsonObject])[],
  root: JsonObject,
): Stated | undefined {
  if (!Object.hasOwn(subjectReaders, kind)) return undefined;
  const read = subjectReaders[kind as keyof typeof subjectReaders];
  const stated = joined(subjects.map(([path, subject]) => read(path, subject)));
  const beside = kind === "untp-dpp" ? besideSubject(root) : [];
  if (stated === undefined || beside.length === 0) return stated;
  const traced = (stated.present.TraceabilityLink ?? 0) + beside.length;
  return {
    parts: { ...stated.parts, links: [...stated.parts.links, ...beside] },
    present: { ...stated.present, TraceabilityLink: traced },
  };
}

/** The root with its subject as a whole where it was cut out as a list: a passport may have several subjects. */
const whole = (text: ScannedText, root: JsonObject): JsonObject =>
  Array.isArray(root.credentialSubject)
    ? { ...root, credentialSubject: subjectsOf(text, root).map(([, subject]) => subject) }
    : root;

function checkSubject(draft: Draft, isThere: boolean): void {
  if (!isThere)
    refuse(draft, "events.document-invalid", subjectPath, {
      what: "the credential says nothing about anything",
    });
}

/** A credential that is about a product, a facility or a conformity. */
function readStatement(progress: Progress, text: ScannedText, root: JsonObject, settings: Settings): void {
  const { kind } = settings;
  const draft = newDraft(progress.file, "$", true);
  const stated = statedBy(kind, subjectsOf(text, root), root);
  for (const [type, number] of Object.entries(stated?.present ?? {})) count(progress, type, number);
  const credential = readCredential(draft, whole(text, root), settings.credential, stated);
  checkSubject(draft, stated !== undefined);
  noteComments(draft, whole(text, root), "$");
  checkLists(draft, text, subjectPath);
  checkRepeated(draft, text.envelope, progress.limits);
  tell(progress, draft.faults);
  if (credential === undefined || draft.faults.length > 0) {
    progress.refused += 1;
    progress.refuse({ path: "$", issues: draft.faults, json: wholeGiven(text) });
    return;
  }
  progress.loaded += 1;
  progress.credential(credential);
  progress.credentials.push(credential);
  progress.notes.take(draft.notes);
}

/** A credential whose subject is a list of events, or one event. */
function* readTraceability(
  progress: Progress,
  text: ScannedText,
  root: JsonObject,
  settings: Settings,
): Generator<undefined> {
  const draft = newDraft(progress.file, "$", true);
  const { credentialSubject: subject } = root;
  const credential = readCredential(draft, root, settings.credential, undefined);
  checkSubject(draft, Array.isArray(subject) || isRecord(subject));
  noteComments(draft, isRecord(subject) ? { ...root, credentialSubject: undefined } : root, "$");
  checkLists(draft, text, subjectPath);
  checkRepeated(draft, text.envelope, progress.limits);
  tell(progress, draft.faults);
  const isRefused = credential === undefined || draft.faults.length > 0;
  const { faults } = draft;
  const context: ListContext = { progress, isUntp: true, isRefused, faults, credential: textOf(root.id) };
  if (!isRefused) progress.credential(credential);
  if (isRecord(subject)) {
    const json = () => JSON.stringify(subject);
    readInto(context, { path: subjectPath, event: subject, json }, () => undefined);
  }
  for (const list of text.lists) yield* readList(context, text, list);
  if (isRefused) return;
  progress.credentials.push(credential);
  progress.notes.take(draft.notes);
}

interface Settings {
  readonly kind: DocumentKind;
  readonly credential: NonNullable<(typeof credentialKindOf)[DocumentKind]>;
}

/** A UNTP credential; false where the kind is none that is taken over. */
export function* readUntpDocument(
  progress: Progress,
  text: ScannedText,
  root: JsonObject,
  kind: DocumentKind,
): Generator<undefined, boolean> {
  const credential = credentialKindOf[kind];
  if (credential === undefined) return false;
  if (credential === "traceability-events")
    yield* readTraceability(progress, text, root, { kind, credential });
  else readStatement(progress, text, root, { kind, credential });
  return true;
}

/** Counts what a bare subject holds, for it is refused. */
export function countSubject(progress: Progress, root: JsonObject, kind: DocumentKind): void {
  const stated = statedBy(kind.replace("-subject", "") as DocumentKind, [["$", root]], {});
  for (const [type, number] of Object.entries(stated?.present ?? {})) count(progress, type, number);
}
