import { dayOf } from "../model/dates.ts";
import { fail, type Issue } from "../model/issue.ts";
import { fileIssues, mappingOf } from "../records/describe-reading.ts";
import { duplicateIssue } from "../records/duplicates.ts";
import { eventReaderVersion } from "../records/events/rows/event-file.ts";
import { readEventParts } from "../records/events/rows/read-event-parts.ts";
import { tellsSides } from "../records/movements.ts";
import { type RowPart, readParts } from "../records/read-parts.ts";
import type { NewEvent } from "../store/events/event-table.ts";
import type { Store } from "../store/open-store.ts";
import { lanes, type SnapshotBuilder } from "../store/snapshot-builder.ts";
import { pause } from "./job.ts";
import type { LookedAt } from "./look-at-file.ts";
import type { Ports } from "./ports.ts";
import { readAnew } from "./remembered.ts";

/** The data of the event that registers an import. */
export type Registration = Extract<NewEvent, { type: "import-registered" }>["data"];

/** A table whose rows lie on the disk and only have to be registered. */
export interface Prepared {
  readonly looked: LookedAt;
  readonly data: Registration;
  /** It is in the workspace already, read in the same way. */
  readonly already: boolean;
  /** Imports of the same table in another reading, which this one takes the place of. */
  readonly replaces: string[];
  /** Lets go of what was kept for another try. */
  readonly forget: () => void;
}

interface Counts {
  accepted: number;
  repaired: number;
  quarantined: number;
}

/** The registration of the same table read in the same way, if there was one and its rows lie there still. */
function registeredBefore(store: Store, id: string): Registration | undefined {
  let found: Registration | undefined;
  for (const event of store.log.read()) {
    if (event.type === "import-registered" && event.data.import === id) found ??= event.data;
    if (event.type === "erasure-made" && event.data.document === found?.sha256) found = undefined;
  }
  return found;
}

/** The rows part by part, and at the end the remarks on the file as a whole. */
async function* partsOf(
  ports: Ports,
  { content, name }: LookedAt,
  rows: () => number,
): AsyncGenerator<RowPart, readonly Issue[]> {
  const step = `reading ${name}`;
  const size = ports.partSize === undefined ? {} : { size: ports.partSize };
  if (content.form === "events") {
    const tick = () => pause(ports, { step, done: 0, total: 1, rows: rows() });
    return yield* readEventParts(content.events, { today: dayOf(ports.now()), tick, ...size });
  }
  const { table, reading } = content;
  const tick = () =>
    pause(ports, { step, done: Math.round(table.progress() * 1000), total: 1000, rows: rows() });
  yield* readParts(reading, { tick, ...size });
  return fileIssues(reading);
}

interface Written {
  readonly counts: Counts;
  /** Remarks on the file as a whole. */
  readonly remarks: readonly Issue[];
}

/** Writes the rows, two parts at a time while the next one is read. */
async function writeRows(
  ports: Ports,
  store: Store,
  looked: LookedAt,
  builder: SnapshotBuilder,
): Promise<Written> {
  const counts: Counts = { accepted: 0, repaired: 0, quarantined: 0 };
  const parts = partsOf(ports, looked, () => counts.accepted + counts.repaired + counts.quarantined);
  const written: Promise<void>[] = [];
  try {
    let step = await parts.next();
    for (; step.done !== true; step = await parts.next()) {
      const part = step.value;
      counts.accepted += part.accepted;
      counts.repaired += part.repaired;
      counts.quarantined += part.quarantined;
      if (written.length >= lanes) await written.shift();
      const writing = builder.add({ bytes: part.text.bytes, longest: part.text.longest }, part.issues);
      writing.catch(() => undefined);
      written.push(writing);
    }
    for (const writing of written) await writing;
    return { counts, remarks: step.value };
  } catch (error) {
    store.records.stop();
    throw error;
  } finally {
    await Promise.allSettled(written);
  }
}

async function remarkDuplicates(
  ports: Ports,
  { content, name }: LookedAt,
  builder: SnapshotBuilder,
): Promise<void> {
  // Events of one id are told where they are read, and compared where all of the workspace are at hand.
  if (content.form === "events") return;
  const { plan } = content.reading;
  await pause(ports, { step: `comparing the rows of ${name}`, done: 0, total: 1 });
  for await (const found of builder.duplicates(plan.table.key)) {
    builder.remark(
      found.map((duplicate) => ({ ...duplicateIssue(duplicate, plan), status: duplicate.status })),
    );
    await pause(ports, { step: `comparing the rows of ${name}`, done: 0, total: 1 });
  }
}

