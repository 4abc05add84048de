import type { IsoDate } from "../model/dates.ts";
import type { Assessment } from "../model/fact.ts";
import type { Flow, FlowPath, FlowSource } from "../model/flow.ts";
import type { Records } from "../model/records.ts";
import { flowInto } from "../tracing/flow-into.ts";
import { shipmentId } from "../tracing/shipment-row.ts";
import type { Target } from "../tracing/target.ts";
import { assess } from "./assess.ts";
import {
  keptOpen,
  type Laid,
  movesOver,
  type Row,
  removableKinds,
  rowName,
  sameRow,
  type Told,
  takesFrom,
} from "./rests-on.fixture.ts";
import { targetOf } from "./target-of.ts";
import { type AssessmentWorld, type Subject, subjectRef } from "./world.ts";
import { indexWorld } from "./world-index.ts";

/** Makes the world of some rows anew: parties, links, hits and places out of nothing but these. */
export type Rebuild = (records: Records) => AssessmentWorld;

export const markets = ["US", "EU"];
export const today = "2026-11-22";

/** Every row that may be removed: all of the four kinds but the importer's own. */
export const removableRows = (records: Records): readonly Row[] =>
  removableKinds
    .flatMap((kind): readonly Row[] => records[kind])
    .filter((row) => row.kind !== "parties" || !/(^|[|;,])\s*self\s*($|[|;,])/i.test(row.cells.role ?? ""));

export const without = (records: Records, row: Row): Records => ({
  ...records,
  [row.kind]: records[row.kind].filter(({ source }) => !sameRow(source, row.source)),
});

export const lay = (world: AssessmentWorld): Laid => ({ world, index: indexWorld(world) });

/** Products, shipments to the importer and parties: all that can be asked about. */
export function allSubjects({ world, index }: Laid): readonly Subject[] {
  const products = [...index.products.keys()].map((id) => ({ kind: "product" as const, id, name: id }));
  const shipments = new Set([...index.shipmentsToSelf.values()].flat().map(shipmentId));
  return [
    ...products,
    ...[...shipments].map((id) => ({ kind: "shipment" as const, id, name: `shipment ${id}` })),
    ...world.parties
      .filter(({ id, unknown }) => !index.self.has(id) && !unknown)
      .map(({ id, name }) => ({ kind: "party" as const, id, name })),
  ];
}

/** A source reaches a subject. */
export interface Exposure {
  readonly subject: Subject;
  readonly source: FlowSource;
  readonly target: Target;
  readonly paths: readonly FlowPath[];
}

export interface Answers extends Laid {
  readonly subjects: readonly Subject[];
  /** By `subjectRef`. */
  readonly flows: ReadonlyMap<string, Flow>;
  readonly exposures: readonly Exposure[];
  readonly assessments: readonly Assessment[];
}

/** The legal day: today, a shipment's day of import where it has one. */
const dayOf = ({ index }: Laid, { kind, id }: Subject): IsoDate =>
  (kind === "shipment" ? (index.shipments.get(id) ?? []) : [])
    .flatMap(({ cells }) => cells.import_date ?? [])
    .sort()[0] ?? today;

/** Everything that is told of the subjects. */
export function answer(laid: Laid, subjects: readonly Subject[]): Answers {
  const traced = subjects.map((subject) => {
    const on = dayOf(laid, subject);
    const target = targetOf(laid.index, subject, on);
    const flow = flowInto(laid.index.flow, target, laid.index.sources(on), {
      ends: Number.POSITIVE_INFINITY,
      sources: Number.POSITIVE_INFINITY,
    });
    return { subject, target, flow };
  });
  return {
    ...laid,
    subjects,
    flows: new Map(traced.map(({ subject, flow }) => [subjectRef(subject), flow])),
    exposures: traced.flatMap(({ subject, target, flow }) =>
      [...Map.groupBy(flow.paths, ({ source }) => sourceKey(source)).values()].flatMap((paths) =>
        paths[0] === undefined ? [] : [{ subject, source: paths[0].source, target, paths }],
      ),
    ),
    assessments: assess(laid.world, { subjects, markets, today }, laid.index),
  };
}

const exposureKey = ({ subject, source }: Exposure): string => `${subjectRef(subject)} ${sourceKey(source)}`;

const sourceKey = ({ kind, ref, party }: FlowSource): string => `${kind} ${ref} ${party}`;

const exposureName = ({ subject, source }: Exposure): string =>
  `${source.kind} ${source.name} (${source.partyName}) to ${subjectRef(subject)}`;

/** An exposure that a removal took away, and what the paths had of the row. */
export interface Gone {
  readonly kind: FlowSource["kind"];
  readonly party: string;
  readonly subject: string;
  readonly why: string;
}

/**
 * What must not be. `lost`: an exposure went of which not every path needed the row. `closed`: the same, where the row
 * was one of several that bear the words by which a path names a party; without it the words are taken for another, and
 * whom else they may have meant is no longer asked. `cleared`: an outcome became `does-not`. `accused`: it became `applies`.
 */
export interface Fault {
  readonly kind: "lost" | "closed" | "cleared" | "accused";
  readonly text: string;
}

/** What a removal did. `faults` is empty where it released and accused nobody. */
export interface Removal {
  readonly gone: readonly Gone[];
  readonly faults: readonly Fault[];
}

