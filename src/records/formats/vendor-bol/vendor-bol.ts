import { billsReader } from "../bill-of-lading.ts";
import type { RecordFormat } from "../format.ts";
import { headingPoints } from "../heading-points.ts";

export const vendorBol: RecordFormat = {
  id: "vendor-bol",
  title: "bill of lading data as resold (datarade, Plugindata)",
  kind: "shipments",
  ground: "documented",
  detect: headingPoints({
    must: [
      ["SHIPER", "SHIPPER"],
      ["CONSIGNEE"],
      ["PRODUCT_DESCRIPTION"],
      [
        "GROSS_WIGHT_LB",
        "GROSS_WIGHT_KG",
        "GROSS_WEIGHT_LB",
        "GROSS_WEIGHT_KG",
        "HOUSE_VS_MASTER",
        "MASTER_B_L",
      ],
    ],
    may: [
      "ARRIVAL_DATE",
      "FOREIGN_PORT",
      "US_PORT",
      "VESSEL_NAME",
      "COUNTRY_OF_ORIGIN",
      "MARKS_AMP_NUMBERS",
    ].concat(
      ["CONSIGNEE_ADDRESS", "SHIPPER_ADDRESS", "NO_OF_CONTAINERS", "CONTAINER_NUMBER", "QUANTITY"],
      [
        "QUANTITY_UNIT",
        "MEASUREMENT",
        "BILL_OF_LADING",
        "DISTRIBUTION_PORT",
        "VOYAGE_NUMBER",
        "NOTIFY_PARTY",
      ],
    ),
  }),
  read: billsReader({
    number: ["BILL_OF_LADING"],
    master: ["MASTER_B_L"],
    level: ["HOUSE_VS_MASTER"],
    weights: [
      ["GROSS_WIGHT_KG", "kg"],
      ["GROSS_WEIGHT_KG", "kg"],
      ["GROSS_WIGHT_LB", "lb"],
      ["GROSS_WEIGHT_LB", "lb"],
    ],
  }),
};
