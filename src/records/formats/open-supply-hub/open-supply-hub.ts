import { foldHeading } from "../../fold-heading.ts";
import type { RecordFormat } from "../format.ts";
import { headingPoints } from "../heading-points.ts";

const points = headingPoints({
  must: [
    ["country", "country_code", "country_name"],
    ["name"],
    ["address"],
    [
      "sector",
      "product_type",
      "sector_product_type",
      "facility_type",
      "processing_type",
      "number_of_workers",
    ].concat(
      ["facility_type_processing_type", "native_language_name", "parent_company_os_id", "rba_id", "isic_4"],
      ["os_id", "contribution_date", "processing_type_facility_type_raw", "is_closed"],
    ),
  ],
  may: ["parent_company", "duns_id", "lei_id", "lat", "lng"],
});
const least = ["country", "name", "address"].map(foldHeading).join();

/** The three columns that the template asks for, in its order and alone, are its shortest form. */
export const openSupplyHub: RecordFormat = {
  id: "open-supply-hub",
  title: "Open Supply Hub list template and download",
  kind: "parties",
  ground: "seen",
  detect: (headings, sample) => (headings.join() === least ? 3 : points(headings, sample)),
};
