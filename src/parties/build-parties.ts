import {
  type CanonicalRow,
  type PartyNode,
  type RecordSource,
  type Records,
  tellingOf,
} from "../model/records.ts";
import { foldName } from "../names/fold.ts";
import { type Namesakes, namesakes } from "./namesakes.ts";
import { addIdentifier, newDraft, type PartyDraft, toNode } from "./party-draft.ts";
import { idOfName, idOfUnknown, keyIds } from "./party-id.ts";
import { isPlaceholderParty } from "./placeholder-party.ts";

/** The customer's parties, and how a row's words find one of them. */
export interface PartyBook {
  readonly nodes: readonly PartyNode[];
  readonly byId: ReadonlyMap<string, PartyNode>;
  /** The node of a client key; else the one that a row with this name alone refers to. Several namesakes find none of them. */
  find(key: string | undefined, name?: string): PartyNode | undefined;
}

interface Mention {
  readonly key?: string | undefined;
  readonly name?: string | undefined;
  readonly country?: string | undefined;
  /** Of a namesake: the identifier that tells it apart. */
  readonly identifier?: string | undefined;
  readonly side: string;
  readonly source: RecordSource;
}

/** Drafts by node id, and the ids of keys that were met. */
class Drafts extends Map<string, PartyDraft> {
  readonly idOfKey = keyIds();
}

/**
 * Builds the nodes from all rows that name a party. Rows with a key come first: only when every bearer of a name is
 * known can a row without a key be told to mean one of them. Pure; the same rows give the same ids.
 */
export function buildParties(records: Records): PartyBook {
  const drafts = new Drafts();
  const apart = namesakes(records.parties);
  for (const row of records.parties) addPartyRow(drafts, row, apart);
  const listed = bearersOf(drafts);
  for (const said of mentions(records))
    if (said.key !== undefined) mention(drafts, ownName(drafts, listed, said));
  const known = bearersOf(drafts);
  for (const row of records.sites) addSiteRow(drafts, row, known);
  for (const said of mentions(records)) if (said.key === undefined) refer(drafts, said, known);
  return toBook([...drafts.values()].map(toNode), (name) => known(name)?.id);
}

/** A row whose key is one party's and whose name is that of another's own row does not rename the first. */
function ownName(drafts: Drafts, listed: ByName, said: Mention): Mention {
  const bearer = said.name === undefined ? undefined : listed(said.name);
  const keyed = said.key === undefined ? undefined : drafts.get(drafts.idOfKey(said.key));
  return bearer === undefined || keyed === undefined || bearer === keyed
    ? said
    : { ...said, name: undefined };
}

/** Every supplier, seller and buyer that a row names, in the order of kinds and rows. */
function* mentions(records: Records): Generator<Mention> {
  for (const { cells, source } of records.products)
    yield { key: cells.supplier_id, name: cells.supplier, side: "supplier", source };
  for (const { cells, source } of records.bom)
    yield { key: cells.supplier_id, name: cells.supplier, side: "supplier", source };
  for (const row of records.shipments)
    for (const { cells, source } of tellingOf(row)) {
      yield { key: cells.seller_id, name: cells.seller, side: "seller", source };
      yield { key: cells.buyer_id, name: cells.buyer, side: "buyer", source };
    }
}

/** The one party, of those with a key or a row of their own, that bears exactly this folded name; several, or none, are undefined. */
type ByName = (name: string) => PartyDraft | undefined;

function bearersOf(drafts: Drafts): ByName {
  const byName = new Map<string, PartyDraft | "several">();
  for (const draft of drafts.values())
    for (const folded of draft.unknown ? [] : new Set([...draft.names].map(foldName)))
      byName.set(folded, byName.has(folded) ? "several" : draft);
  return (name) => {
    const found = byName.get(foldName(name));
    return found === "several" ? undefined : found;
  };
}

/**
 * A row that names a party without a key refers to the one party that is called exactly so wherever it is named with a
 * key or has a row of its own: these rows have no column for a country, and a second node for the same words would hide
 * the first one's hits. Where several are called so, the words are a party of their own, which may be any of them.
 */
