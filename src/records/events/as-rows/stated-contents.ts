import type { StatedContent } from "../../../model/net-content-stated.ts";
import type { CanonicalRow } from "../../../model/records.ts";
import { isUri, readThingId } from "../ids/thing-id.ts";
import type { RowKeys } from "./row-keys.ts";
import { compareSources, type ToldEvent } from "./told-events.ts";

const measured = /^(-?\d+(?:\.\d+)?)(?: (\S+))?$/;

/** "11.3 KGM" as a number and its unit; undefined for words. */
function amountIn(
  text: string | undefined,
): { readonly quantity: string; readonly unit?: string } | undefined {
  const [, quantity, unit] = measured.exec(text?.trim() ?? "") ?? [];
  if (quantity === undefined || quantity.startsWith("-")) return undefined;
  return { quantity, ...(unit === undefined ? {} : { unit }) };
}

const kinds = [
  ["netWeight", "net weight"],
  ["netContent", "net content"],
] as const;

/** What master data of EPCIS documents say of classes and lots. */
function fromMasterData(keys: RowKeys, { masterData, source }: ToldEvent): readonly StatedContent[] {
  return [...masterData.elements].flatMap(([id, { attributes }]) => {
    const { kind } = readThingId(id);
    if (kind !== "class" && kind !== "lot" && kind !== "item") return [];
    const description =
      attributes.descriptionShort ?? attributes.description ?? attributes.tradeItemDescription;
    const of = kind === "class" ? { product: keys.product(id) } : { lot: keys.lot(id) };
    return kinds.flatMap(([name, what]) => {
      const amount = amountIn(attributes[name]);
      return amount === undefined
        ? []
        : [{ ...of, what, ...amount, ...(description === undefined ? {} : { description }), source }];
    });
  });
}

/** What an event says of the lots or items that it brings into being. */
function fromEvent(keys: RowKeys, { event, source }: ToldEvent): readonly StatedContent[] {
  const weight = event.made?.netWeight;
  const amount = amountIn(
    weight === undefined ? undefined : [weight.value, weight.unit].filter(Boolean).join(" "),
  );
  if (amount === undefined) return [];
  const made = event.kind === "transformed" ? event.outputs : event.objects;
  return made.flatMap(({ thing }) =>
    thing.kind === "lot" || thing.kind === "item"
      ? [{ lot: keys.lot(thing.id), what: "net weight" as const, ...amount, source }]
      : [],
  );
}

/** What a product passport says that the product weighs. */
function fromPassport(
  keys: RowKeys,
  { cells, extra, source }: CanonicalRow<"documents">,
): readonly StatedContent[] {
  if (cells.kind !== "product-passport" || cells.lot === undefined || !isUri(cells.lot)) return [];
  const amount = amountIn(extra["net weight"]);
  const thing = readThingId(cells.lot);
  // Of a batch the weight may be that of all of it.
  if (amount === undefined || extra.granularity === "batch") return [];
  const of = thing.kind === "class" ? { product: keys.product(thing.id) } : { lot: keys.lot(thing.id) };
  return [{ ...of, what: "net weight", ...amount, source }];
}

const textOf = ({ product, lot, what, quantity, unit }: StatedContent): string =>
  [product, lot, what, quantity, unit].join("\n");

/** What one piece of a product or lot holds, each statement once; two that differ both stand. */
export function statedContents(
  keys: RowKeys,
  inForce: readonly ToldEvent[],
  documents: readonly CanonicalRow<"documents">[],
): readonly StatedContent[] {
  const all = [
    ...inForce.flatMap((told) => [...fromMasterData(keys, told), ...fromEvent(keys, told)]),
    ...documents.flatMap((row) => fromPassport(keys, row)),
  ];
  return [...Map.groupBy(all, textOf).values()].flatMap((some) =>
    some.toSorted((a, b) => compareSources(a.source, b.source)).slice(0, 1),
  );
}
