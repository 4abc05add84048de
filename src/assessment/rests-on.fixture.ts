import type { FlowPath, Hop } from "../model/flow.ts";
import type { CanonicalRow, PartyNode, RecordSource } from "../model/records.ts";
import { foldName } from "../names/fold.ts";
import type { Target } from "../tracing/target.ts";
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
 * How a path moved over a row: as the row of a hop, or as the row of the component which its last movement was of.
 * Undefined where it did not. Nothing that the row says of who somebody is counts here.
 */
export function movesOver({ path, target, index }: Told, row: Row): string | undefined {
  if (path.hops.some(({ record }) => sameRow(record, row.source))) return "a hop of the path";
  const last = path.hops.findLast(({ kind }) => kind !== "joint");
  const component = [...target.edges].some(([number, { part }]) => {
    const edge = index.flow.edges[number];
    const own = edge?.kind === "moved" ? edge.row.source : edge?.part.row.source;
    return own !== undefined && sameRow(last?.record, own) && sameRow(part?.row.source, row.source);
  });
  return component ? "the component that the last hop is of" : undefined;
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
  if (told.path.source.records.some((record) => sameRow(record, row.source))) return "a record of the source";
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

const stands = ({ sources }: PartyNode, { source }: Row): boolean =>
  sources.some((one) => sameRow(one, source));

/** Addresses are not compared: those that a source rests on are its records. */
const saysTheSame = (before: PartyNode, after: PartyNode): boolean => toldBy(before) === toldBy(after);

const toldBy = ({ names, identifiers }: PartyNode): string =>
  JSON.stringify([names.toSorted(), identifiers.map(({ kind, value }) => `${kind} ${value}`).toSorted()]);

/** The source's party, or the owner of the site on which the source rests. */
const isSource = ({ path: { source } }: Told, { id, addresses }: PartyNode): boolean =>
  id === source.party ||
  addresses.some((address) => source.records.some((record) => sameRow(record, address.source)));

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
    .filter((edge) =>
      [...rows].some((row) => sameRow(row, edge.kind === "moved" ? edge.row.source : edge.part.row.source)),
    )
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
