import type { ThingId } from "../../../model/custody-event.ts";
import { type KeyPairs, primaryKeys, thingOfKey } from "./gs1-keys.ts";

/** Words that Digital Link 1.0 and 1.1 allowed in place of the numbers. */
const shortNames: Readonly<Record<string, string>> = {
  sscc: "00",
  gtin: "01",
  itip: "8006",
  gmn: "8013",
  cpid: "8010",
  gln: "414",
  payTo: "415",
  partyGln: "417",
  gsrnp: "8017",
  gsrn: "8018",
  gcn: "255",
  gdti: "253",
  ginc: "401",
  gsin: "402",
  grai: "8003",
  giai: "8004",
  cpv: "22",
  lot: "10",
  ser: "21",
  glnx: "254",
  refno: "8020",
  srin: "8019",
  cpsn: "8011",
};

/** Segments of the longest key: the primary one and four qualifiers, each with its value. */
const longestKey = 10;

const numberOf = (segment: string): string =>
  Object.hasOwn(shortNames, segment) ? (shortNames[segment] ?? segment) : segment;

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A GTIN of 8, 12 or 13 digits as 14, which is how the others are written too. */
const whole = (ai: string, value: string): string =>
  ai === "01" && /^(\d{8}|\d{12,13})$/.test(value) ? value.padStart(14, "0") : value;

type Pair = readonly [ai: string, value: string];

/** Segments by twos as numbers and values; undefined where one of them holds no value. */
function pairsOf(segments: readonly string[]): readonly Pair[] | undefined {
  if (segments.length % 2 !== 0) return undefined;
  const pairs: Pair[] = [];
  for (let at = 0; at < segments.length; at += 2) {
    const name = numberOf(segments[at] ?? "");
    const value = decoded(segments[at + 1] ?? "");
    if (value === undefined || value === "") return undefined;
    pairs.push([name, at === 0 ? whole(name, value) : value]);
  }
  return pairs;
}

/** A primary key and its qualifiers, each at most once and in their order; undefined for other segments. */
function keyOf(segments: readonly string[]): KeyPairs | undefined {
  const ai = numberOf(segments[0] ?? "");
  if (!Object.hasOwn(primaryKeys, ai)) return undefined;
  const pairs = pairsOf(segments);
  const allowed = primaryKeys[ai]?.qualifiers ?? [];
  const places = (pairs ?? []).slice(1).map(([name]) => allowed.indexOf(name));
  const isInOrder = places.every((place, index) => place > (places[index - 1] ?? -1));
  return isInOrder ? pairs : undefined;
}

/** Elsewhere "/401/abc" may be anything: a check digit that fits makes it a key, or a host that hands out ids. */
function isMeant(given: string, [first]: KeyPairs, { id, fault }: ThingId): boolean {
  if (/^https?:\/\/id\.gs1\.org\//i.test(given)) return true;
  if (primaryKeys[first?.[0] ?? ""]?.checked === true) return id !== given;
  return fault === undefined && /^https?:\/\/id\./i.test(given);
}

/** The GS1 key of a web address that ends in one, on any host; undefined for any other address. */
export function readDigitalLink(given: string): ThingId | undefined {
  const match = /^https?:\/\/[^/?#\s]+\/([^?#\s]+)$/i.exec(given);
  if (match === null) return undefined;
  const segments = (match[1] ?? "").split("/");
  for (let start = Math.max(0, segments.length - longestKey); start < segments.length - 1; start += 1) {
    const pairs = keyOf(segments.slice(start));
    if (pairs === undefined) continue;
    const thing = thingOfKey(pairs, given);
    return isMeant(given, pairs, thing) ? thing : undefined;
  }
  return undefined;
}
