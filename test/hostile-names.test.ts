import { describe, expect, it } from "vitest";
import { compareForms, scoreForms } from "../src/names/compare-names.ts";
import { foldName } from "../src/names/fold.ts";
import { indexKeys } from "../src/names/index-keys.ts";
import type { NameForm } from "../src/names/name-form.ts";
import { parseName } from "../src/names/parse-name.ts";
import { readTestTables } from "../src/names/test-tables.fixture.ts";
import { longestName } from "../src/names/words.ts";
import { buildNameIndex } from "../src/screening/name-index/build-name-index.ts";
import { searchNames } from "../src/screening/name-index/search-names.ts";
import { roomOf } from "../src/screening/name-index/search-room.ts";
import { generatorOf, hostileName, longHostileNames } from "./hostile-names.fixture.ts";

const tables = readTestTables();
const [batches, inBatch] = [100, 1_000];

/** What a name costs: words read, keys made. No clock is asked, so that a busy machine fails nothing. */
function costOf(forms: readonly NameForm[], { words, wholes } = buildNameIndex(forms)): number {
  const read = forms.reduce((sum, form) => sum + form.tokens.length + indexKeys(form).length, 0);
  return read + words.documents.length + wholes.documents.length;
}

/** Letters that are read of a name: one letter may fold to eighteen. */
const lettersOf = ({ folded }: NameForm): number => Math.min(folded.length, longestName * 18);
/** Most that a letter may cost: a Chinese one has a dozen readings of up to six letters, each with keys for slips and parts. */
const mostOfLetter = 160;
/** What a short name costs over and above its letters. */
const ofAnyName = 512;

/** In bounds, the exact sum of its lines, and the same the other way round. */
function checkPair(a: NameForm, b: NameForm, schema: string): void {
  const score = scoreForms(tables, a, b, { schema });
  const told = (): string => `${JSON.stringify(a.raw)} ~ ${JSON.stringify(b.raw)}: ${score}`;
  if (!(Number.isInteger(score) && score >= 0 && score <= 10_000)) expect.fail(told());
  const { explanation, score: explained } = compareForms(tables, b, a, { schema });
  const sum = explanation.reduce((whole, line) => whole + line.contribution, 0);
  if (explained !== score || sum !== score)
    expect.fail(`${told()}, the other way round ${explained}, lines ${sum}`);
}

describe("100,000 random Unicode strings", () => {
  it("are folded once and for all, read and compared", () => {
    const next = generatorOf(20_260_901);
    let before = parseName(tables, "Xinjiang Huafu Textile Co., Ltd.");
    for (let count = 0; count < batches * inBatch; count += 1) {
      const form = parseName(tables, hostileName(next));
      if (foldName(form.folded) !== form.folded) expect.fail(`folds twice: ${JSON.stringify(form.raw)}`);
      checkPair(before, form, count % 8 === 0 ? "Person" : "Company");
      before = form;
    }
    expect(before.raw).toBeTypeOf("string");
  });

  it("are found by themselves, and cost no more than in step with their letters", () => {
    const next = generatorOf(20_260_901);
    for (let batch = 0; batch < batches; batch += 1) {
      const forms = Array.from({ length: inBatch }, () => parseName(tables, hostileName(next)));
      const most = forms.reduce((sum, form) => sum + ofAnyName + mostOfLetter * lettersOf(form), 0);
      const index = buildNameIndex(forms);
      expect(costOf(forms, index)).toBeLessThan(most);
      const room = roomOf(index);
      for (const form of forms.slice(0, 20)) {
        const found = searchNames(index, form, room, inBatch).map(({ name }) => forms[name]?.folded);
        if (form.folded !== "" && !found.includes(form.folded))
          expect.fail(`is not found: ${JSON.stringify(form.raw)}`);
      }
    }
  });
});

describe("names of 10 kB and 100 kB", () => {
  it("cost what is read of them, and are compared like any others", () => {
    for (const make of longHostileNames) {
      const costs = [10_000, 100_000].map((length) => costOf([parseName(tables, make(length))]));
      expect([make(12), costs[1]]).toEqual([make(12), costs[0]]);
      const form = parseName(tables, make(10_000));
      expect([make(12), (costs[0] ?? 0) <= ofAnyName + mostOfLetter * lettersOf(form)]).toEqual([
        make(12),
        true,
      ]);
      checkPair(form, parseName(tables, `${make(10_000)}z`), "Company");
      checkPair(form, parseName(tables, make(9_000)), "Person");
    }
  });
});
