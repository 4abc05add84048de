import type { EventData, LoggedEvent } from "../store/events/event-table.ts";
import type { Store } from "../store/open-store.ts";

type Checked = LoggedEvent & { readonly type: "list-checked" };
type Registered = LoggedEvent & { readonly type: "list-registered" };
export type Held = LoggedEvent & { readonly type: "list-held" };
/** A file of a publisher as an event records it. */
export type FileRecord = EventData<"list-held">["files"][number];

const registeredOf = (store: Store): readonly Registered[] =>
  store.log.read().filter((event) => event.type === "list-registered");

/** The last registration of a list. */
export const lastRegistered = (store: Store, key: string): Registered | undefined =>
  registeredOf(store).findLast(({ data }) => data.key === key);

/** How often the version in force of a list was seen unchanged, the newest last. */
const checkedSince = (store: Store, key: string): readonly Checked[] => {
  const since = lastRegistered(store, key)?.seq ?? 0;
  return store.log
    .read()
    .filter((event) => event.type === "list-checked")
    .filter((event) => event.data.key === key && event.seq > since);
};

/** The publisher's files behind the version in force of a list: each as it came last. */
export function filesBehind(store: Store, key: string): readonly FileRecord[] {
  const came = [lastRegistered(store, key), ...checkedSince(store, key)];
  return [
    ...new Map(came.flatMap((event) => (event?.data.files ?? []).map((file) => [file.name, file]))).values(),
  ];
}

/** What was held back of a list since its version in force came, or was seen unchanged; the newest last. */
export function heldSince(store: Store, key: string): readonly Held[] {
  const since = checkedSince(store, key).at(-1)?.seq ?? lastRegistered(store, key)?.seq ?? 0;
  return heldOf(store).filter((event) => event.data.key === key && event.seq > since);
}

/** What is held of a list now, each once whatever it was held for, the newest last. */
export function heldNow(store: Store, key: string): readonly Held[] {
  // By the version they are read as; what could not be read, by its files.
  const nameOf = ({ data: { candidate, files } }: Held): string =>
    candidate?.sha256 ?? files.map(({ name, sha256 }) => `${name} ${sha256}`).join(", ");
  const since = heldSince(store, key);
  return since.filter((event, at) => !since.slice(at + 1).some((later) => nameOf(later) === nameOf(event)));
}

export const heldOf = (store: Store): readonly Held[] =>
  store.log.read().filter((event) => event.type === "list-held");

/** A version of a list that is kept: one that was in force, or one that was held back. */
export interface KeptVersion {
  readonly key: string;
  readonly version: string;
  readonly sha256: string;
  readonly held: boolean;
  /** Number of the event by which it came, and its instant: versions of one day are told apart by their order. */
  readonly seq: number;
  readonly at: string;
}

/** Every version that is kept, in the order in which they came. */
export const keptVersions = (store: Store): readonly KeptVersion[] =>
  store.log.read().flatMap((event): KeptVersion[] => {
    const { seq, at } = event;
    if (event.type === "list-registered") {
      const { key, version, sha256 } = event.data;
      return [{ key, version, sha256, held: false, seq, at }];
    }
    if (event.type !== "list-held" || event.data.candidate === undefined) return [];
    const { version, sha256 } = event.data.candidate;
    return [{ key: event.data.key, version, sha256, held: true, seq, at }];
  });
