import { billsReader } from "../bill-of-lading.ts";
import type { RecordFormat } from "../format.ts";
import { headingPoints } from "../heading-points.ts";

export const panjiva: RecordFormat = {
  id: "panjiva",
  title: "Panjiva-style US import export",
  kind: "shipments",
  ground: "documented",
  detect: headingPoints({
    must: [
      ["panjivaRecordId", "shpPanjivaId", "conPanjivaId"],
      ["shpName", "shpPanjivaId"],
      ["conName", "conPanjivaId"],
    ],
    may: [
      "billOfLadingNumber",
      "arrivalDate",
      "masterBillOfLadingNumber",
      "shpFullAddress",
      "conFullAddress",
    ].concat(
      [
        "shpmtOrigin",
        "shpmtDestination",
        "portOfLading",
        "portOfUnlading",
        "weightKg",
        "weightT",
        "volumeTEU",
      ],
      ["vessel", "vesselVoyageId", "notifyParty", "valueOfGoodsUSD", "isContainerized", "fileDate"],
    ),
  }),
  read: billsReader({
    number: ["billOfLadingNumber"],
    master: ["masterBillOfLadingNumber"],
    weights: [
      ["weightKg", "kg"],
      ["weightT", "t"],
    ],
  }),
};
