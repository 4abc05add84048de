import { shortId } from "../../model/canonical.ts";
import type { ShipmentRow } from "../../tracing/shipment-row.ts";

/**
 * A name for each row that its import alone decides: the same in whatever order rows and imports come. A record of events
 * may give several rows of one number; what they say tells those apart.
 */
export function rowNames(rows: readonly ShipmentRow[]): (row: ShipmentRow) => string {
  const seen = new Map<string, Set<number>>();
  const several = new Map<string, Set<number>>();
  for (const { source } of rows) {
    const known = seen.get(source.import) ?? new Set<number>();
    seen.set(source.import, known);
    if (known.has(source.row))
      several.set(source.import, (several.get(source.import) ?? new Set()).add(source.row));
    known.add(source.row);
  }
  return ({ source, cells }) => {
    const name = `row:${source.import}:${source.row}`;
    return several.get(source.import)?.has(source.row) === true ? `${name}:${shortId(cells)}` : name;
  };
}
