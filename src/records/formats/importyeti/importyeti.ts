import { billsReader } from "../bill-of-lading.ts";
import type { RecordFormat } from "../format.ts";
import { headingPoints } from "../heading-points.ts";

export const importyeti: RecordFormat = {
  id: "importyeti",
  title: "ImportYeti-style export of US bills of lading",
  kind: "shipments",
  ground: "documented",
  detect: headingPoints({
    must: [
      ["Bill of Lading", "Bill of Lading Number", "BoL Number"],
      ["Supplier", "Supplier Name"],
      ["Customer", "Customer Name", "Company", "Company Name", "Consignee", "Consignee Name"],
      ["Arrival Date", "Arrival"],
      ["HS Code", "HS Codes", "Containers", "TEU"],
    ],
    may: [
      "Master Bill of Lading",
      "Weight (KG)",
      "Weight (LB)",
      "Product Description",
      "Supplier Address",
    ].concat(["Country of Origin", "Quantity", "Quantity Unit", "Port of Entry", "Port of Exit", "Vessel"]),
    never: ["SHIPER", "panjivaRecordId", "record_status_indicator"],
  }),
  read: billsReader({
    number: ["Bill of Lading", "Bill of Lading Number", "BoL Number"],
    master: ["Master Bill of Lading", "Master Bill of Lading Number", "Master BoL"],
    weights: [
      ["Weight (KG)", "kg"],
      ["Weight in KG", "kg"],
      ["Total Weight (KG)", "kg"],
      ["Weight (LB)", "lb"],
      ["Weight (LBS)", "lb"],
    ],
  }),
};
