import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandThresholds } from "../../names/bands.ts";
import { scoreForms } from "../../names/compare-names.ts";
import type { NameForm } from "../../names/name-form.ts";
import { parseName } from "../../names/parse-name.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { buildNameIndex } from "../name-index/build-name-index.ts";
import { searchNames, searchWidely } from "../name-index/search-names.ts";
import { roomOf } from "../name-index/search-room.ts";
import { prepareQuery, type ScreenQuery } from "../screen-query.ts";
import { FormReader } from "./form-table.ts";
import { buildPartyIndex } from "./party-index.ts";
import { world } from "./world.fixture.ts";

const tables = readTestTables();
const indexOf = (queries: readonly ScreenQuery[]) =>
  buildPartyIndex(queries.map((query) => prepareQuery(tables, query)));

/** Names of a drawn world, parties' and listed. */
const names = world.map(({ before, after, parties }) => ({
  listed: [...before.entries, ...after.entries].flatMap((entry) => entry.names.map(({ text }) => text)),
  parties,
}));

/** A letter lost, put in, or changed. */
function edited(text: string, [kind, place, letter]: readonly [number, number, string]): string {
  const at = place % Math.max(1, text.length);
  return text.slice(0, at) + (kind === 0 ? "" : letter) + text.slice(kind === 1 ? at : at + 1);
}

describe("buildPartyIndex(queries)", () => {
  it("numbers parties and names in their order, and gives names back as they are searched and scored", () => {
    fc.assert(
      fc.property(names, ({ parties, listed }) => {
        const index = indexOf(parties);
        const reader = new FormReader(index.forms);
        const forms = parties.flatMap((query) => prepareQuery(tables, query).names);
        const owners = parties.flatMap((query, party) => prepareQuery(tables, query).names.map(() => party));
        expect([index.size, [...index.partyOf]]).toEqual([parties.length, owners]);
        const others = listed.slice(0, 5).map((text) => parseName(tables, text));
        for (const [name, form] of forms.entries()) {
          const kept = reader.formOf(name);
          const { raw: _, tokens, ...said } = form;
          expect({ ...kept, raw: "", tokens: [], brand: [] }).toEqual({
            ...said,
            raw: "",
            tokens: [],
            brand: [],
          });
          expect(kept.tokens.map(({ key, role }) => [key, role])).toEqual(
            tokens.map(({ key, role }) => [key, role]),
          );
          for (const other of others)
            expect(scoreForms(tables, kept, other)).toBe(scoreForms(tables, form, other));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is met by every listed name that a party's name meets and is like", () => {
    fc.assert(
      fc.property(names, ({ parties, listed }) => {
        const index = indexOf(parties);
        const reader = new FormReader(index.forms);
        const forms = listed.map((text) => parseName(tables, text));
        const list = buildNameIndex(forms);
        const met = forms.map(
          (form) => new Set(searchWidely(index.names, form, roomOf(index.names)).map(({ name }) => name)),
        );
        const isMissed = (form: NameForm, name: number, number: number): boolean =>
          met[number]?.has(name) !== true &&
          scoreForms(tables, form, forms[number] as NameForm) >= bandThresholds.weak;
        for (const name of index.partyOf.keys()) {
          const form = reader.formOf(name);
          const near = searchNames(list, form, roomOf(list), 1_000);
          expect(near.filter(({ name: number }) => isMissed(form, name, number))).toEqual([]);
        }
      }),
      { numRuns: Number(process.env.SELVEDGE_RUNS ?? 100) },
    );
  });

  it("is met by a long brand that was misspelled more than twice, if the brand meets it", () => {
    const brand = fc.stringMatching(/^([bdfgklmnprstvz][aeiou]){4,11}$/);
    const edits = fc.array(fc.tuple(fc.nat(2), fc.nat(99), fc.constantFrom(..."aeklmnoprstu")), {
      minLength: 1,
      maxLength: 4,
    });
    const brands = fc.array(fc.tuple(brand, edits), { minLength: 60, maxLength: 60 });
    const company = (text: string) => `${text} Textile Co., Ltd.`;
    fc.assert(
      fc.property(brands, (drawn) => {
        const forms = drawn.map(([text]) => parseName(tables, company(text)));
        const listed = drawn.map(([text, slips]) => parseName(tables, company(slips.reduce(edited, text))));
        const list = buildNameIndex(listed);
        const index = indexOf(forms.map(({ raw }, number) => ({ party: `party:${number}`, names: [raw] })));
        const missed = forms.flatMap((form, name) =>
          searchNames(list, form, roomOf(list), 1_000).filter(
            ({ name: number }) =>
              !searchWidely(index.names, listed[number] as NameForm, roomOf(index.names)).some(
                (met) => met.name === name,
              ),
          ),
        );
        expect(missed).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [["UNITEK Ltd", "Unitek Ltd"], "尤尼泰克有限公司", 1],
    [["Nikko Textile Co", "NIKKO Textile Co"], "Nikko Textile", 1],
  ])(
    "tells words that are spelled alike apart where they are compared otherwise: %j",
    (own, listed, party) => {
      const index = indexOf(own.map((name, number) => ({ party: `party:${number}`, names: [name] })));
      const near = searchWidely(index.names, parseName(tables, listed), roomOf(index.names));
      expect(near.map(({ name }) => index.partyOf[name])).toContain(party);
    },
  );
});
