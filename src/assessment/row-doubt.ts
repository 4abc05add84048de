import type { PartyNode } from "../model/records.ts";
import type { ShipmentRow } from "../tracing/shipment-row.ts";
import { isOneShipment } from "../tracing/target.ts";
import type { Subject } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

/** What keeps a row from tying goods to its seller, beside what the row says of itself; undefined where nothing does. */
export const rowDoubt =
  ({ flow }: WorldIndex, subject: Subject) =>
  (row: ShipmentRow): string | undefined => {
    const said = flow.doubts.get(row);
    if (said !== undefined || subject.kind !== "shipment") return said;
    return isOneShipment(flow, flow.byShipment.get(subject.id) ?? [])
      ? undefined
      : `rows to different buyers bear the id ${subject.id}`;
  };

/**
 * What keeps a row from tying goods to the site it names: the site is another party's, or the row states another country
 * as the origin of the goods. Keys of sites are short, and two files use one alike.
 */
export function siteDoubt(
  { flow, sites }: WorldIndex,
  seller: Pick<PartyNode, "id">,
  site: string,
  row: ShipmentRow,
): string | undefined {
  const held = sites.get(site);
  if (held === undefined) return undefined;
  const { groupOf } = flow.input.groups;
  if (groupOf(held.party.id) !== groupOf(seller.id))
    return `the site ${site} that the row names is recorded as that of ${held.party.name}`;
  const { origin } = row.cells;
  const country = held.located.location.region?.slice(0, 2) ?? held.located.address.country;
  return origin === undefined || country === undefined || origin === country
    ? undefined
    : `the row states ${origin} as the origin of the goods, and the site is in ${country}`;
}
