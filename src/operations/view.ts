import { dayOf, type IsoDate } from "../model/dates.ts";
import type { Issue } from "../model/issue.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { StatedContent } from "../model/net-content-stated.ts";
import type { CanonicalRow, Decision, RecordKind, Records } from "../model/records.ts";
import { recordKinds } from "../model/records.ts";
import type { Withdrawn } from "../model/withdrawn.ts";
import { buildParties, type PartyBook } from "../parties/build-parties.ts";
import { type SameAs, sameAsLinks } from "../parties/same-as.ts";
import { type FoldedEvents, foldEvents, withFolded } from "../records/events/as-rows/fold-events.ts";
import type { QuarantinedEvent } from "../records/events/as-rows/torn-runs.ts";
import type { SameShipments } from "../records/same-shipment/same-shipments.ts";
import { buildOwnership } from "../screening/ownership/build-ownership.ts";
import type { Ownership } from "../screening/ownership/ownership.ts";
import type { RegisteredImport, RegisteredList } from "../store/ledger/ledger-queries.ts";
import type { Store } from "../store/open-store.ts";
import type { StoredRow } from "../store/stored-row.ts";
import { decisionsOfRows, type Formerly } from "./decisions-of-rows.ts";
import { documentHeadings, sameShipmentsOf, withSameShipments } from "./same-shipments.ts";
import { nameTables } from "./tables/names.ts";
import { once } from "./tables/once.ts";
import { TornRuns } from "./torn-runs.ts";

/** What a workspace held at a moment: rows, parties, lists and decisions, undone imports left out. */
export interface WorkspaceView {
  readonly name: string;
  readonly fictional: boolean;
  /** With what the events say among them, as rows of lots, runs and shipments; and one row a shipment, whatever number of files tell of it. */
  readonly records: Records;
  /** Which rows of shipments are, or may be, one; found when first asked for. */
  readonly sameShipments: () => SameShipments;
  /** As they were imported: what is exported. */
  readonly imported: Records;
  /** What senders of events took back: it stands in no row. */
  readonly withdrawn: readonly Withdrawn[];
  /** Runs whose inputs are not known to be all, whatever a paper says: an event or a row of theirs could not be read. "": a row that does not tell of which run it is. */
  readonly openRuns: ReadonlySet<string>;
  /** What one piece of a product or lot holds, by its maker's word. */
  readonly netContents: readonly StatedContent[];
  /** What a person should know of the events: those of one id that differ, and what takes back nothing that is here. */
  readonly eventIssues: readonly Issue[];
  readonly parties: PartyBook;
  readonly lists: readonly ListVersion[];
  /** Decisions made with `decide` and those of imported files, as they stand in the log and in the files. */
  readonly decisions: readonly Decision[];
  /** A version of a list that was in force once; undefined where this workspace never had it. Read when asked for. */
  readonly listVersion: (list: string, version: string) => ListVersion | undefined;
  /** Rows that could not be read and stand in quarantine, by kind: no answer knows of them. */
  readonly quarantined: Readonly<Partial<Record<RecordKind, number>>>;
  /** Links between the customer's own parties; found when first asked for. */
  readonly sameAs: () => SameAs;
  /** Rows of decision files that name a party or an entry that is not there. */
  readonly unresolved: readonly Issue[];
}

/** Reads the workspace as of `knownBy` (an instant; default: everything recorded). */
export async function viewOf(store: Store, knownBy?: string): Promise<WorkspaceView> {
  const records = await recordsOf(store, knownBy);
  return viewFrom(store, records, { knownBy, formerly: await formerlyOf(store, records, knownBy) });
}

interface ViewOptions {
  readonly knownBy?: string | undefined;
  /** What was held when a file of decisions came in, by its import; empty where nobody asks what they rested on. */
  readonly formerly: ReadonlyMap<string, Formerly>;
  /** Rows are left as they are, and what is asked of them does not wait for the comparison of all. */
  readonly asNamed?: boolean | undefined;
}

async function viewFrom(
  store: Store,
  records: RecordsAt,
  { knownBy, formerly, asNamed = false }: ViewOptions,
): Promise<WorkspaceView> {
  const parties = buildParties(records.records);
  const lists = store.lists.all(knownBy);
  const { recordedAt } = records;
  const rows = decisionsOfRows(records.records.decisions, { parties, lists, recordedAt, formerly });
  const decisions = [...(await store.ledger.decisions(knownBy)), ...rows.decisions];
  const sameAs = once(() => sameAsLinks(parties.nodes, nameTables(), decisions));
  const { shipments } = records.records;
  const same = once(() =>
    sameShipmentsOf(shipments, { parties, sameAs, decisions, headings: documentHeadings(store) }),
  );
  const joined = once(() => withSameShipments(records.records, same()));
  return {
    name: store.manifest.name,
    fictional: store.manifest.fictional,
    get records() {
      return asNamed ? records.records : joined();
    },
    sameShipments: same,
    imported: records.imported,
    withdrawn: records.folded.withdrawn,
    openRuns: new Set([...records.folded.openRuns, ...records.tornRuns]),
    netContents: records.folded.netContents,
    eventIssues: records.folded.issues,
    parties,
    lists,
    decisions,
    listVersion: versionsOf(store, await store.ledger.listVersions()),
    quarantined: records.quarantined,
    sameAs,
    unresolved: rows.issues,
  };
}

