import { sha256 } from "../../../model/canonical.ts";
import { compareText } from "../../../model/compare-text.ts";
import type { Issue } from "../../../model/issue.ts";
import type { CanonicalRow, RecordSource } from "../../../model/records.ts";
import { eventOfRow, type RowEvent } from "../rows/event-json.ts";
import { eventExtra } from "../rows/event-row.ts";
import { type MasterDataTable, masterDataOfRow } from "../rows/master-data-of.ts";

/** An event of the workspace. */
export interface ToldEvent {
  /** Its id; where two events of one id say different things, and where it has none, made from what it says. */
  readonly key: string;
  readonly event: RowEvent;
  readonly source: RecordSource;
  readonly masterData: MasterDataTable;
  /** Hash of what it says, whatever way its ids are written and whoever recorded it. */
  readonly content: string;
}

/** An event that another one takes back. */
export interface Retracted {
  readonly was: ToldEvent | undefined;
  readonly by: ToldEvent;
}

export interface ToldEvents {
  /** In the order of time; of one moment in the order of `rankOf`. */
  readonly inForce: readonly ToldEvent[];
  readonly retracted: readonly Retracted[];
  readonly issues: readonly Issue[];
}

/** What an event says, without where it stood, who recorded it when, and how ids and words were written. */
function contentOf({ path, credential: _, recorded: __, retraction: ___, rest, ...said }: RowEvent): string {
  const kept = rest.map((each) => [
    each.path.startsWith(path) ? each.path.slice(path.length) : each.path,
    each.json,
  ]);
  const others = kept.filter(([at]) => !at?.startsWith(".errorDeclaration"));
  // The row's JSON is canonical, so members stand in one order already.
  const text = JSON.stringify({ ...said, rest: others }, (name, value) =>
    name === "given" ? undefined : value,
  );
  return sha256(text).slice(0, 16);
}

const sourceText = ({ file, row, import: id }: RecordSource): string =>
  [file, String(row).padStart(10, "0"), id].join("\n");

/** The place that stands for a record that stands in several: the same whatever was imported first. */
export const compareSources = (a: RecordSource, b: RecordSource): number =>
  compareText(sourceText(a), sourceText(b));

type Read = Omit<ToldEvent, "key">;

function readRow({ cells, extra, source }: CanonicalRow<"events">): readonly Read[] {
  if (cells.json === undefined) return [];
  const event = eventOfRow(cells.json);
  const masterData = masterDataOfRow(extra[eventExtra.masterData]);
  return [{ event, source, masterData, content: contentOf(event) }];
}

/** What orders two events that are told of one moment: things are packed before they move, and unpacked after. */
function rankOf({ kind, action }: RowEvent): number {
  const isPacking = kind === "aggregated" || kind === "associated";
  if (isPacking && action !== "delete") return 1;
  return isPacking ? 3 : kind === "transformed" || action === "add" ? 0 : 2;
}

/** A moment; where only the day is known, what makes or packs things comes first in it, and what moves them last. */
function momentOf(event: RowEvent): string {
  const { instant, day } = event.time;
  return instant ?? `${day}T${rankOf(event) < 2 ? "00:00:00.000Z" : "24:00:00.000Z"}`;
}

const compareEvents = (a: ToldEvent, b: ToldEvent): number =>
  compareText(momentOf(a.event), momentOf(b.event)) ||
  rankOf(a.event) - rankOf(b.event) ||
  compareText(a.key, b.key);

const placeText = ({ file, row }: RecordSource): string => `${file}, event ${row}`;

function differing(id: string, some: readonly Read[]): Issue {
  const places = some.slice(0, 5).map(({ source }) => placeText(source));
  return {
    code: "row.contradiction",
    message: `Event ${id} is told in ${some.length} ways that differ (${places.join("; ")}). All of them are kept.`,
    hint: "Ask the senders which one is right; the others should be declared in error.",
    received: id,
  };
}

