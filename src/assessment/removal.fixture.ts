import type { IsoDate } from "../model/dates.ts";
import type { Assessment } from "../model/fact.ts";
import type { Flow, FlowPath, FlowSource } from "../model/flow.ts";
import type { PartyNode, Records } from "../model/records.ts";
import { flowInto } from "../tracing/flow-into.ts";
import { shipmentId } from "../tracing/shipment-row.ts";
import type { Target } from "../tracing/target.ts";
import { assess } from "./assess.ts";
import {
  type Laid,
  movesOver,
  type Row,
  removableKinds,
  rowName,
  sameRow,
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

/** What a removal did. `faults` is empty where it released nobody. */
export interface Removal {
  readonly gone: readonly Gone[];
  readonly faults: readonly string[];
}

/**
 * Takes a row away and compares. Two steps, so that "its path used the row" can be asked of each apart. First the row
 * moves nothing, while all that it says of who is who stays: what goes had no path but over that row. Then what it says
 * goes too: what goes now must have taken its identity or its place from the row, on every path that was left.
 */
export function remove(before: Answers, row: Row, rebuild: Rebuild): Removal {
  const records = without(before.world.records, row);
  const rebuilt = lay(rebuild(records));
  const subjects = before.subjects.filter(
    (subject) => !isItself(before, subject, row) && isThere(rebuilt, subject),
  );
  const still = isMovement(row) ? answer(lay({ ...before.world, records }), subjects) : before;
  const after = answer(rebuilt, subjects);
  const ofSubjects = ({ subject }: Exposure): boolean => subjects.includes(subject);
  const judged = [
    ...judge(before.exposures.filter(ofSubjects), still, (exposure) =>
      everyPath(exposure, (path) => movesOver({ ...before, ...exposure, path }, row)),
    ),
    ...judge(still.exposures.filter(ofSubjects), after, (exposure) =>
      everyPath(exposure, (path) => takesFrom({ ...still, ...exposure, path }, row, after.world)),
    ),
  ];
  return {
    gone: judged.flatMap(({ exposure: { source, subject }, why }) =>
      why === undefined
        ? []
        : [{ kind: source.kind, party: source.partyName, subject: subjectRef(subject), why }],
    ),
    faults: [
      ...judged.flatMap(({ exposure, why }) =>
        why === undefined
          ? [`without ${rowName(row)}, which not all paths needed, this is gone: ${exposureName(exposure)}`]
          : [],
      ),
      ...outcomeFaults(before, after, row),
    ],
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

/** The same reason for all paths, or undefined where one of them needed nothing of the row. */
function everyPath({ paths }: Exposure, why: (path: FlowPath) => string | undefined): string | undefined {
  const found = paths.map(why);
  return found.includes(undefined) ? undefined : found[0];
}

interface Judged {
  readonly exposure: Exposure;
  /** Why it may be gone; undefined where it may not. */
  readonly why: string | undefined;
}

function judge(
  before: readonly Exposure[],
  after: Answers,
  why: (exposure: Exposure) => string | undefined,
): readonly Judged[] {
  const found = Map.groupBy(
    after.exposures,
    ({ subject, source }) => `${subjectRef(subject)} ${source.kind} ${source.ref}`,
  );
  return before
    .filter((exposure) => {
      const { subject, source } = exposure;
      const alike = found.get(`${subjectRef(subject)} ${source.kind} ${source.ref}`) ?? [];
      const heirs = heirsOf(exposure, after.world.parties);
      return !alike.some((one) => one.source.party === source.party || heirs.has(one.source.party));
    })
    .map((exposure) => ({ exposure, why: why(exposure) }));
}

/**
 * Ids under which the rows of the source's party stand now. A party without a key is its name and country: where the row
 * that gave the country is gone, the rows that are left make a node of another id, and the exposure is told of that one.
 */
function heirsOf({ source, paths }: Exposure, parties: readonly PartyNode[]): ReadonlySet<string> {
  const first = paths.flatMap(({ hops }) => hops.find(({ kind }) => kind !== "joint")?.record ?? []);
  const rows = [...source.records, ...first];
  return new Set(
    parties
      .filter(
        ({ names, sources }) =>
          names.includes(source.partyName) && sources.some((one) => rows.some((row) => sameRow(one, row))),
      )
      .map(({ id }) => id),
  );
}

const outcomeKey = ({ subject, market, regime }: Assessment): string => `${subject} ${market} ${regime}`;

/** Outcomes that a removal must not make: `does-not` releases, `applies` accuses. */
function outcomeFaults(before: Answers, after: Answers, row: Row): readonly string[] {
  const known = new Map(before.assessments.map((one) => [outcomeKey(one), one.outcome]));
  return after.assessments.flatMap((one) => {
    const was = known.get(outcomeKey(one));
    const made = one.outcome === "does-not" || one.outcome === "applies";
    return made && was !== one.outcome
      ? [`without ${rowName(row)} ${outcomeKey(one)} is ${one.outcome}, and was ${was}`]
      : [];
  });
}
