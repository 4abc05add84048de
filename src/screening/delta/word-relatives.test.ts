import { describe, expect, it } from "vitest";
import type { Token } from "../../names/name-form.ts";
import { parseName } from "../../names/parse-name.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { meetSameWords, meetSlippedWords, WordRelativesBuilder } from "./word-relatives.ts";

const tables = readTestTables();
const tokensOf = (name: string): readonly Token[] => parseName(tables, name).tokens;

/** The words of names, each once, and what meets them. */
function relativesOf(...names: readonly string[]) {
  const builder = new WordRelativesBuilder();
  const words = names.flatMap(tokensOf);
  for (const [number, token] of words.entries()) builder.add(token, number);
  const rows = builder.finish();
  const told = (numbers: Iterable<number>): string[] =>
    [...new Set(numbers)].map((number) => words[number]?.key ?? "").sort();
  return {
    slipped: (spelling: string): string[] => {
      const met: number[] = [];
      meetSlippedWords(rows, spelling, (word) => met.push(word));
      return told(met);
    },
    same: (name: string): string[] => {
      const met: number[] = [];
      const [token] = tokensOf(name);
      if (token !== undefined) meetSameWords(rows, token, (word) => met.push(word));
      return told(met);
    },
  };
}

describe("meetSlippedWords(rows, spelling, meet)", () => {
  it.each([
    ["a letter lost", "textle"],
    ["a letter put in", "textxile"],
    ["a letter changed", "texcile"],
    ["two letters exchanged", "tetxile"],
    ["the spelling itself", "textile"],
  ])("meets a word with %s", (_, word) => {
    expect(relativesOf(`Qimulo ${word}`).slipped("textile")).toContain(word);
  });

  it("meets no word that is two slips away, no Chinese word, no number and no legal form", () => {
    expect(relativesOf("Qimulo Texyyle").slipped("textile")).toEqual([]);
    expect(relativesOf("尤尼泰克有限公司").slipped("尤尼泰克")).toEqual([]);
    expect(relativesOf("Qimulo 12345").slipped("12345")).toEqual([]);
    expect(relativesOf("Qimulo Limited").slipped("limited")).toEqual([]);
  });
});

describe("meetSameWords(rows, token, meet)", () => {
  it("meets a word by its letters, by a sound, and by what it means, and no other", () => {
    const { same } = relativesOf("Qimulo Textile", "华孚纺织");
    expect(same("Qimulo")).toEqual(["qimulo"]);
    expect(same("Huafu")).toEqual(["华孚"]);
    expect(same("Textile")).toEqual(["textile", "纺织"]);
    expect(same("Zorbeck")).toEqual([]);
    expect(relativesOf("Qimulo 12345").same("12345")).toEqual(["12345"]);
  });

  it("keeps a word once, however often it is given", () => {
    const [qimulo, silicon] = tokensOf("Qimulo Silicon");
    if (qimulo === undefined || silicon === undefined) throw new Error("no words");
    const metOf = (numbers: readonly number[]): number[] => {
      const builder = new WordRelativesBuilder();
      for (const number of numbers) builder.add(number === 0 ? qimulo : silicon, number);
      const met: number[] = [];
      meetSameWords(builder.finish(), qimulo, (word) => met.push(word));
      return met;
    };
    expect(metOf([0, 1, 0, 0])).toEqual(metOf([0, 1]));
    expect(metOf([0, 1])).toContain(0);
  });
});
