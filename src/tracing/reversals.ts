import type { Moved } from "./flow-network.ts";
import { isReversal } from "./shipment-row.ts";

/**
 * A row of less than nothing takes back what another row of the same seller and buyer says under the same id or document:
 * that other row is doubted too, since goods that were credited may never have left.
 */
export function withReversals(moved: readonly Moved[]): readonly Moved[] {
  const taken = new Set(moved.filter(({ row }) => isReversal(row)).flatMap(marksOf));
  if (taken.size === 0) return moved;
  return moved.map((one) =>
    one.doubt === undefined && marksOf(one).some((mark) => taken.has(mark))
      ? { ...one, doubt: "another row of the same id or document takes it back" }
      : one,
  );
}

const marksOf = ({ row, seller, buyer }: Moved): readonly string[] =>
  [row.cells.shipment, row.cells.document].flatMap((mark) =>
    mark === undefined ? [] : [`${seller.id} ${buyer.id} ${mark}`],
  );
