import type { ThingId } from "../../../model/custody-event.ts";
import { readDigitalLink } from "./digital-link.ts";
import { readEpcUrn } from "./epc-urn.ts";

/** RFC 3986 with the letters of RFC 3987: a scheme, then no space and none of the characters that no URI has. */
const uri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}]+$/iu;

/** Whether the value is an absolute URI; `prefix:name` of JSON-LD is one by its form. */
export const isUri = (value: unknown): value is string => typeof value === "string" && uri.test(value);

/** The id of a thing in its one canonical form, whichever way it is written. */
export function readThingId(text: string): ThingId {
  const given = text.toWellFormed();
  return readEpcUrn(given) ?? readDigitalLink(given) ?? { id: given, given, kind: "other" };
}
