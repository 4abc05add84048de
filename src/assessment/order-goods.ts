import { hsDigits, isUnder } from "../goods/hs.ts";
import type { Good } from "./actors.ts";

export type GoodsFit = "fits" | "unknown" | "differs";

export interface OrderGoods {
  /** In the list's own words. */
  readonly merchandise: string;
  readonly hs: readonly string[];
  readonly hsBasis: "official" | "editorial";
  /** Words of the list by which an order covers whatever a party makes. */
  readonly all: readonly string[];
}

/**
 * Whether goods are the merchandise of an order. Only official codes can tell that goods are not: an editorial reading
 * of the merchandise need not be complete ("... and downstream products"), so beyond it the answer stays open.
 */
export function orderFit(good: Good, order: OrderGoods): GoodsFit {
  if (order.all.includes(order.merchandise)) return "fits";
  if (isUnder(good.hs, order.hs)) return "fits";
  const digits = hsDigits(good.hs);
  const open = digits === "" || order.hs.some((prefix) => hsDigits(prefix).startsWith(digits));
  return order.hsBasis === "official" && order.hs.length > 0 && !open ? "differs" : "unknown";
}

/** The good that fits best, and how; unknown where there are none. */
export function bestFit(
  goods: readonly Good[],
  order: OrderGoods,
): { readonly good?: Good; readonly fit: GoodsFit } {
  const fits = goods.map((good) => ({ good, fit: orderFit(good, order) }));
  return (
    fits.find((one) => one.fit === "fits") ??
    fits.find((one) => one.fit === "unknown") ??
    fits[0] ?? { fit: "unknown" }
  );
}
