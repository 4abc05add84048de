import fc from "fast-check";
import { tablesOf } from "../goods/goods.fixture.ts";
import { law } from "../law/law.fixture.ts";
import type { Hit } from "../model/hit.ts";
import type { CanonicalRow, PartyNode, RecordKind, Records } from "../model/records.ts";
import { recordKinds } from "../model/records.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { buildParties } from "../parties/build-parties.ts";
import { leiOf } from "../parties/same-as.fixture.ts";
import { sameAsLinks } from "../parties/same-as.ts";
import type { Rebuild } from "./removal.fixture.ts";
import { entry, hit, list, located } from "./world.fixture.ts";
import type { LocatedAddress } from "./world.ts";

/** Random small workspaces in which names, keys, days, codes and places are often missing, equal or nearly so. */

/** One that is listed in two spellings, a candidate pair, a pair with a slip, one of its own. */
const names = [
  "Lumo Gin Co., Ltd.",
  "LUMO GIN",
  "Hongshui Spinning Mill Co., Ltd.",
  "Hongshui Spinning Co Ltd",
  "Orvane Dyeing GmbH",
  "Tessaly Garments Ltd.",
];
const maybe = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const often = <T>(usual: T, ...others: readonly T[]) => fc.constantFrom(usual, usual, usual, ...others);

const partyShape = fc.record({
  keyed: often(true, false),
  name: fc.constantFrom(...names),
  country: maybe("CN", "CN", "BD"),
  lei: fc.constantFrom(undefined, undefined, undefined, leiOf("LUMO1"), leiOf("LUMO2")),
  region: fc.constantFrom(undefined, undefined, "CN-XJ", "CN-SD"),
});

/** How a row names a party: one of the customer's list by key, by name or by both, one of no list, or nobody. */
const mention = fc.record({
  at: fc.nat(7),
  by: fc.constantFrom("key", "both", "both", "name", "name", "stray", "nobody"),
  stray: fc.constantFrom(...names, "Tessally Garments"),
});

const goods = ["5201", "5205", "5208", "6205", "5202", "7210", undefined] as const;

const shipmentShape = fc.record({
  seller: mention,
  buyer: mention,
  toSelf: fc.constantFrom(true, false, false),
  /** Where in the chain from lint to shirt the shipment stands. */
  stage: fc.nat(3),
  odd: often(undefined, ...goods),
  day: fc.integer({ min: 1, max: 9 }),
  dated: fc.constantFrom("day", "day", "day", "days", "order", "import", "none", "later"),
  lot: maybe("LOT-1"),
  basis: fc.constantFrom("documented", "documented", "declared", "inferred", undefined),
  document: often("INV-1" as string | undefined, undefined),
  fromSite: fc.constantFrom(undefined, undefined, "SITE-0", "SITE-1"),
  origin: fc.constantFrom(undefined, undefined, "CN"),
});

const siteShape = fc.record({
  of: fc.nat(7),
  byName: fc.constantFrom(false, false, true),
  region: fc.constantFrom("CN-XJ", "CN-XJ", "CN-SD"),
  processes: maybe("spinning", "warehouse"),
});

const supplied = fc.record({ supplier: mention, named: often(true, false), hs: fc.constantFrom(...goods) });

type Of<T> = T extends fc.Arbitrary<infer U> ? U : never;
type Party = Of<typeof partyShape>;
type Mention = Of<typeof mention>;
type Shipment = Of<typeof shipmentShape>;
type Site = Of<typeof siteShape>;
type Supplied = Of<typeof supplied>;

export interface Workspace {
  /** How it is known that whoever bears the listed name is the listed one. */
  readonly identity: Hit["identity"];
  readonly records: Records;
}

/** One row a line, so that a counterexample can be read. */
export const linesOf = ({ identity, records }: Workspace): readonly string[] => [
  identity,
  ...Object.values(records)
    .flat()
    .map(({ cells, source }) => `${source.file} row ${source.row} ${JSON.stringify(cells)}`),
];

const readable = (of: Workspace): Workspace =>
  Object.assign(of, { [fc.toStringMethod]: () => linesOf(of).join("\n") });

export const workspaces: fc.Arbitrary<Workspace> = fc
  .record({
    parties: fc.array(partyShape, { minLength: 3, maxLength: 8 }),
    shipments: fc.array(shipmentShape, { minLength: 4, maxLength: 14 }),
    sites: fc.array(siteShape, { maxLength: 3 }),
    products: fc.array(supplied, { minLength: 1, maxLength: 2 }),
    bom: fc.array(supplied, { maxLength: 3 }),
    identity: fc.constantFrom("candidate" as const, "identified" as const, "decided" as const),
  })
  .map(({ identity, parties, shipments, sites, products, bom }) =>
    readable({
      identity,
      records: {
        ...(Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records),
        parties: rows("parties", [
          { party: "SELF", name: "Importer Inc.", role: "self", country: "US" },
          ...parties.map(partyCells),
        ]),
        sites: rows(
          "sites",
          sites.map((site, at) => siteCells(parties, site, at)),
        ),
        products: rows(
          "products",
          products.map((one, at) => ({ product: `P-${at}`, ...suppliedCells(parties, one, "6205") })),
        ),
        bom: rows(
          "bom",
          bom.map((one, at) => ({
            product: at === 1 ? "P-1" : "P-0",
            component: at === 2 ? "P-1" : `C-${at}`,
            ...suppliedCells(parties, one, "5208"),
          })),
        ),
        shipments: rows(
          "shipments",
          shipments.map((one, at) => shipmentCells(parties, one, at)),
        ),
      },
    }),
  );

