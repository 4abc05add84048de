import { describe, expect, it } from "vitest";
import { parseName } from "../../names/parse-name.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { entryFixture, listFixture } from "../list.fixture.ts";
import { buildShelf } from "../shelf.ts";
import { indexChange } from "./index-facts.ts";

const tables = readTestTables();
const shelfOf = (...names: readonly string[]) =>
  buildShelf(tables, listFixture(names.map((name) => entryFixture(name))), "organisation");
const form = (name: string) => parseName(tables, name);

describe("indexChange(before, after)", () => {
  it("finds nothing changed where the same names stand, whatever their order", () => {
    const [one, other] = ["Qimulo Textile Co., Ltd.", "Zorbeck Silicon"];
    const { concerns, spellings } = indexChange(shelfOf(one, other), shelfOf(other, one));
    expect([concerns(form(one)), concerns(form(other)), spellings]).toEqual([false, false, []]);
  });

  it("tells the spellings of places and trade words that came and went, and no brand's", () => {
    const { spellings } = indexChange(shelfOf("Qimulo Textile"), shelfOf("Zorbeck Silicon Aksu"));
    expect([...spellings].sort()).toEqual(["aksu", "silicon", "textile"]);
  });

  it("tells no spelling that another name still has", () => {
    const { spellings } = indexChange(shelfOf("Qimulo Textile", "Orvane Textile"), shelfOf("Qimulo Textile"));
    expect(spellings).toEqual([]);
  });

  it("concerns names whose words, written together, another name weighs more", () => {
    const [kept, heavier] = ["Aksu Huafu", "Aksuhu Afu"];
    const change = indexChange(shelfOf(kept), shelfOf(kept, heavier));
    expect(change.concerns(form(kept))).toBe(true);
    expect(change.concerns(form("Qimulo Huafu"))).toBe(false);
    expect(indexChange(shelfOf(heavier), shelfOf(heavier, kept)).concerns(form(heavier))).toBe(false);
  });

  it("concerns names whose word was first met as something else", () => {
    const [first, last] = ["Xinjiang Cotton", "China Cotton Group Xinjiang Cotton Co."];
    const change = indexChange(shelfOf(first, last), shelfOf(last, first));
    expect(change.concerns(form("Xinjiang Trading"))).toBe(true);
    expect(change.concerns(form("Qimulo Trading"))).toBe(false);
  });

  it("takes a word that stands on one side only for no change of the names that stay", () => {
    const change = indexChange(shelfOf("Qimulo Textile"), shelfOf("Qimulo Textile", "Zorbeck Silicon"));
    expect(change.concerns(form("Qimulo Textile"))).toBe(false);
    expect(change.concerns(form("Zorbeck Silicon"))).toBe(false);
    const back = indexChange(shelfOf("Qimulo Textile", "Zorbeck Silicon"), shelfOf("Qimulo Textile"));
    expect(back.concerns(form("Zorbeck Silicon"))).toBe(false);
  });

  it("takes a word that first stands elsewhere in a name, or in other letters, for the same word", () => {
    const [first, last] = ["Qimulo Textile Orvane", "Silicon Qimulo Orvane"];
    expect(indexChange(shelfOf(first, last), shelfOf(last, first)).concerns(form(first))).toBe(false);
  });

  it("holds a shelf that was not there to have no words", () => {
    const change = indexChange(undefined, shelfOf("Qimulo Textile"));
    expect([change.concerns(form("Qimulo Textile")), change.spellings]).toEqual([false, ["textile"]]);
  });
});