interface RecordsAt {
  readonly quarantined: Readonly<Partial<Record<RecordKind, number>>>;
  readonly records: Records;
  readonly imported: Records;
  readonly folded: FoldedEvents;
  /** Runs of which a row stands in quarantine; "" where it does not tell which. */
  readonly tornRuns: ReadonlySet<string>;
  /** Instant at which an import was recorded, by import id. */
  readonly recordedAt: ReadonlyMap<string, string>;
}

/** Rows of one import beyond which questions are asked of what its shipments name and not of each of them. */
export const largeImport = 20_000;
/** Parties, or sites, that are looked at for questions of one large import. */
const mostNamed = 20_000;

/** The columns of shipments that name something; each group is asked for on its own. */
const named = [["seller_id", "seller"], ["buyer_id", "buyer"], ["from_site"], ["to_site"]];

/** As `viewOf`, but of a large import of shipments only what it names: enough to ask questions, and never to answer any. */
export async function viewOfNames(store: Store): Promise<WorkspaceView> {
  return viewFrom(store, await recordsOf(store, undefined, largeImport), {
    formerly: new Map(),
    asNamed: true,
  });
}

/** Versions that were in force once, each read when it is first asked for. */
function versionsOf(store: Store, registered: readonly RegisteredList[]): WorkspaceView["listVersion"] {
  const read = new Map<string, ListVersion>();
  return (key, version) => {
    const place = registered.find((each) => each.key === key && each.version === version);
    if (place === undefined) return undefined;
    const known = read.get(place.sha256) ?? store.lists.get(place);
    read.set(place.sha256, known);
    return known;
  };
}

/**
 * What the workspace held when each file of decisions came in: its rows have no room for what they rested on. Where the
 * same imports are in force as then, nothing is read or built again.
 */
async function formerlyOf(
  store: Store,
  { records, recordedAt }: RecordsAt,
  knownBy: string | undefined,
): Promise<ReadonlyMap<string, Formerly>> {
  const formerly = new Map<string, Formerly>();
  const now = inForceText(await store.ledger.importsInForce(knownBy));
  for (const id of new Set(records.decisions.map(({ source }) => source.import))) {
    const at = recordedAt.get(id);
    if (at === undefined) continue;
    const same = inForceText(await store.ledger.importsInForce(at)) === now;
    const held = same ? records : (await recordsOf(store, at)).records;
    const lists = once(() => store.lists.all(at));
    const ownership = once(() => ownershipOf(lists(), store.manifest.fictional, dayOf(at)));
    formerly.set(id, { parties: once(() => buildParties(held)), lists, ownership });
  }
  return formerly;
}

/** Who owned whom by the lists that were screened; no names of entries are indexed for it. */
function ownershipOf(lists: readonly ListVersion[], fictional: boolean, on: IsoDate): Ownership {
  const versions = lists.filter((version) => fictional || !version.fictional);
  return buildOwnership({ tables: nameTables(), versions, shelves: [] }, on);
}

/** The imports that can say something of a party. */
const inForceText = (imports: readonly RegisteredImport[]): string =>
  imports
    .filter(({ kind }) => kind !== "decisions" && kind !== "profile")
    .map(({ import: id }) => id)
    .join(" ");

async function recordsOf(store: Store, knownBy: string | undefined, large = Infinity): Promise<RecordsAt> {
  const rows = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as {
    [K in RecordKind]: CanonicalRow<K>[];
  };
  const recordedAt = new Map<string, string>();
  const quarantined: Partial<Record<RecordKind, number>> = {};
  const broken: QuarantinedEvent[] = [];
  const torn = new TornRuns();
  for (const registered of await store.ledger.importsInForce(knownBy)) {
    recordedAt.set(registered.import, registered.at);
    if (registered.quarantined > 0)
      quarantined[registered.kind] = (quarantined[registered.kind] ?? 0) + registered.quarantined;
    const into = rows[registered.kind] as CanonicalRow[];
    for await (const part of partsOf(store, registered, large)) {
      addRows(into, part, registered);
      if (registered.kind === "events") broken.push(...brokenEvents(part));
      torn.note(registered, part);
    }
  }
  const folded = foldEvents(rows, broken);
  return {
    records: withFolded(rows, folded),
    imported: rows,
    folded,
    tornRuns: torn.ids(),
    recordedAt,
    quarantined,
  };
}

/** The rows of an import part by part; of a large one of shipments what it names. */
async function* partsOf(
  store: Store,
  { import: id, kind, rows }: RegisteredImport,
  large: number,
): AsyncGenerator<readonly StoredRow[]> {
  if (kind === "shipments" && rows > large) yield await store.records.distinct(id, named, mostNamed);
  // Events name parties only where they are laid side by side, all of them at once.
  else if (kind === "events" && rows > large) return;
  else yield* store.records.readParts(id);
}

const brokenEvents = (part: readonly StoredRow[]): readonly QuarantinedEvent[] =>
  part.flatMap(({ status, raw }) => (status === "quarantined" ? [{ json: raw?.[0] }] : []));

function addRows(
  into: CanonicalRow[],
  part: readonly StoredRow[],
  { import: id, kind, file }: RegisteredImport,
): void {
  for (const { row, status, cells, extra } of part)
    if (status !== "quarantined") into.push({ kind, cells, extra, source: { import: id, row, file } });
}
