import { canonicalColumns } from "../../../model/records.ts";
import type { RecordFormat } from "../format.ts";
import { headingPoints } from "../heading-points.ts";

/** Our own template, filled in. Tables of shipments in other words are read by their headings alone. */
export const genericShipments: RecordFormat = {
  id: "generic-shipments",
  title: "template of shipments",
  kind: "shipments",
  ground: "ours",
  detect: headingPoints({
    must: [["date"], ["seller", "seller_id"], ["buyer", "buyer_id"]],
    may: canonicalColumns.shipments,
  }),
};
