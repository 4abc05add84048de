import { z } from "zod";
import { canonicalJson, sha256 } from "../../model/canonical.ts";
import { dataProblem, isEventType, type LoggedEvent } from "../events/event-table.ts";
import { instantField, sha256Field, textField } from "../events/fields.ts";

/** What stands as `prev` in the first event. */
export const genesis = "0".repeat(64);

const envelope = z.strictObject({
  seq: z.int().positive(),
  at: instantField,
  by: textField,
  type: textField,
  data: z.unknown(),
  prev: sha256Field,
  more: z.literal(true).optional(),
});

/**
 * The hash of an event, and for ever its leaf in any Merkle tree over the log: SHA-256 of the byte 0x00 followed by the
 * RFC 8785 form of the event. The event is every member of its line but `hash` itself. (The leading zero byte is that of
 * RFC 6962: it keeps leaves and inner nodes apart.)
 */
export const leafHash = (eventText: string): string => sha256(`\u0000${eventText}`);

/**
 * The line of an event, without its line feed: the RFC 8785 form of the event with its hash. Keys stand in order there, so
 * the hash goes before `more` or else `prev`; neither text can stand inside a string, where quotation marks are escaped.
 */
export function insertHash(eventText: string, hash: string): string {
  const more = eventText.lastIndexOf(',"more":true,"prev":"');
  const place = more === -1 ? eventText.lastIndexOf(',"prev":"') : more;
  return `${eventText.slice(0, place)},"hash":"${hash}"${eventText.slice(place)}`;
}

/** The line and the hash of an event. */
export function encodeLine(event: object): { readonly line: string; readonly hash: string } {
  const text = canonicalJson(event);
  const hash = leafHash(text);
  return { line: insertHash(text, hash), hash };
}

/** What a line turned out to be. `hash` is what the next line may name as `prev`, even where this one is damaged. */
export type DecodedLine =
  | { readonly kind: "event"; readonly event: LoggedEvent }
  | { readonly kind: "newer"; readonly reason: string; readonly hash: string }
  | { readonly kind: "damaged"; readonly reason: string; readonly hashes: readonly string[] };

const damaged = (reason: string, hashes: readonly string[] = []): DecodedLine => ({
  kind: "damaged",
  reason,
  hashes,
});

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The RFC 8785 form; undefined for what has none, such as a number beyond all bounds. */
function canonicalOf(value: object): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}

/** Where the event must stand: its number, and the hashes that it may name as the one before (none = not known). */
export interface Expected {
  readonly seq: number;
  readonly prev: readonly string[];
}

/** Reads a line and checks it: own hash, canonical form, place in the chain, and the shape of its data, in this order. */
export function decodeLine(line: string, expected: Expected): DecodedLine {
  const value = parseObject(line);
  if (value === undefined) return damaged("it is not a JSON object");
  const { hash, ...event } = value;
  const text = canonicalOf(event);
  if (text === undefined) return damaged("it has no RFC 8785 form");
  const computed = leafHash(text);
  const hashes = typeof hash === "string" ? [hash, computed] : [computed];
  if (hash !== computed) return damaged("its hash does not fit its content", hashes);
  if (insertHash(text, computed) !== line) return damaged("it is not in RFC 8785 form", hashes);
  const shape = envelope.safeParse(event);
  if (!shape.success) return damaged(`it is not an event (${shape.error.issues[0]?.message})`, hashes);
  const { seq, prev, type, data } = shape.data;
  if (seq !== expected.seq) return damaged(`it is event ${seq} where ${expected.seq} was expected`, hashes);
  if (expected.prev.length > 0 && !expected.prev.includes(prev))
    return damaged("it does not follow the event before it", hashes);
  if (!isEventType(type))
    return { kind: "newer", reason: `its type "${type}" is not known here`, hash: computed };
  const problem = dataProblem(type, data);
  if (problem !== undefined) return damaged(`its data is not that of ${type} (${problem})`, hashes);
  // Every member was checked above; the schemas neither add nor change any.
  return { kind: "event", event: value as unknown as LoggedEvent };
}
