import type { Cells, RecordFormat } from "../format.ts";
import { headingPoints } from "../heading-points.ts";
import { readBills } from "../read-bills.ts";
import { grossHeading, toKilograms } from "../weight.ts";
import type { Added } from "../whole-rows.ts";
import { cellAt, firstCell } from "../whole-rows.ts";
import type { AmsColumns } from "./ams-columns.ts";
import { amsBill, amsColumns, amsDocument } from "./ams-columns.ts";

/** Worked out for each row: which column says it differs from row to row. */
const added = ["document", "date", "date_kind", "quantity", "unit", grossHeading] as const;
const amounts = [added.indexOf("quantity"), added.indexOf("unit"), added.indexOf(grossHeading)];

function derive(cells: Cells, columns: AmsColumns): Added {
  const date = firstCell(cells, columns.arrival);
  const kilograms = toKilograms(cellAt(cells, columns.weight), cellAt(cells, columns.weightUnit));
  return {
    cells: [
      amsDocument(cells, columns),
      date,
      date === "" ? "" : "arrival",
      cellAt(cells, columns.quantity),
      cellAt(cells, columns.unit),
      kilograms,
    ],
  };
}

/** The manifest of US Customs, its tables joined by `identifier`; `assembleAms` joins them. */
export const cbpAms: RecordFormat = {
  id: "cbp-ams",
  title: "CBP AMS manifest (AWS Data Exchange)",
  kind: "shipments",
  ground: "documented",
  detect: headingPoints({
    must: [
      ["identifier"],
      ["shipper_party_name"],
      ["consignee_party_name"],
      ["actual_arrival_date", "estimated_arrival_date"],
    ],
    may: ["record_status_indicator", "master_bol_number", "house_bol_number", "sub_house_bol_number"].concat(
      ["manifest_quantity", "manifest_unit", "weight", "weight_unit", "port_of_unlading", "vessel_name"],
      ["trade_update_date", "run_date", "bill_type_code", "harmonized_number", "description_text"],
      ["foreign_port_of_lading", "notify_party_name", "container_number", "piece_count", "carrier_code"],
    ),
  }),
  read: (rows, header) => {
    const columns = amsColumns(header.cells);
    return readBills(rows, header, {
      added,
      amounts,
      hasBills: true,
      billOf: (cells) => amsBill(cells, columns),
      derive: (cells) => derive(cells, columns),
      ...(columns.status < 0 ? {} : { status: header.cells[columns.status] ?? "" }),
    });
  },
};
