import type { IsoDate } from "../../../model/dates.ts";
import { isIsoDate } from "../../../model/dates.ts";
import type { Audit } from "../audit.ts";
import { refuse } from "../refuse.ts";

/** A FollowTheMoney entity as a line of a file has it. */
export interface FtmEntity {
  readonly file: string;
  readonly row: number;
  readonly id: string;
  readonly caption: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly referents: readonly string[];
  readonly target: boolean;
  readonly firstSeen: IsoDate | undefined;
  readonly lastSeen: IsoDate | undefined;
}

/** Schemata whose entities may be entries, and what kind of entry. */
export const entrySchemata: Readonly<Record<string, "organisation" | "person" | "vessel">> = {
  LegalEntity: "organisation",
  Organization: "organisation",
  Company: "organisation",
  PublicBody: "organisation",
  Person: "person",
  Vessel: "vessel",
};

/** Schemata that tie entities together or to a list. */
export const linkSchemata = ["Sanction", "Ownership", "Directorship"] as const;

const used = "id caption schema properties referents target first_seen last_seen".split(" ");

interface At {
  readonly file: string;
  readonly row: number;
}

/** Checks the form of an entity; members that are not used are counted. */
export function toEntity(value: object, at: At, audit: Audit): FtmEntity {
  const held = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(held)) if (!used.includes(key)) audit.add(`member ${key} not used`);
  const { target = false } = held;
  if (typeof target !== "boolean") refuse({ ...at, column: "target" }, "true or false", String(target));
  return {
    ...at,
    id: textAt(held, "id", at),
    caption: typeof held.caption === "string" ? held.caption : "",
    schema: textAt(held, "schema", at),
    properties: propertiesAt(held, at),
    referents: textsAt(held.referents ?? [], "referents", at),
    target: target === true,
    firstSeen: dayOf(held.first_seen),
    lastSeen: dayOf(held.last_seen),
  };
}

function textAt(held: Readonly<Record<string, unknown>>, key: string, at: At): string {
  const value = held[key];
  return typeof value === "string" && value !== ""
    ? value
    : refuse({ ...at, column: key }, "a text", String(value));
}

function propertiesAt(held: Readonly<Record<string, unknown>>, at: At): FtmEntity["properties"] {
  const { properties } = held;
  if (typeof properties !== "object" || properties === null || Array.isArray(properties))
    return refuse({ ...at, column: "properties" }, "an object of lists of texts", String(properties));
  for (const [key, values] of Object.entries(properties)) textsAt(values, key, at);
  return properties as FtmEntity["properties"];
}

function textsAt(value: unknown, column: string, at: At): readonly string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
  return refuse({ ...at, column }, "a list of texts", String(JSON.stringify(value)).slice(0, 100));
}

/** The day of a date or an instant; undefined for a month, a year or anything else. */
export function dayOf(value: unknown): IsoDate | undefined {
  const day = typeof value === "string" ? value.slice(0, 10) : "";
  return isIsoDate(day) ? day : undefined;
}

/** The values of a property, trimmed; none where the entity does not have it. */
export const valuesOf = (entity: FtmEntity, property: string): readonly string[] =>
  (Object.hasOwn(entity.properties, property) ? (entity.properties[property] ?? []) : [])
    .map((value) => value.trim())
    .filter((value) => value !== "");

/**
 * Whether the entity stands on the list by itself: the file calls it a target, or it has the topic `forced.labor`,
 * which the file's own rule for targets leaves out.
 */
export const isListed = (entity: FtmEntity): boolean =>
  Object.hasOwn(entrySchemata, entity.schema) &&
  (entity.target || valuesOf(entity, "topics").includes("forced.labor"));
