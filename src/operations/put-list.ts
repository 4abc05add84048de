import { compareVersions } from "../lists/diff/compare-versions.ts";
import { keepRemoved } from "../lists/publishers/keep-removed.ts";
import { seenOn } from "../lists/seen-on.ts";
import { knowingChain } from "../lists/update/delta-chain.ts";
import { passes } from "../lists/update/judge-version.ts";
import { keepLater } from "../lists/update/keep-later.ts";
import type { Check } from "../lists/update/version-check.ts";
import { hashOf, sha256 } from "../model/canonical.ts";
import type { IsoDate } from "../model/dates.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { EventData } from "../store/events/event-table.ts";
import type { Store } from "../store/open-store.ts";
import type { ArrivedFile, ArrivedList } from "./arrived-list.ts";
import { type ListOutcome, outcomeOf } from "./list-outcome.ts";
import { type FileRecord, filesBehind, heldSince } from "./list-records.ts";
import type { ListSources } from "./list-sources.ts";
import type { Actor } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { type JudgedList, readArrived } from "./read-arrived.ts";
import { registerList } from "./register-list.ts";

/** Where a list is put: the workspace, open for writing, and who asked. */
export interface Putting {
  readonly ports: Ports;
  readonly store: Store;
  readonly actor: Actor;
  readonly sources: ListSources;
}

/** The version of a list that is in force. */
export const inForceOf = (store: Store, key: string): ListVersion | undefined =>
  store.lists.all().find((version) => version.key === key);

/** Reads and judges what came; puts it in force, or holds it and leaves the old version where it is. */
export function putList(putting: Putting, arrived: ArrivedList): ListOutcome {
  const { store, ports, actor } = putting;
  const before = inForceOf(store, arrived.key);
  const outcome = (state: ListOutcome["outcome"], judged: JudgedList) =>
    outcomeOf(putting, { key: arrived.key, state, before, judged, arrived });
  const judged = readArrived(arrived, before, ports.now());
  const candidate = knowingFiles(store, arrived, { ...judged, before });
  const { checks } = judged;
  if (isOnlyEarlier(store, arrived, checks)) return outcome("unchanged", judged);
  if (candidate === undefined || !passes(checks)) {
    hold(putting, arrived, { candidate, checks, against: before?.version });
    return outcome("kept", judged);
  }
  const version = succeeding(candidate, before);
  if (before !== undefined && isSame(before, version)) {
    checkList(putting, arrived, { before, day: arrived.retrieved ?? version.published });
    return outcome("unchanged", judged);
  }
  const files = keepFiles(store, arrived.files);
  registerList(store, ports.now(), version, { by: actor.name, files });
  return outcome("updated", judged);
}

/** Whether these are the very files of the version in force, as they were had on an earlier day than it was last seen. */
function isOnlyEarlier(store: Store, { key, files }: ArrivedList, checks: readonly Check[]): boolean {
  const failed = checks.filter(({ result }) => result === "fail");
  const behind = filesBehind(store, key);
  const isBehind = ({ name, bytes }: ArrivedFile): boolean =>
    behind.some((known) => known.name === name && known.sha256 === sha256(bytes));
  return failed.length > 0 && failed.every(({ check }) => check === "date") && files.every(isBehind);
}

/** What was read, with what the files that came, and those that came before them, show to be missing. */
function knowingFiles(
  store: Store,
  { key, files }: ArrivedList,
  { candidate, before }: Pick<JudgedList, "candidate"> & { readonly before: ListVersion | undefined },
): ListVersion | undefined {
  if (candidate === undefined) return undefined;
  const known = filesBehind(store, key);
  return knowingChain(candidate, { files, inForce: before, before: known.map(({ name }) => name) });
}

/** A version as it comes into force: what went before it keeps its days, and what it cannot know stays. */
export const succeeding = (candidate: ListVersion, before: ListVersion | undefined): ListVersion =>
  before === undefined ? candidate : keepRemoved(keepLater(candidate, before), before);

/**
 * Whether the version says what the one in force says; on which day it was read says nothing. A bundled version has another
 * hash, and other sources: only one of the same day is it.
 */
