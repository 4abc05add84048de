import { foldName } from "../names/fold.ts";

/**
 * What trade records write where a party should stand, in folded form. Each pattern covers the whole text: a firm may
 * well be called "Order Textile" or "Confidential Printing".
 */
const placeholders: readonly RegExp[] = [
  // Negotiable bills: made out to order, whoever will hold them. The bank of "to the order of" is no buyer of goods.
  /^(unto |to )?(the )?order( of( .+)?)?$/,
  /^to (the )?(bearer|holder)$/,
  /^(the )?same( party)? as (the )?(above|consignee|shipper|notify( party)?|buyer|seller|importer|exporter)$/,
  /^as (per|above|agreed)( .+)?$/,
  // Redacted by the publisher, on request or for want of data.
  /^(name |party |consignee |shipper |information )?(is )?(not )(available|applicable|provided|stated|given|declared|disclosed|specified|known|shown|listed)( .*confidential.*)?$/,
  /^(name |party |consignee |shipper |information )?(confidential|withheld|redacted|undisclosed|unknown|unnamed|suppressed|anonymous|blank)( (by|at|on|upon|per) .+| party| name| consignee| shipper| information)?$/,
  /^(n a|na|nil|null|none|nan|tbd|tba|tbc|to be (decided|determined|advised|announced|confirmed)|various|several|misc|miscellaneous|xx+)$/,
  // 凭指示 to order; 同收货人 same as consignee; withheld, unknown, none.
  /^(凭.{0,8}指示|憑.{0,8}指示|to order 凭指示|同(收货人|收貨人|发货人|發貨人|上)|保密|不详|不詳|未知|未提供|不适用|不適用|无|無|匿名)$/u,
];

/**
 * Whether the text that stands where a party should says only that the party is not named: TO ORDER, N/A, WITHHELD,
 * SAME AS CONSIGNEE, dashes, nothing at all. Such a party is an unknown node; two of them are never the same.
 */
export function isPlaceholderParty(text: string): boolean {
  const folded = foldName(text);
  return folded === "" || placeholders.some((pattern) => pattern.test(folded));
}
