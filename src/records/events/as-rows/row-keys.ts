import { compareText } from "../../../model/compare-text.ts";
import type { ThingId } from "../../../model/custody-event.ts";
import type { Records } from "../../../model/records.ts";
import { checkDigit } from "../ids/gs1-keys.ts";
import { isUri, readThingId } from "../ids/thing-id.ts";
import type { MasterDataTable } from "../rows/master-data-of.ts";

/** How the customer's own rows call what events name; where they do not, the canonical id. */
export interface RowKeys {
  readonly lot: (id: string) => string;
  readonly product: (id: string) => string;
  readonly run: (id: string) => string;
  readonly site: (place: ThingId) => string;
  readonly party: (party: ThingId) => string;
  /** The party to which a customer's row says that the site belongs. */
  readonly partyOfSite: (site: string) => string | undefined;
  readonly hs: (product: string) => string | undefined;
}

/** `https://id.gs1.org/<key>/<digits>` of a bare GS1 number whose check digit fits. */
function bareNumber(text: string, key: string, lengths: readonly number[]): string | undefined {
  if (!/^\d+$/.test(text) || !lengths.includes(text.length)) return undefined;
  if (checkDigit(text.slice(0, -1)) !== text.slice(-1)) return undefined;
  return `https://id.gs1.org/${key}/${key === "01" ? text.padStart(14, "0") : text}`;
}

const gln = [13];
const gtin = [8, 12, 13, 14];

/** Canonical id -> the customer's own writing of it; of several the first in the order of their letters. */
function writings(
  texts: Iterable<string | undefined>,
  bare?: (text: string) => string | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of texts) {
    if (text === undefined) continue;
    const id = isUri(text) ? readThingId(text).id : bare?.(text);
    if (id === undefined) continue;
    const known = found.get(id);
    if (known === undefined || compareText(text, known) < 0) found.set(id, text);
  }
  return found;
}

const withExtension = /^(https:\/\/id\.gs1\.org\/414\/\d{13})\/254\/.+$/;

/** What the customer's rows call lots, products, runs, sites and parties. */
export function rowKeys(records: Records, masterData: MasterDataTable): RowKeys {
  const { lots, transformation_inputs, transformation_outputs, shipments, stock, documents } = records;
  const lotKeys = writings(
    [lots, transformation_inputs, transformation_outputs, shipments, stock, documents].flatMap((rows) =>
      rows.map(({ cells }) => cells.lot),
    ),
  );
  const siteKeys = writings(
    records.sites.map(({ cells }) => cells.site),
    (text) => bareNumber(text, "414", gln),
  );
  const partyKeys = writings(
    records.parties.map(({ cells }) => cells.party),
    (text) => bareNumber(text, "417", gln),
  );
  const productKeys = writings(
    [...records.products.map(({ cells }) => cells.product), ...lots.map(({ cells }) => cells.product)],
    (text) => bareNumber(text, "01", gtin),
  );
  const runKeys = writings(records.transformations.map(({ cells }) => cells.transformation));
  const owners = new Map(records.sites.map(({ cells }) => [cells.site, cells.party]));
  return {
    lot: (id) => lotKeys.get(id) ?? id,
    product: (id) => productKeys.get(id) ?? id,
    run: (id) => runKeys.get(id) ?? id,
    party: ({ id }) => partyKeys.get(id) ?? id,
    partyOfSite: (site) => owners.get(site),
    site: ({ id }) => siteOf(id, siteKeys, masterData),
    hs: codes(records),
  };
}

/**
 * The site of a place: the row that bears its id, else the one that master data say it is a part of, else by GS1's own
 * meaning of an extension (a place within the location of the GLN) the GLN.
 */
function siteOf(id: string, siteKeys: ReadonlyMap<string, string>, { owners }: MasterDataTable): string {
  const own = siteKeys.get(id);
  if (own !== undefined) return own;
  const owner = (owners.get(id) ?? []).toSorted(compareText).find((each) => siteKeys.has(each));
  if (owner !== undefined) return siteKeys.get(owner) ?? owner;
  const base = withExtension.exec(id)?.[1] ?? id;
  return siteKeys.get(base) ?? base;
}

/** The HS code of a product on which all of its rows agree. */
function codes({ products }: Records): RowKeys["hs"] {
  const found = Map.groupBy(products, ({ cells }) => cells.product ?? "");
  return (product) => {
    const said = new Set((found.get(product) ?? []).flatMap(({ cells }) => cells.hs ?? []));
    const [only] = said;
    return said.size === 1 ? only : undefined;
  };
}