const isSame = (before: ListVersion, after: ListVersion): boolean =>
  before.origin === "bundled"
    ? before.published === after.published &&
      hashOf(before.knownGaps) === hashOf(after.knownGaps) &&
      compareVersions(before, after).length === 0
    : before.sha256 === after.sha256 && hashOf(frameOf(before)) === hashOf(frameOf(after));

/** What is said of the list as a whole beside what its hash covers. */
const frameOf = ({ title, publisher, url, cadenceDays, role, days }: ListVersion) => ({
  ...{ title, publisher, url, cadenceDays, role, days },
});

interface Seen {
  /** The version in force. */
  readonly before: ListVersion;
  /** The day on which the publisher published the same. */
  readonly day: IsoDate;
}

/** Records that the version in force was seen unchanged, unless that is known of the day with these files. */
export function checkList(
  { store, ports, actor }: Putting,
  { key, files }: ArrivedList,
  { before, day }: Seen,
): void {
  const behind = filesBehind(store, key);
  const fresh = keepFiles(store, files).filter((file) => !behind.some((known) => tellsOf(known, file)));
  if (day <= seenOn(before) && fresh.length === 0) return;
  const { version } = before;
  const data = { key, version, checked: day, ...(fresh.length === 0 ? {} : { files: fresh }) };
  store.append([{ at: ports.now(), by: actor.name, type: "list-checked", data }]);
}

/** Whether a record tells all of a file: the same bytes, and what the next download asks with, where that is known. */
const tellsOf = (known: FileRecord, { name, sha256: hash, etag, lastModified }: FileRecord): boolean =>
  known.name === name &&
  known.sha256 === hash &&
  (etag === undefined || etag === known.etag) &&
  (lastModified === undefined || lastModified === known.lastModified);

/** Puts the files among the originals; what is handed back must be registered. */
const keepFiles = (store: Store, files: readonly ArrivedFile[]): FileRecord[] =>
  files.map(({ bytes, ...file }) => ({ ...file, sha256: store.originals.put(bytes).sha256 }));

interface Holding {
  readonly candidate: ListVersion | undefined;
  readonly checks: readonly Check[];
  readonly against: string | undefined;
}

/** Keeps files that are not put in force, so that a person can look; the same ones for the same reasons once. */
function hold({ store, ports, actor }: Putting, arrived: ArrivedList, holding: Holding): void {
  if (arrived.files.length === 0 || isHeld(store, arrived, holding)) return;
  const files = keepFiles(store, arrived.files);
  const data = heldData(arrived.key, files, {
    ...holding,
    stored: holding.candidate === undefined ? undefined : store.lists.put(holding.candidate),
  });
  store.append([{ at: ports.now(), by: actor.name, type: "list-held", data }]);
}

type Stored = EventData<"list-registered">;

function heldData(
  key: string,
  files: FileRecord[],
  { stored, checks, against }: Holding & { readonly stored: Stored | undefined },
): EventData<"list-held"> {
  return {
    key,
    ...(stored === undefined
      ? {}
      : { candidate: { version: stored.version, published: stored.published, sha256: stored.sha256 } }),
    files,
    ...(against === undefined ? {} : { against }),
    failed: failedOf(checks),
  };
}

const failedOf = (checks: readonly Check[]): EventData<"list-held">["failed"] =>
  checks
    .filter(({ result }) => result === "fail")
    .map(({ check, expected, received }) => ({ check, expected, received: received || "nothing" }));

function isHeld(store: Store, { key, files }: ArrivedList, { checks, against }: Holding): boolean {
  const last = heldSince(store, key).at(-1)?.data;
  if (last === undefined || last.against !== against) return false;
  const same = (a: unknown, b: unknown): boolean => hashOf(a) === hashOf(b);
  const names = (some: readonly { readonly name: string; readonly sha256: string }[]) =>
    some.map(({ name, sha256: hash }) => [name, hash]);
  const hashed = files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) }));
  return same(names(last.files), names(hashed)) && same(last.failed, failedOf(checks));
}
