import type { RecordFormat } from "../format.ts";
import { headingPoints } from "../heading-points.ts";

export const bomParentChild: RecordFormat = {
  id: "bom-parent-child",
  title: "parent-child bill of material",
  kind: "bom",
  ground: "documented",
  detect: headingPoints({
    must: [["PartNumber", "ParentPartNumber", "Parent"], ["ChildPartNumber"]],
    may: ["Revision", "Location", "ChildRevision", "Quantity", "UOM", "hs_code", "country_of_origin"].concat([
      "material",
      "net_mass",
      "supplier",
      "os_id",
    ]),
    never: ["level"],
  }),
};
