import fc from "fast-check";
import type { ListEntry } from "../../model/list-entry.ts";
import { entryFixture } from "../list.fixture.ts";
import type { Decided } from "./ground.ts";

const words = ["Orvane", "Qimulo", "Zorbeck", "Textile", "Silk", "奥凡", "纺织", "Орван", "Co., Ltd."];
const name = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((some) => some.join(" "));
const uscc = { kind: "uscc", value: "91420112711981060J" } as const;
const lei = { kind: "lei", value: "5493001KJTIIGC8Y1R12" } as const;
const duns = { kind: "duns", value: "150483782" } as const;
const country = fc.constantFrom("CN", "VN", "HK", "TR");

/** What a hit may be about: an entry and a party with names, identifiers and countries of all kinds. */
export const decidedArbitrary: fc.Arbitrary<Decided & { readonly entry: ListEntry }> = fc.record({
  entry: fc
    .record({
      names: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
      countries: fc.uniqueArray(country, { maxLength: 3 }),
      identifiers: fc.subarray([uscc, lei, duns]),
      removed: fc.constantFrom(undefined, "2025-01-31"),
      status: fc.constantFrom(undefined, "Active", "Modified"),
      openEnded: fc.constantFrom(undefined, { clause: "and its subsidiaries", stem: "Orvane" }),
    })
    .map(({ names, ...more }) =>
      entryFixture(names[0] ?? "", { names: names.map((text) => ({ text, kind: "alias" })), ...more }),
    ),
  party: fc.record({
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    country: fc.option(country, { nil: undefined }),
    identifiers: fc.subarray([
      { ...uscc, valid: true },
      { ...lei, valid: true },
      { ...duns, valid: false },
    ]),
  }),
});

type Change = (about: Decided & { readonly entry: ListEntry }) => Decided;

/** Changes that answer nothing to "is it this one?". */
export const irrelevant: Readonly<Record<string, Change>> = {
  "a day of listing, of amending, of a name": ({ entry, ...rest }) => ({
    ...rest,
    entry: {
      ...entry,
      firstListed: "2020-02-02",
      amended: [...entry.amended, "2026-05-05"],
      names: entry.names.map((each) => ({ ...each, from: "2021-01-01" })),
    } as ListEntry,
  }),
  "the last day of one that was removed": ({ entry, ...rest }) => ({
    ...rest,
    entry: entry.removed === undefined ? entry : { ...entry, removed: "2025-12-31" },
  }),
  "sub-lists, source, remarks, verification": ({ entry, ...rest }) => ({
    ...rest,
    entry: {
      ...entry,
      sublists: [{ key: "v", from: "2026-01-01" }],
      source: "elsewhere",
      sourceDate: "2026-02-02",
      remarks: "seen again",
      verification: "reported",
    } as ListEntry,
  }),
  "which of its names is the first": ({ entry, ...rest }) => ({
    ...rest,
    entry: { ...entry, name: entry.names.at(-1)?.text ?? entry.name },
  }),
  "the order of everything": ({ entry, party }) => ({
    entry: {
      ...entry,
      names: [...entry.names].reverse(),
      countries: [...entry.countries].reverse(),
      identifiers: [...entry.identifiers].reverse(),
    },
    party: { ...party, names: [...party.names].reverse(), identifiers: [...party.identifiers].reverse() },
  }),
  "case, width, punctuation and spaces": ({ entry, party }) => ({
    entry: { ...entry, names: entry.names.map((each) => ({ ...each, text: respelt(each.text) })) },
    party: { ...party, names: party.names.map(respelt) },
  }),
  "the same said twice, and a number that does not hold together": ({ entry, party }) => ({
    entry: { ...entry, names: [...entry.names, ...entry.names] },
    party: {
      ...party,
      names: [...party.names, ...party.names],
      identifiers: [...party.identifiers, { kind: "uscc", value: "91420112711981060K", valid: false }],
    },
  }),
};

const respelt = (text: string): string =>
  ` ${text.toUpperCase().replaceAll(" ", "  - ").replaceAll(",", "，")}. `;