/**
 * Takes a row away and compares. What went is asked about in two steps, so that "its path used the row" can be told
 * apart. In `still` the row moves nothing, while all that it says of who is who stays: an exposure that is there has
 * paths which do not move over the row, and every one of those must have taken somebody's identity or place from it.
 * Of an exposure that is not there every path must have moved over the row, or taken from it.
 */
export function remove(before: Answers, row: Row, rebuild: Rebuild): Removal {
  const records = without(before.world.records, row);
  const rebuilt = lay(rebuild(records));
  const subjects = before.subjects.filter(
    (subject) => !isItself(before, subject, row) && isThere(rebuilt, subject),
  );
  const still = isMovement(row) ? answer(lay({ ...before.world, records }), subjects) : before;
  const after = answer(rebuilt, subjects);
  const judged = before.exposures
    .filter((exposure) => subjects.includes(exposure.subject) && !isTold(exposure, before, after))
    .map((exposure) => judge({ before, still, after, row }, exposure));
  return {
    gone: judged.flatMap((one) => ("why" in one ? [one] : [])),
    faults: [...judged.flatMap((one) => ("text" in one ? [one] : [])), ...outcomeFaults(before, after, row)],
  };
}

interface Comparison {
  readonly before: Answers;
  readonly still: Answers;
  readonly after: Answers;
  readonly row: Row;
}

function judge({ before, still, after, row }: Comparison, exposure: Exposure): Gone | Fault {
  const left = still.exposures.find((one) => exposureKey(one) === exposureKey(exposure));
  const told =
    left === undefined
      ? exposure.paths.map((path): Told => ({ ...before, ...exposure, path }))
      : left.paths.map((path): Told => ({ ...still, ...left, path }));
  const reasons = told.map(
    (path) => (left === undefined ? movesOver(path, row) : undefined) ?? takesFrom(path, row, after.world),
  );
  const [why] = reasons;
  const { kind, partyName: party } = exposure.source;
  if (why !== undefined && !reasons.includes(undefined))
    return { kind, party, subject: subjectRef(exposure.subject), why };
  return {
    kind: told.some((path) => keptOpen(path, row, after.world)) ? "closed" : "lost",
    text: `without ${rowName(row)}, which not all its paths needed, this is gone: ${exposureName(exposure)}`,
  };
}

const isMovement = ({ kind }: Row): boolean => kind === "bom" || kind === "shipments";

/** The subject's own record: removed, there is nothing left to ask about. */
function isItself({ world }: Laid, { kind, id }: Subject, row: Row): boolean {
  if (kind === "shipment") return row.kind === "shipments" && shipmentId(row) === id;
  const own = world.parties.find((node) => kind === "party" && node.id === id)?.sources ?? [];
  const ofIt = own.filter((source) => sameRow(source, row.source));
  return ofIt.length > 0 && (row.kind === "parties" || ofIt.length === own.length);
}

/** A party that only rows without a key made may stand under another id once a namesake is gone. */
const isThere = ({ world }: Laid, { kind, id }: Subject): boolean =>
  kind !== "party" || world.parties.some((node) => node.id === id);

/** Whether an exposure is told, of the same party or of the one as which its rows stand now. */
function isTold(exposure: Exposure, before: Answers, after: Answers): boolean {
  const { subject, source } = exposure;
  const heirs = heirsOf(exposure, before.world, after.world);
  return after.exposures.some(
    (one) =>
      subjectRef(one.subject) === subjectRef(subject) &&
      one.source.kind === source.kind &&
      one.source.ref === source.ref &&
      (one.source.party === source.party || heirs.has(one.source.party)),
  );
}

/**
 * Ids under which the rows of the source's party stand now, where it is no more. A party without a key is its name and
 * country: where the row that gave the country is gone, the rows that are left make a node of another id, and the
 * exposure is told of that one.
 */
function heirsOf(
  { source, paths }: Exposure,
  before: AssessmentWorld,
  after: AssessmentWorld,
): ReadonlySet<string> {
  if (after.parties.some(({ id }) => id === source.party)) return new Set();
  const own = before.parties.find(({ id }) => id === source.party)?.sources ?? [];
  const sent = paths.flatMap(({ hops }) =>
    hops.flatMap(({ from, record }) => (from === source.party && record !== null ? [record] : [])),
  );
  const rows = [...own, ...sent];
  return new Set(
    after.parties
      .filter(
        ({ names, sources }) =>
          names.includes(source.partyName) && sources.some((one) => rows.some((row) => sameRow(one, row))),
      )
      .map(({ id }) => id),
  );
}

const outcomeKey = ({ subject, market, regime }: Assessment): string => `${subject} ${market} ${regime}`;

/** Outcomes that a removal must not make: `does-not` releases, `applies` accuses. */
function outcomeFaults(before: Answers, after: Answers, row: Row): readonly Fault[] {
  const known = new Map(before.assessments.map((one) => [outcomeKey(one), one.outcome]));
  return after.assessments.flatMap((one) => {
    const was = known.get(outcomeKey(one));
    const kind = one.outcome === "does-not" ? "cleared" : one.outcome === "applies" ? "accused" : undefined;
    return kind === undefined || was === one.outcome
      ? []
      : [{ kind, text: `without ${rowName(row)} ${outcomeKey(one)} is ${one.outcome}, and was ${was}` }];
  });
}
