import { isRecord } from "../../../formats/json/json-values.ts";
import type { Claim, LinkedPaper, NamedParty } from "../../../model/credential.ts";
import type { ThingId } from "../../../model/custody-event.ts";
import type { JsonObject } from "../event-draft.ts";
import { given, textOf } from "../event-draft.ts";
import { isUri, readThingId } from "../ids/thing-id.ts";
import { entry, member } from "../json-path.ts";
import { numberText } from "../quantity.ts";

/** The first of these members that is there: names differ from draft to draft. */
export function firstOf(
  object: JsonObject,
  names: readonly string[],
): readonly [name: string, value: unknown] {
  const name = names.find((each) => object[each] !== undefined) ?? names[0] ?? "";
  return [name, object[name]];
}

/** The entries of a list, or the one entry that stands without a list, with their paths. */
export function entriesAt(
  path: string,
  value: unknown,
): readonly (readonly [path: string, object: JsonObject])[] {
  if (isRecord(value)) return [[path, value]];
  if (!Array.isArray(value)) return [];
  return value.flatMap((each, index) => (isRecord(each) ? [[entry(path, index), each] as const] : []));
}

const thing = (value: unknown): ThingId | undefined => (isUri(value) ? readThingId(value) : undefined);

/** A party, product or facility by id, name and number in a register. */
export function namedParty(value: unknown): NamedParty | undefined {
  if (!isRecord(value)) return isUri(value) ? { id: readThingId(value) } : undefined;
  return {
    ...given("id", thing(value.id)),
    ...given("name", textOf(value.name)),
    ...given("registeredId", textOf(value.registeredId)),
  };
}

/** A number as written, or a text that stands in the place of one. */
export const amountText = (value: unknown): string | undefined => numberText(value) ?? textOf(value);

/** `{value: 10, unit: "KGM"}` */
export function measure(value: unknown): { readonly value: string; readonly unit?: string } | undefined {
  if (!isRecord(value)) return undefined;
  const amount = amountText(value.value);
  return amount === undefined ? undefined : { value: amount, ...given("unit", textOf(value.unit)) };
}

function linkOf(path: string, object: JsonObject): LinkedPaper | undefined {
  const url = textOf(object.linkURL);
  if (url === undefined) return undefined;
  return {
    path,
    url,
    ...given("name", textOf(object.linkName)),
    ...given("type", textOf(object.linkType)),
    ...given("hash", textOf(object.hashDigest)),
    ...given("hashMethod", textOf(object.hashMethod)),
  };
}

/** Every link that lies in the value, however deep. */
export function linksIn(path: string, value: unknown): readonly LinkedPaper[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => linksIn(entry(path, index), each));
  if (!isRecord(value)) return [];
  const link = linkOf(path, value);
  const inside = Object.keys(value).flatMap((name) => linksIn(member(path, name), value[name]));
  return link === undefined ? inside : [link, ...inside];
}

/** `{product: {id}}` of 0.6, or the product itself. */
function subjectsOf(value: unknown, wrapped: string): readonly ThingId[] {
  return entriesAt("", value).flatMap(([, each]) => {
    const inner = each[wrapped];
    const id = thing(isRecord(inner) ? inner.id : each.id);
    return id === undefined ? [] : [id];
  });
}

function claimOf(path: string, object: JsonObject): Claim {
  const [, conforms] = firstOf(object, ["conformance", "compliance"]);
  const [, products] = firstOf(object, ["assessedProduct", "assessedProducts"]);
  const [, facilities] = firstOf(object, ["assessedFacility", "assessedFacilities"]);
  const standard = isRecord(object.referenceStandard) ? object.referenceStandard : {};
  return {
    path,
    ...given("id", textOf(object.id)),
    ...given("topic", textOf(object.conformityTopic)),
    ...given("conforms", typeof conforms === "boolean" ? conforms : undefined),
    ...given("day", textOf(object.assessmentDate)),
    ...given("standard", textOf(standard.name)),
    products: subjectsOf(products, "product"),
    facilities: subjectsOf(facilities, "facility"),
  };
}

/** Claims or assessments of a subject, whatever their draft calls them. */
export function claimsAt(path: string, subject: JsonObject, names: readonly string[]): readonly Claim[] {
  const [name, value] = firstOf(subject, names);
  return entriesAt(member(path, name), value).map(([where, object]) => claimOf(where, object));
}
