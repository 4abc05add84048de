import { isRecord } from "../../formats/json/json-values.ts";
import type { CustodyEvent, Portion, ThingId } from "../../model/custody-event.ts";
import { typesOf } from "./document-kind.ts";
import type { Draft, JsonObject } from "./event-draft.ts";
import { given, keep, refuse, textOf } from "./event-draft.ts";
import { isUri, readThingId } from "./ids/thing-id.ts";
import { entry, member } from "./json-path.ts";
import { numberText, plainDecimal } from "./quantity.ts";

/** A unit as EPCIS asks for it: two or three letters or digits. Whether the code is known is a question for goods/. */
const unitShape = /^[A-Z0-9]{2,3}$/;

/** A URI as the id of a thing; anything else is a fault. */
export function thingAt(draft: Draft, path: string, value: unknown): ThingId | undefined {
  if (isUri(value)) return readThingId(value);
  return refuse(draft, "events.id-invalid", path, { what: "the id is no URI", value });
}

/** A thing by its URI, or as UNTP has it: an object with id and name. */
export function itemAt(draft: Draft, path: string, value: unknown): ThingId | undefined {
  if (!draft.isUntp || !isRecord(value)) return thingAt(draft, path, value);
  const thing = thingAt(draft, member(path, "id"), value.id);
  keepNames(draft, path, value, ["id", "name", "type"]);
  return thing === undefined ? undefined : { ...thing, ...given("name", textOf(value.name)) };
}

/** Types that say no more than the place in which they stand. */
const usualTypes = new Set(["Item", "QuantityElement", "Party"]);

/** Keeps what is said of a thing beside its id and name. */
function keepNames(draft: Draft, path: string, value: JsonObject, read: readonly string[]): void {
  const isUsual = typesOf(value.type).every((type) => usualTypes.has(type));
  const others = Object.keys(value).some((name) => !read.includes(name));
  if (others || !isUsual || (value.name !== undefined && typeof value.name !== "string"))
    keep(draft, path, value);
}

/** Entries of a list; undefined where there is none. What is there and is no list is a fault. */
export function listAt(draft: Draft, path: string, value: unknown): readonly unknown[] | undefined {
  if (value === undefined || Array.isArray(value)) return value;
  return refuse(draft, "events.objects-missing", path, { what: "a list was expected", value });
}

/** Single things by their ids. */
export function readSingles(draft: Draft, path: string, value: unknown): readonly Portion[] {
  const seen = new Set<string>();
  const portions: Portion[] = [];
  (listAt(draft, path, value) ?? []).forEach((each, index) => {
    const where = entry(path, index);
    const thing = itemAt(draft, where, each);
    if (thing === undefined) return;
    if (thing.kind === "lot" || thing.kind === "class") draft.notes.add("class-in-epc-list", where);
    if (seen.has(thing.id)) {
      draft.notes.add("item-twice", where);
      // Kept where it is written in another way; the thing itself is one.
      keep(draft, where, each);
      return;
    }
    seen.add(thing.id);
    portions.push({ thing, list: "single" });
  });
  return portions;
}

interface QuantityNames {
  readonly classes: readonly string[];
  readonly others: readonly string[];
}
const epcisNames: QuantityNames = { classes: ["epcClass"], others: ["quantity", "uom"] };
/** `product` and `productClass` are names of UNTP drafts. */
const untpNames: QuantityNames = {
  classes: ["productId", "product", "productClass"],
  others: ["quantity", "uom", "productName", "type"],
};

function quantityText(draft: Draft, path: string, value: unknown): string | undefined {
  const text = numberText(value);
  const plain = text === undefined ? undefined : plainDecimal(text);
  if (plain !== undefined) return plain;
  const what = text === undefined ? "the quantity is no JSON number" : "the quantity has more than 60 digits";
  return refuse(draft, "events.quantity-invalid", path, { what, value });
}

function readQuantity(draft: Draft, path: string, element: JsonObject): Pick<Portion, "quantity" | "unit"> {
  const { quantity, uom } = element;
  if (quantity === undefined) {
    if (!draft.isUntp) draft.notes.add("quantity-absent", path);
    else
      refuse(draft, "events.quantity-invalid", member(path, "quantity"), { what: "the quantity is missing" });
    if (uom !== undefined) keep(draft, member(path, "uom"), uom);
    return {};
  }
  const text = quantityText(draft, member(path, "quantity"), quantity);
  if (text === undefined) return {};
  if (text !== numberText(quantity)) keep(draft, member(path, "quantity"), quantity);
  if (uom === undefined) draft.notes.add("uom-absent", path);
  else if (typeof uom !== "string" || !unitShape.test(uom)) {
    refuse(draft, "events.uom-unknown", member(path, "uom"), { what: "the unit is no code", value: uom });
    return {};
  }
  return { quantity: text, unit: typeof uom === "string" ? uom : "count" };
}

function classAt(draft: Draft, path: string, element: JsonObject): ThingId | undefined {
  const { classes } = draft.isUntp ? untpNames : epcisNames;
  const name = classes.find((each) => element[each] !== undefined) ?? classes[0] ?? "";
  const thing = itemAt(draft, member(path, name), element[name]);
  const called = draft.isUntp ? textOf(element.productName) : undefined;
  const others = classes.filter((each) => each !== name && element[each] !== undefined);
  for (const other of others) keep(draft, member(path, other), element[other]);
  if (element.productName !== undefined && called === undefined)
    keep(draft, member(path, "productName"), element.productName);
  return thing === undefined ? undefined : { ...thing, ...given("name", called ?? thing.name) };
}

function checkNames(draft: Draft, path: string, element: JsonObject): void {
  const { classes, others } = draft.isUntp ? untpNames : epcisNames;
  for (const name of Object.keys(element)) {
    if (classes.includes(name) || others.includes(name)) continue;
    const where = member(path, name);
    if (name.startsWith("_")) keep(draft, where, element[name]);
    else
      refuse(draft, "events.quantity-field-unknown", where, {
        what: "an amount could hide in a field that nobody knows",
        value: element[name],
      });
  }
}

function readElement(draft: Draft, path: string, element: unknown): Portion | undefined {
  if (!isRecord(element))
    return refuse(draft, "events.quantity-invalid", path, { what: "an entry is no object", value: element });
  checkNames(draft, path, element);
  const thing = classAt(draft, path, element);
  const amount = readQuantity(draft, path, element);
  if (thing === undefined) return undefined;
  if (thing.kind === "item" && amount.quantity !== undefined)
    draft.notes.add("quantity-of-an-instance", path);
  return { thing, list: "quantity", ...amount };
}

/** Entries of a list of quantities. Two entries of one class stay two: they are two amounts. */
export function readQuantities(draft: Draft, path: string, value: unknown): readonly Portion[] {
  return (listAt(draft, path, value) ?? []).flatMap((each, index) => {
    const portion = readElement(draft, entry(path, index), each);
    return portion === undefined ? [] : [portion];
  });
}

/** Tells of an event that makes a thing out of itself. */
export function noteOwnInput(
  draft: Draft,
  { inputs, outputs }: Pick<CustodyEvent, "inputs" | "outputs">,
): void {
  const made = new Set(outputs.map(({ thing }) => thing.id));
  if (inputs.some(({ thing }) => made.has(thing.id))) draft.notes.add("own-input", draft.path);
}
