import { bomLevel } from "./bom-level/bom-level.ts";
import { bomParentChild } from "./bom-parent-child/bom-parent-child.ts";
import { brandList } from "./brand-list/brand-list.ts";
import { cbpAms } from "./cbp-ams/cbp-ams.ts";
import type { RecordFormat } from "./format.ts";
import { genericShipments } from "./generic-shipments/generic-shipments.ts";
import { importyeti } from "./importyeti/importyeti.ts";
import { openSupplyHub } from "./open-supply-hub/open-supply-hub.ts";
import { panjiva } from "./panjiva/panjiva.ts";
import { sayariScreening } from "./sayari-screening/sayari-screening.ts";
import { vendorBol } from "./vendor-bol/vendor-bol.ts";

/** Every format that is known, one folder each. Their headings are preferred in this order. */
export const recordFormats: readonly RecordFormat[] = [
  openSupplyHub,
  brandList,
  sayariScreening,
  panjiva,
  importyeti,
  vendorBol,
  cbpAms,
  bomLevel,
  bomParentChild,
  genericShipments,
];
