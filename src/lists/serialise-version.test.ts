import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import { entryNameKinds } from "../model/list-entry.ts";
import { filesOf } from "./bundled.fixture.ts";
import { bundledListKeys } from "./bundled-lists.ts";
import { readList } from "./read-list.ts";
import { parseVersion, serialiseVersion } from "./serialise-version.ts";

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const day = fc
  .integer({ min: 0, max: 30_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const span = fc.record({ from: day, to: day }, { requiredKeys: [] });
const merged = <A extends object, B extends object>(
  a: fc.Arbitrary<A>,
  b: fc.Arbitrary<B>,
): fc.Arbitrary<A & B> => fc.tuple(a, b).map(([left, right]) => ({ ...left, ...right }));
const codes = fc.array(text, { maxLength: 3 });

const entry: fc.Arbitrary<ListEntry> = merged(
  fc.record({
    id: text,
    list: text,
    kind: fc.constantFrom("organisation", "person", "vessel", "order", "good"),
    name: text,
    names: fc.array(merged(fc.record({ text, kind: fc.constantFrom(...entryNameKinds) }), span), {
      maxLength: 3,
    }),
    countries: codes,
    identifiers: fc.array(fc.record({ kind: fc.constantFrom("uscc", "lei", "imo"), value: text }), {
      maxLength: 2,
    }),
    sublists: fc.array(merged(fc.record({ key: text }), span), { maxLength: 2 }),
    firstListed: day,
    amended: fc.array(day, { maxLength: 2 }),
    verification: fc.constantFrom("official", "reported"),
    relations: fc.array(
      fc.record({ kind: fc.constantFrom("subsidiary-of", "same-group"), to: text, source: text }),
      {
        maxLength: 2,
      },
    ),
    source: text,
    sourceDate: day,
  }),
  fc.record(
    {
      removed: day,
      openEnded: fc.record({ clause: text, stem: text }),
      status: text,
      merchandise: text,
      merchandiseHs: codes,
      supersededBy: text,
      sector: text,
      citation: text,
      remarks: text,
      order: fc.record({
        countries: codes,
        regions: codes,
        merchandise: text,
        hs: codes,
        hsBasis: fc.constantFrom("official", "editorial"),
      }),
    },
    { requiredKeys: [] },
  ),
);

const version: fc.Arbitrary<ListVersion> = merged(
  fc.record({
    key: text,
    title: text,
    publisher: text,
    url: text,
    published: day,
    version: text,
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    origin: fc.constantFrom("bundled", "update"),
    cadenceDays: fc.integer({ min: 1, max: 1000 }),
    knownGaps: codes,
    ownership: fc.record({ rule: fc.constantFrom("none", "50-percent", "as-listed"), citation: text }),
    role: fc.constantFrom("parties", "orders", "goods"),
    fictional: fc.boolean(),
    entries: fc.array(entry, { maxLength: 3 }),
  }),
  fc.record({ standsFor: text }, { requiredKeys: [] }),
);

describe("parseVersion(serialiseVersion(version))", () => {
  it("is the version, whatever stands in it", () => {
    fc.assert(
      fc.property(version, (any) => {
        expect(parseVersion(serialiseVersion(any))).toEqual(any);
      }),
    );
  });
  it("writes the same text for the same version, whatever the order of its members", () => {
    fc.assert(
      fc.property(version, (any) => {
        const turned: ListVersion = JSON.parse(
          JSON.stringify(any, Object.keys(any).reverse().concat(deepKeys(any))),
        );
        expect(serialiseVersion(turned)).toBe(serialiseVersion(any));
      }),
    );
  });
  it.each(bundledListKeys)("is %s as read from its files", (key) => {
    const read = readList(key, filesOf(key));
    expect(parseVersion(serialiseVersion(read))).toEqual(read);
  });
});

describe("parseVersion(stored) refuses", () => {
  const stored = serialiseVersion(readList("us-uflpa", filesOf("us-uflpa")));
  it.each([
    ["what is no JSON", stored.slice(0, -1)],
    ["a member that nobody reads", stored.replace('{"cadenceDays"', '{"added":1,"cadenceDays"')],
    ["an unknown category", stored.replace('"verification":"official"', '"verification":"certain"')],
    ["a day that does not exist", stored.replace('"firstListed":"2022-06-21"', '"firstListed":"2022-06-31"')],
  ])("%s", (_, text) => {
    expect(text).not.toBe(stored);
    expect(() => parseVersion(text)).toThrow(SelvedgeError);
    expect(() => parseVersion(text)).toThrow(/stored list version/);
  });
});

/** Every key that occurs anywhere, so that JSON.stringify's list of keys keeps all of them. */
function deepKeys(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...deepKeys(inner)]);
}
