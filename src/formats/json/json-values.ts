/** Values of JSON as the text of cells. Keys are data: `__proto__` is a heading like any other. */

/** Told of each heading of a record and what stands under it, in order. */
export type Visit = (heading: string, value: unknown) => void;

interface RawNumber {
  readonly rawJSON: string;
}

/** ES2025: the text of a number beside its value, and a number written back as it stood. Node has both; `lib` not yet. */
interface SourceJson {
  readonly parse: (
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ) => unknown;
  readonly rawJSON: (text: string) => RawNumber;
  readonly isRawJSON: (value: unknown) => value is RawNumber;
}
const sourceJson = JSON as unknown as SourceJson;

/** A JSON text whose numbers keep the digits they are written with: an id of 18 digits is no number to be rounded. */
export function parseJson(text: string, hasOddNumber: boolean): unknown {
  if (!hasOddNumber) return JSON.parse(text);
  return sourceJson.parse(text, (_, value, { source }) =>
    typeof value === "number" && source !== undefined && String(value) !== source
      ? sourceJson.rawJSON(source)
      : value,
  );
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !sourceJson.isRawJSON(value);

/** Names with a value, however deep: fewer than were written where one stands twice, because the last one wins. */
export function membersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, inside) => sum + membersOf(inside), 0);
  if (!isRecord(value)) return 0;
  let members = 0;
  for (const key of Object.keys(value)) members += 1 + membersOf(value[key]);
  return members;
}

function textOf(value: unknown): string {
  // Half a surrogate pair, written as an escape, is no character.
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object") return value === undefined ? "" : String(value);
  return sourceJson.isRawJSON(value) ? value.rawJSON : "";
}

/** A list of records in the place of one value; its text is JSON. */
export const isNestedList = (value: unknown): boolean => Array.isArray(value) && value.some(isRecord);

function listText(values: readonly unknown[]): string {
  if (values.some((value) => Array.isArray(value) || isRecord(value)))
    return JSON.stringify(values).toWellFormed();
  return values
    .map(textOf)
    .filter((text) => text !== "")
    .join("; ");
}

/** The text of one cell, whatever the value. */
export function cellText(value: unknown): string {
  if (Array.isArray(value)) return listText(value);
  return isRecord(value) ? JSON.stringify(value).toWellFormed() : textOf(value);
}

const isEmpty = (record: Readonly<Record<string, unknown>>): boolean => {
  for (const _ in record) return false;
  return true;
};

function walkBelow(record: Readonly<Record<string, unknown>>, prefix: string, visit: Visit): void {
  for (const key of Object.keys(record)) {
    const value = record[key];
    const heading = prefix + key.toWellFormed();
    if (!isRecord(value)) visit(heading, value);
    else if (isEmpty(value)) visit(heading, null);
    else walkBelow(value, `${heading}.`, visit);
  }
}

/** `{"a": {"b": 1}}` as `a.b`: 1. How deep it goes was limited before. */
export const walkRecord = (record: Readonly<Record<string, unknown>>, visit: Visit): void =>
  walkBelow(record, "", visit);

export const isFeature = (value: unknown): boolean =>
  isRecord(value) && value.type === "Feature" && "geometry" in value && "properties" in value;

/** Whether the geometry says where the feature is: nothing or a point, not a shape. */
export function hasOtherShape(feature: Readonly<Record<string, unknown>>): boolean {
  const { geometry } = feature;
  return isRecord(geometry) && geometry.type !== "Point";
}

/** A feature of GeoJSON (RFC 7946): its properties, and its point as lat and lng. */
export function walkFeature(feature: Readonly<Record<string, unknown>>, visit: Visit): void {
  const { id, properties, geometry } = feature;
  const own = isRecord(properties) ? properties : {};
  if (id !== undefined && !Object.hasOwn(own, "id")) visit("id", id);
  walkRecord(own, visit);
  if (!isRecord(geometry) || geometry.type !== "Point") return;
  const { coordinates } = geometry;
  if (!Array.isArray(coordinates)) return;
  // The order of GeoJSON is east first. Properties of the same name win: they are what the sender wrote.
  if (!Object.hasOwn(own, "lat")) visit("lat", coordinates[1]);
  if (!Object.hasOwn(own, "lng")) visit("lng", coordinates[0]);
}