/** Puts the rows of a table on the disk, if they do not lie there. Nothing counts before it is registered. */
export async function prepareImport(ports: Ports, store: Store, looked: LookedAt): Promise<Prepared> {
  const { id, kind, content, sha256, name, part } = looked;
  const inForce = (await store.ledger.importsInForce()).some((each) => each.import === id);
  const before = registeredBefore(store, id);
  if (before !== undefined) {
    await store.records.check(id);
    return {
      looked,
      data: { ...before, file: name },
      already: inForce,
      replaces: [],
      forget: () => undefined,
    };
  }
  const builder = store.records.begin(id, kind);
  const { counts, remarks } = await writeRows(ports, store, looked, builder);
  await remarkDuplicates(ports, looked, builder);
  const hashes = await builder.finish(remarks);
  const data: Registration = {
    import: id,
    file: name,
    sha256,
    kind,
    mapping: content.form === "table" ? mappingOf(content.reading) : {},
    ...(part === undefined ? {} : { part }),
    ...(looked.said === undefined ? {} : { said: looked.said }),
    ...(Object.keys(looked.options).length === 0 ? {} : { options: looked.options }),
    reader: content.form === "table" ? content.reading.readerVersion : eventReaderVersion,
    rows: counts.accepted + counts.repaired + counts.quarantined,
    ...counts,
    ...hashes,
  };
  return { looked, data, already: false, replaces: [], forget: () => builder.forget() };
}

/** Copies the originals of what is to be registered, each once; a file that is not what was read is refused. */
async function keepOriginals(ports: Ports, store: Store, prepared: readonly Prepared[]): Promise<void> {
  const files = new Map(prepared.map(({ looked }) => [looked.sha256, looked.file]));
  for (const [sha256, { name, source }] of files) {
    const taken = await store.originals.take(source, (done) =>
      pause(ports, { step: `keeping ${name}`, done, total: source.size }),
    );
    if (taken.sha256 !== sha256)
      fail(
        "file.unreadable",
        `${name} changed while it was read.`,
        "Wait until nothing writes to the file, then run the command again.",
        { file: name, expected: sha256, received: taken.sha256 },
      );
    taken.keep();
  }
}

/**
 * Readings of the same table in force that the new one replaces: the same file counts once. A file of movements is read
 * once for what went in and once for what came out, and no row counts in both.
 */
async function replaced(store: Store, { looked, data }: Prepared): Promise<readonly string[]> {
  const part = new Map(
    store.log
      .read()
      .flatMap((event) => (event.type === "import-registered" ? [[event.data.import, event.data.part]] : [])),
  );
  return (await store.ledger.importsInForce())
    .filter(
      (each) =>
        each.sha256 === looked.sha256 &&
        part.get(each.import) === data.part &&
        each.import !== data.import &&
        !(looked.content.form === "table" && tellsSides(looked.content.reading.plan, each.kind)),
    )
    .map((each) => each.import);
}

/** Registers what was prepared, all in one step; what it replaces is undone in the same step. */
export async function registerImports(
  ports: Ports,
  store: Store,
  by: string,
  prepared: readonly Prepared[],
): Promise<void> {
  const fresh = prepared.filter(({ already }) => !already);
  // The bytes at hand are the true ones: an original that was damaged or lost since is put back.
  await keepOriginals(
    ports,
    store,
    prepared.filter(({ already, looked }) => !already || !store.originals.isSound(looked.sha256)),
  );
  if (fresh.length === 0) return;
  const events: NewEvent[] = [];
  const at = ports.now();
  for (const each of fresh) {
    for (const old of await replaced(store, each)) {
      each.replaces.push(old);
      events.push({
        at,
        by,
        type: "import-undone",
        data: { import: old, reason: `${readAnew} ${each.data.import}` },
      });
    }
    events.push({ at, by, type: "import-registered", data: each.data });
  }
  store.append(events);
  for (const { forget } of fresh) forget();
}
