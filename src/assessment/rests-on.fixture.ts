import type { FlowPath, Hop } from "../model/flow.ts";
import type { CanonicalRow, PartyNode, RecordSource } from "../model/records.ts";
import { foldName } from "../names/fold.ts";
import type { FlowEdge } from "../tracing/flow-network.ts";
import type { Target } from "../tracing/target.ts";
import { liesIn } from "./places-behind.ts";
import type { AssessmentWorld } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

/** A row of the kinds whose absence must release nobody. */
export const removableKinds = ["parties", "sites", "bom", "shipments"] as const;
export type Row = {
  [K in (typeof removableKinds)[number]]: CanonicalRow<K>;
}[(typeof removableKinds)[number]];

/** A world with its look-ups. */
export interface Laid {
  readonly world: AssessmentWorld;
  readonly index: WorldIndex;
}

/** A path, what it was asked of, and the world that told it. */
export interface Told extends Laid {
  readonly path: FlowPath;
  readonly target: Target;
}

export const sameRow = (one: RecordSource | null | undefined, other: RecordSource): boolean =>
  one?.import === other.import && one.row === other.row && one.file === other.file;

/** "shipments.csv row 4" */
export const rowName = ({ source }: Row): string => `${source.file} row ${source.row}`;

/**
 * How a path moved over a row: as the row of a hop, as the row of a component which its last movement was of, or as
 * the one that says that the source's goods left a site of another party. Undefined where it did not. Nothing that the
 * row says of who somebody is counts here.
 */
export function movesOver(told: Told, row: Row): string | undefined {
  const { path } = told;
  if (path.hops.some(({ record }) => sameRow(record, row.source))) return "a hop of the path";
  if (componentsOf(told).some(({ source }) => sameRow(source, row.source)))
    return "a component that the last hop is of";
  return leftFrom(told, row) ? "the source's goods left the site by it" : undefined;
}

/** Rows of the bills of material by which the last movement is of the subject: of a component, and of what it is in. */
function componentsOf({ path, target, index, world }: Told): readonly CanonicalRow<"bom">[] {
  const last = path.hops.findLast(({ kind }) => kind !== "joint")?.record;
  const parts = [...target.edges].flatMap(([number, { part }]) => {
    const edge = index.flow.edges[number];
    return edge !== undefined && part !== undefined && sameRow(last, rowOf(edge)) ? [part.row.source] : [];
  });
  const found = new Set(
    world.records.bom.filter(({ source }) => parts.some((part) => sameRow(part, source))),
  );
  for (const { cells } of found)
    for (const outer of world.records.bom) if (outer.cells.component === cells.product) found.add(outer);
  return [...found];
}

const rowOf = (edge: FlowEdge): RecordSource =>
  edge.kind === "moved" ? edge.row.source : edge.part.row.source;

/** Whether the row says that the source's party sent goods from a site on which the source rests. */
function leftFrom(told: Told, row: Row): boolean {
  if (row.kind !== "shipments" || row.cells.from_site === undefined) return false;
  const seller = told.world.findParty(row.cells.seller_id, row.cells.seller);
  return (
    seller?.id === told.path.source.party &&
    told.world.parties.some(({ addresses }) =>
      addresses.some((address) => address.site === row.cells.from_site && isRecordOf(told, address.source)),
    )
  );
}

/**
 * Whether a source of a place rests on the record of an address: on the one that it names, on another of its party's in
 * the same region, or on that of the site which the first movement left - a source with several names one of them only.
 * The rows that a listed party names merely mention it; whether the list was met by them is asked by name and identifier.
 */
function isRecordOf(told: Told, record: RecordSource): boolean {
  const { path, world } = told;
  const { kind, records, party } = path.source;
  if (kind !== "place" && kind !== "order") return false;
  const first = path.hops.find((hop) => hop.kind !== "joint")?.record;
  const from = world.records.shipments.find(({ source }) => sameRow(first, source))?.cells.from_site;
  const ofPlaces = [...world.records.sites, ...world.records.parties].filter(({ source }) =>
    sameRow(source, record),
  );
  return ofPlaces.some(
    (row) =>
      records.some((one) => sameRow(one, record)) ||
      (row.kind === "sites" && from !== undefined && row.cells.site === from) ||
      (world.locations.get(party) ?? []).some(
        ({ address, location }) =>
          sameRow(address.source, record) &&
          location.regions.some(({ code }) => regionsOf(told).some((region) => liesIn(code, region))),
      ),
  );
}

/** The regions of which a source of a place speaks. */
function regionsOf({ path: { source }, index }: Told): readonly string[] {
  const order = index.lists.get(source.list ?? "")?.entries.get(source.ref)?.order;
  if (source.kind === "place" || order === undefined) return [source.ref];
  return order.regions.length > 0 ? order.regions : order.countries;
}

/**
 * What a path took from a row about who or where somebody is; undefined where it took nothing. These count:
 * 1. the row is a record of the source itself (its site, its address);
 * 2. the row alone told a name, an identifier or the country of the source, or of the owner of the source's site;
 * 3. the row alone told a name or an identifier of a party that the path takes for another: wherever it goes from one
 *    node to another without a movement, any node of the two groups - which of them carries the link, a path does not
 *    tell. The country is not counted: it can keep two names apart, and never makes them one;
 * 4. another row of the path names a party by words only, and the row is the one of the customer's list that bears them.
 * A row that repeats what others say of a party is not used, nor is a namesake's: the path does not go through it.
 */
