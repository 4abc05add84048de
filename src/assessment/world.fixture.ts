import { law } from "../law/law.fixture.ts";
import type { Fact } from "../model/fact.ts";
import type { Hit } from "../model/hit.ts";
import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import type { Location } from "../model/place.ts";
import {
  type CanonicalRow,
  type Decision,
  type PartyNode,
  type RecordKind,
  type Records,
  recordKinds,
} from "../model/records.ts";
import type { AssessmentWorld, LocatedAddress } from "./world.ts";

/** Small invented worlds for tests. Nothing here is a real company. */

let row = 1;
const source = (file: string) => ({ import: "import-1", row: ++row, file });

export const party = (name: string, parts: Partial<PartyNode> = {}): PartyNode => ({
  id: `party:${name}`,
  name,
  names: [name],
  roles: ["supplier"],
  country: "CN",
  addresses: [],
  identifiers: [],
  unknown: false,
  sources: [source("parties.csv")],
  ...parts,
});

export const record = <K extends RecordKind>(kind: K, cells: CanonicalRow<K>["cells"]): CanonicalRow<K> => ({
  kind,
  cells,
  extra: {},
  source: source(`${kind}.csv`),
});

export const entry = (name: string, parts: Partial<ListEntry> = {}): ListEntry => ({
  id: `entry:${name}`,
  list: "us-uflpa",
  kind: "organisation",
  name,
  names: [{ text: name, kind: "primary" }],
  countries: ["CN"],
  identifiers: [],
  sublists: [{ key: "v", from: "2022-06-21" }],
  firstListed: "2022-06-21",
  amended: [],
  verification: "official",
  relations: [],
  source: "invented",
  sourceDate: "2026-07-09",
  ...parts,
});

export const list = (
  key: string,
  entries: readonly ListEntry[],
  parts: Partial<ListVersion> = {},
): ListVersion => ({
  key,
  title: key,
  publisher: "an invented publisher",
  url: "https://example.org/list",
  published: "2026-07-09",
  version: "2026-07-09-000000000000",
  sha256: "0".repeat(64),
  origin: "bundled",
  cadenceDays: 400,
  knownGaps: [],
  ownership: { rule: "as-listed", citation: "invented" },
  role: "parties",
  fictional: false,
  entries,
  ...parts,
});

export const hit = (of: PartyNode, met: ListEntry, parts: Partial<Hit> = {}): Hit => ({
  hit: `hit:${of.id}:${met.id}`,
  kind: "name",
  score: 9500,
  band: "strong",
  identity: "candidate",
  list: met.list,
  entry: met.id,
  name: met.name,
  matched: met.name,
  version: "2026-07-09-000000000000",
  explanation: [],
  notes: [],
  ...parts,
});

export const decided = (of: PartyNode, met: ListEntry): { hit: Hit; decision: Decision } => ({
  hit: hit(of, met, { identity: "decided", decision: "same" }),
  decision: {
    hit: `hit:${of.id}:${met.id}`,
    party: of.id,
    list: met.list,
    entry: met.id,
    decision: "same",
    reason: "the registry page gives the same address",
    by: "A. Analyst",
    date: "2026-03-02",
    at: "2026-03-02T10:00:00Z",
  },
});

export const located = (
  region: string,
  strength: Location["regions"][number]["strength"],
  parts: Partial<LocatedAddress["address"]> = {},
  conflict: string | null = null,
): LocatedAddress => ({
  address: { use: "site", address: "8 Cotton Street", source: source("sites.csv"), ...parts },
  basis: strength === "shows" ? "record" : "statement",
  location: {
    region: conflict === null ? region : null,
    regions: [{ code: region, strength }],
    signals: [],
    conflict,
  },
});

const noRecords = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records;

export interface WorldParts extends Partial<Omit<AssessmentWorld, "records">> {
  readonly records?: Partial<Records>;
}

export function world(parts: WorldParts = {}): AssessmentWorld {
  const parties = parts.parties ?? [];
  return {
    hits: new Map(parties.map((one) => [one.id, []])),
    decisions: [],
    locations: new Map(),
    lists: [],
    law,
    goods: { goods: [], edges: [], coverage: [], sectors: [] },
    fictional: false,
    findParty: (id, name) =>
      parties.find((one) =>
        id === undefined ? one.names.includes(name ?? "") : one.key === id || one.id === id,
      ),
    ...parts,
    parties,
    records: { ...noRecords, ...parts.records },
  };
}

/** Where a fact leaves what facts.yml says of it; empty when it conforms. */
export function faultsOf(fact: Fact): readonly string[] {
  const definition = law.facts.get(fact.name);
  if (definition === undefined) return [`no fact ${fact.name}`];
  const fields = Object.entries(definition.fields).flatMap(([name, field]) => {
    const value = fact.value[name];
    if (value === undefined) return field.optional ? [] : [`${fact.name}.${name} is missing`];
    const type = typeof value === "object" ? "list" : typeof value;
    if (type !== field.type) return [`${fact.name}.${name} is a ${type}`];
    return field.values?.includes(String(value)) === false ? [`${fact.name}.${name} = ${value}`] : [];
  });
  const unknown = Object.keys(fact.value).filter((name) => definition.fields[name] === undefined);
  return [
    ...fields,
    ...unknown.map((name) => `${fact.name}.${name} is not defined`),
    ...(definition.levels.includes(fact.level) ? [] : [`${fact.name} is ${fact.level}`]),
    ...(definition.rests_on_identity === (fact.identity !== undefined) ? [] : [`${fact.name}: identity`]),
    ...(/[^.]\.$/.test(fact.sentence) ? [] : [`${fact.name}: ${fact.sentence}`]),
    ...(fact.sources.length > 0 ? [] : [`${fact.name} has no source`]),
  ];
}
