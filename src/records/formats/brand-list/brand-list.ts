import type { RecordFormat } from "../format.ts";
import { headingPoints } from "../heading-points.ts";

export const brandList: RecordFormat = {
  id: "brand-list",
  title: "factory list published by a brand (Nike, Converse, adidas)",
  kind: "parties",
  ground: "seen",
  detect: headingPoints({
    must: [["Factory Name"], ["Address"], ["City"], ["Country/Region", "Country"]],
    may: [
      "Factory Type",
      "Product Type",
      "Nike, Inc. Brand(s)",
      "Events",
      "Supplier Group",
      "State",
      "Province",
    ].concat(
      [
        "Postal Code",
        "Code",
        "Region",
        "Total Workers",
        "Line Workers",
        "% Female Workers",
        "% Migrant Workers",
      ],
      ["Female_Workers", "Migrant_Workers", "Parent_Organization_Name", "Corporation_Brand", "Subcons"],
    ),
  }),
};