export function takesFrom(told: Told, row: Row, after: AssessmentWorld): string | undefined {
  if (isRecordOf(told, row.source)) return "a record of the source";
  const known = new Map(after.parties.map((node) => [node.id, node]));
  const alone = told.world.parties
    .filter((node) => stands(node, row))
    .find((node) => {
      const now = known.get(node.id);
      const [sources, met] = [isSource(told, node), isMet(told, node)];
      return (
        (sources || met) &&
        (now === undefined || !saysTheSame(node, now) || (sources && node.country !== now.country))
      );
    });
  if (alone !== undefined) return `it alone says something of ${alone.name}`;
  const named = nodesNamed(told).find(({ node, words }) => stands(node, row) && bears(row, words));
  return named === undefined ? undefined : `by it "${named.words}" means ${named.node.name}`;
}

/**
 * Whether the row kept words on the path open: several of the customer's parties bore them, and without the row they are
 * taken for one. The path needed nothing that the row says, and only its absence closed the question.
 */
export const keptOpen = ({ path, world }: Told, row: Row, after: AssessmentWorld): boolean =>
  [path.source.partyName, ...path.hops.flatMap(({ fromName, toName }) => [fromName, toName])].some(
    (words) => {
      const [meant, means] = [world.findParty(undefined, words), after.findParty(undefined, words)];
      const wasIt = meant !== undefined && stands(meant, row);
      return bears(row, words) && !wasIt && means !== undefined && means.id !== meant?.id;
    },
  );

const stands = ({ sources }: PartyNode, { source }: Row): boolean =>
  sources.some((one) => sameRow(one, source));

/** Addresses are not compared: those that a source rests on are its records. */
const saysTheSame = (before: PartyNode, after: PartyNode): boolean => toldBy(before) === toldBy(after);

const toldBy = ({ names, identifiers }: PartyNode): string =>
  JSON.stringify([names.toSorted(), identifiers.map(({ kind, value }) => `${kind} ${value}`).toSorted()]);

/** The source's party, or the owner of a site on which the source rests. */
const isSource = (told: Told, { id, addresses }: PartyNode): boolean =>
  id === told.path.source.party || addresses.some(({ source }) => isRecordOf(told, source));

/** A node of a group at which the path takes one party for another. */
const isMet = (told: Told, { id }: PartyNode): boolean =>
  meetings(told).some(
    ([one, other]) => one !== other && [one, other].some((end) => membersOf(told, end).includes(id)),
  );

const bears = (row: Row, words: string): boolean =>
  row.kind === "parties" &&
  [row.cells.name, row.cells.name_local].some(
    (name) => name !== undefined && foldName(name) === foldName(words),
  );

/** Where a path goes from one node id to another without a movement, or to the same one. */
function meetings({ path, target, world, index }: Told): readonly (readonly [string, string])[] {
  const moved = path.hops.filter(({ kind }) => kind !== "joint");
  const [first, last] = [moved[0], moved.at(-1)];
  const between = moved.slice(1).map((hop, place) => [moved[place]?.to ?? "", hop.from] as const);
  const joints = path.hops.filter(({ kind }) => kind === "joint").map(({ from, to }) => [from, to] as const);
  if (first === undefined || last === undefined) return joints;
  const self = world.parties.filter(({ roles }) => roles.includes("self")).map(({ id }) => id);
  const buyer = target.subject.startsWith("party:") ? [target.subject] : self;
  const ends =
    buyer.includes(last.to) || isOwnEnd(last, target) ? [] : buyer.map((id) => [last.to, id] as const);
  const suppliers = suppliersOf({ index, target }).map((id) => [last.from, id] as const);
  return [[path.source.party, first.from], ...between, ...joints, ...ends, ...suppliers];
}

/** A shipment is asked about itself, and what a product's row says leads to the product: nobody's identity is needed. */
const isOwnEnd = ({ to }: Hop, { subject }: Target): boolean =>
  subject.startsWith("shipment:") || to === subject;

/** The suppliers that the subject's own rows name. */
function suppliersOf({ index, target }: Pick<Told, "index" | "target">): readonly string[] {
  const parts = new Set([...target.edges.values()].flatMap(({ part }) => part ?? []));
  return [...parts].flatMap((part) => {
    const edge = index.flow.edges[index.flow.namedBy.get(part) ?? -1];
    return edge === undefined ? [] : [edge.seller.id];
  });
}

/** All nodes that are surely one with a node. */
const membersOf = ({ index }: Told, id: string): readonly string[] => {
  const { groups } = index.flow.input;
  return groups.groups.get(groups.groupOf(id)) ?? [id];
};

interface Named {
  readonly node: PartyNode;
  readonly words: string;
}

/** Parties that rows of the path, or of the subject, name by words alone. */
function nodesNamed({ path, target, index, world }: Told): readonly Named[] {
  const rows = new Set([
    ...path.hops.flatMap(({ record }) => record ?? []),
    ...path.source.records,
    ...[...target.edges.values()].flatMap(({ part }) => part?.row.source ?? []),
  ]);
  const said = index.flow.edges
    .filter((edge) => [...rows].some((row) => sameRow(row, rowOf(edge))))
    .flatMap((edge) =>
      edge.kind === "moved"
        ? [
            { ...edge.seller, key: edge.row.cells.seller_id, words: edge.row.cells.seller },
            { ...edge.buyer, key: edge.row.cells.buyer_id, words: edge.row.cells.buyer },
          ]
        : [{ ...edge.seller, key: edge.part.supplierId, words: edge.part.supplier }],
    );
  const sites = world.records.sites
    .filter(({ source }) => [...rows].some((row) => sameRow(row, source)))
    .map(({ cells }) => ({
      node: world.findParty(undefined, cells.party),
      key: undefined,
      words: cells.party,
    }));
  return [...said, ...sites].flatMap(({ key, node, words }) =>
    key === undefined && node !== undefined && words !== undefined ? [{ node, words }] : [],
  );
}