/** Rows of one file. A cell without a value is absent. */
export const rows = <K extends RecordKind>(
  kind: K,
  all: readonly { readonly [column: string]: string | undefined }[],
  file = `${kind}.csv`,
): readonly CanonicalRow<K>[] =>
  all.map((cells, at) => ({
    kind,
    // The generators write canonical columns only.
    cells: Object.fromEntries(
      Object.entries(cells).filter(([, text]) => text !== undefined),
    ) as CanonicalRow<K>["cells"],
    extra: {},
    source: { import: file, row: at + 2, file },
  }));

const partyCells = ({ keyed, name, country, lei, region }: Party, at: number) => ({
  party: keyed ? `K${at}` : undefined,
  name,
  role: "supplier",
  country,
  lei,
  region,
});

function siteCells(parties: readonly Party[], { of, byName, region, processes }: Site, at: number) {
  const place = of % parties.length;
  const party = parties[place];
  const words = byName || party?.keyed !== true ? party?.name : `K${place}`;
  return { site: `SITE-${at}`, party: words, region, processes };
}

function named(parties: readonly Party[], { at, by, stray }: Mention) {
  const place = at % parties.length;
  const party = parties[place];
  if (by === "nobody" || party === undefined) return { key: undefined, name: "TO ORDER" };
  if (by === "stray") return { key: undefined, name: stray };
  const key = party.keyed && by !== "name" ? `K${place}` : undefined;
  return { key, name: key === undefined || by === "both" ? party.name : undefined };
}

function suppliedCells(parties: readonly Party[], one: Supplied, hs: string) {
  const by = one.named ? named(parties, one.supplier) : { key: undefined, name: undefined };
  return { hs: one.hs === undefined ? hs : one.hs, supplier_id: by.key, supplier: by.name };
}

function shipmentCells(parties: readonly Party[], one: Shipment, at: number) {
  const [seller, buyer] = [named(parties, one.seller), named(parties, one.buyer)];
  const to = one.toSelf ? { key: "SELF", name: undefined } : buyer;
  const stage = goods[one.toSelf ? 3 : one.stage];
  return {
    shipment: `SH-${at}`,
    ...dayCells(one),
    seller_id: seller.key,
    seller: seller.name,
    buyer_id: to.key,
    buyer: to.name,
    from_site: one.fromSite,
    hs: one.odd ?? (one.day === 9 ? undefined : stage),
    lot: one.lot,
    origin: one.origin,
    document: one.document,
    basis: one.basis,
  };
}

function dayCells({ dated, stage, day, toSelf }: Shipment): { readonly [column: string]: string } {
  // Later stages mostly move later, so that long chains are in time.
  const date = `2026-0${Math.min(9, (toSelf ? 5 : stage + 1) + (day > 7 ? -1 : 0))}-0${day}`;
  const kinds: Readonly<Record<Shipment["dated"], { readonly [column: string]: string }>> = {
    day: { date, date_kind: "departure" },
    days: { date, date_latest: "2026-09-30", date_kind: "arrival" },
    order: { date, date_kind: "order" },
    import: { import_date: date },
    none: {},
    later: { date: `2027-01-0${day}` },
  };
  return kinds[dated];
}

const nameTables = readTestTables();
const listed = entry("Lumo Gin");
const order = entry("The region", {
  list: "us-cbp-wro",
  kind: "order",
  sublists: [{ key: "WRO" }],
  firstListed: "2021-01-13",
  status: "Active",
  merchandise: "Cotton",
  order: { countries: ["CN"], regions: ["CN-XJ"], merchandise: "Cotton", hs: ["52"], hsBasis: "editorial" },
});
const lint = entry("Cotton", {
  list: "us-dol-tvpra",
  kind: "good",
  order: { countries: ["CN"], regions: [], merchandise: "Cotton", hs: ["5201"], hsBasis: "editorial" },
});
const lists = [
  list("us-uflpa", [listed]),
  list("us-cbp-wro", [order]),
  list("us-dol-tvpra", [lint], { role: "goods" }),
];
const table = tablesOf(["5201>5205", "5205>5208", "5208>6205", "5205>5202", "5202>5205", "7210>7308"]);

/** Makes a world of rows: who bears the listed name meets the entry, so that a hit goes with the row that gave the name. */
export const rebuilderOf =
  ({ identity }: Pick<Workspace, "identity">): Rebuild =>
  (records) => {
    const { nodes, find } = buildParties(records);
    return {
      parties: nodes,
      records,
      hits: new Map(nodes.map((node) => [node.id, hitsOf(node, identity)])),
      decisions: [],
      locations: new Map(nodes.map((node) => [node.id, node.addresses.flatMap(placeOf)])),
      lists,
      law,
      goods: table,
      fictional: false,
      links: sameAsLinks(nodes, nameTables, []).links,
      findParty: find,
    };
  };

const hitsOf = (node: PartyNode, identity: Hit["identity"]): readonly Hit[] =>
  !node.unknown && node.names.some((name) => /lumo/i.test(name)) ? [hit(node, listed, { identity })] : [];

const placeOf = (address: PartyNode["addresses"][number]): readonly LocatedAddress[] =>
  address.region === undefined
    ? []
    : [located(address.region, address.use === "site" ? "shows" : "states", address)];