function refer(drafts: Drafts, said: Mention, known: ByName): PartyDraft | undefined {
  const draft = said.key === undefined && said.name !== undefined ? known(said.name) : undefined;
  if (draft === undefined) return mention(drafts, said);
  draft.sources.push(said.source);
  draft.roles.add(said.side);
  return draft;
}

/** The column by which lists in the form of FollowTheMoney say what a row is about; not one of the canonical columns. */
const isSchema = (heading: string): boolean => heading.normalize("NFKC").trim().toLowerCase() === "schema";

function addPartyRow(
  drafts: Drafts,
  { cells, extra, source }: CanonicalRow<"parties">,
  apart: Namesakes,
): void {
  const draft = mention(drafts, {
    identifier: apart(cells),
    key: cells.party,
    name: cells.name ?? cells.name_local,
    country: cells.country,
    side: "party",
    source,
  });
  if (draft === undefined) return;
  if (cells.name_local !== undefined) draft.names.add(cells.name_local);
  for (const role of (cells.role ?? "").split(/[|;,]/))
    if (role.trim() !== "") draft.roles.add(role.trim().toLowerCase());
  for (const [heading, word] of Object.entries(extra)) if (isSchema(heading)) draft.schemas.add(word);
  draft.country ??= cells.country;
  const { address, city, region, postcode, country } = cells;
  if (address ?? city ?? region ?? postcode) {
    draft.addresses.push({ use: "office", address, city, region, postcode, country, source });
  }
  addIdentifier(draft, "uscc", cells.uscc);
  addIdentifier(draft, "lei", cells.lei);
  addIdentifier(draft, "duns", cells.duns);
}

function addSiteRow(drafts: Drafts, { cells, source }: CanonicalRow<"sites">, known: ByName): void {
  const keyed = cells.party !== undefined && drafts.has(drafts.idOfKey(cells.party));
  const named = keyed || cells.party === undefined ? undefined : known(cells.party);
  const draft = named ?? mention(drafts, { key: cells.party, side: "site", source });
  if (draft === undefined) return;
  const { site, address, city, region, postcode, country, lat, lon, processes } = cells;
  draft.addresses.push({
    use: "site",
    site,
    address,
    city,
    region,
    postcode,
    country,
    lat,
    lon,
    processes,
    source,
  });
}

/** The draft that a row speaks of, made at first mention. A row that names nobody makes no node. */
function mention(drafts: Drafts, said: Mention): PartyDraft | undefined {
  const { key, name, country, side, source } = said;
  if (key === undefined && name === undefined) return undefined;
  const unknown = key === undefined && name !== undefined && isPlaceholderParty(name);
  const id = idOf(drafts, said, unknown);
  const draft = drafts.get(id) ?? newDraft(id, key, unknown);
  drafts.set(id, draft);
  // Behind a key, "TO ORDER" is no name of the party; without one it is all that is known of an unknown one.
  if (name !== undefined && (unknown || !isPlaceholderParty(name))) draft.names.add(name);
  draft.country ??= country;
  draft.sources.push(source);
  if (side !== "party" && side !== "site") draft.roles.add(side);
  return draft;
}

function idOf(
  drafts: Drafts,
  { key, name, country, identifier, side, source }: Mention,
  unknown: boolean,
): string {
  if (key !== undefined) return drafts.idOfKey(key);
  return unknown ? idOfUnknown(source.import, source.row, side) : idOfName(name ?? "", country, identifier);
}

function toBook(nodes: readonly PartyNode[], idOfBearer: (name: string) => string | undefined): PartyBook {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const byKey = new Map(nodes.flatMap((node) => (node.key === undefined ? [] : [[node.key, node] as const])));
  const find = (key: string | undefined, name?: string): PartyNode | undefined => {
    if (key !== undefined) return byKey.get(key);
    return name === undefined ? undefined : byId.get(idOfBearer(name) ?? idOfName(name, undefined));
  };
  return { nodes, byId, find };
}