/** Events of one id: those that say the same are one. */
function ofOneId(
  id: string,
  reads: readonly Read[],
): { readonly events: ToldEvent[]; readonly issues: Issue[] } {
  const groups = [...Map.groupBy(reads, ({ content }) => content).values()];
  const firsts = groups
    .flatMap((some) => some.toSorted((a, b) => compareSources(a.source, b.source)).slice(0, 1))
    .toSorted((a, b) => compareSources(a.source, b.source));
  const isOne = firsts.length === 1;
  return {
    events: firsts.map((read) => ({ ...read, key: isOne ? id : `${id}#${read.content.slice(0, 8)}` })),
    issues: isOne ? [] : [differing(id, firsts)],
  };
}

/** Events without an id that say the same stay as many as they are: nothing says that they are one. */
const withoutId = (reads: readonly Read[]): readonly ToldEvent[] =>
  [...Map.groupBy(reads, ({ content }) => content).values()].flatMap((some) =>
    some
      .toSorted((a, b) => compareSources(a.source, b.source))
      .map((read, index) => ({ ...read, key: `event:${read.content}${index === 0 ? "" : `#${index + 1}`}` })),
  );

/** The event that a declaration of error takes back: of its id; of several the one that says the same. */
function retractedBy(by: ToldEvent, said: ReadonlyMap<string, readonly ToldEvent[]>): readonly ToldEvent[] {
  const { id } = by.event;
  const candidates = said.get(id ?? by.content) ?? [];
  const same = candidates.filter(({ content }) => content === by.content);
  return same.length > 0 ? same : candidates;
}

function nothingTakenBack(by: ToldEvent): Issue {
  return {
    code: "reference.missing",
    message: `${placeText(by.source)} takes back event ${by.event.id ?? "without an id"}, which is in no file here.`,
    hint: "Import the file that holds the event if papers rest on it.",
    file: by.source.file,
    row: by.source.row,
  };
}

/** The events of a workspace: each told once, in the order of time, those that were declared in error taken out. */
export function toldEvents(rows: readonly CanonicalRow<"events">[]): ToldEvents {
  const reads = rows.flatMap(readRow);
  const [declared, stated] = [reads.filter(isRetraction), reads.filter((read) => !isRetraction(read))];
  const byId = Map.groupBy(stated.filter(hasId), ({ event }) => event.id ?? "");
  const told = [...byId].map(([id, some]) => ofOneId(id, some));
  const events = [
    ...told.flatMap((each) => each.events),
    ...withoutId(stated.filter((read) => !hasId(read))),
  ];
  const said = Map.groupBy(events, ({ event, content }) => event.id ?? content);
  const retracted = distinctRetractions(declared).flatMap((by): readonly Retracted[] => {
    const found = retractedBy(by, said);
    return found.length === 0 ? [{ was: undefined, by }] : found.map((was) => ({ was, by }));
  });
  const gone = new Set(retracted.map(({ was }) => was));
  return {
    inForce: events.filter((event) => !gone.has(event)).toSorted(compareEvents),
    retracted,
    issues: [
      ...told.flatMap(({ issues }) => issues),
      ...retracted.flatMap(({ was, by }) => (was === undefined ? [nothingTakenBack(by)] : [])),
    ],
  };
}

const isRetraction = ({ event }: Read): boolean => event.retraction !== undefined;
const hasId = ({ event }: Read): boolean => event.id !== undefined;

/** The same declaration in two files is one. */
function distinctRetractions(reads: readonly Read[]): readonly ToldEvent[] {
  const groups = Map.groupBy(reads, ({ event, content }) => `${event.id ?? ""} ${content}`);
  return [...groups.values()]
    .flatMap((some) => some.toSorted((a, b) => compareSources(a.source, b.source)).slice(0, 1))
    .map((read) => ({ ...read, key: read.event.id ?? `event:${read.content}` }))
    .toSorted((a, b) => compareText(a.key, b.key) || compareSources(a.source, b.source));
}
