import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { corroboration } from "./corroboration.ts";
import { likenessOf, nearDuplicates } from "./near-duplicates.ts";
import { originsOf } from "./origins.ts";
import { shinglesOf } from "./shingles.ts";
import { packSketches, sketchOf, unpackSketches } from "./sketch.ts";

const none = () => false;
const shingles = (text: string) => shinglesOf(text, none);

/** Sentences of invented words: what two texts share is known to the word. */
const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `w${from + at}`).join(" ");

const find = (texts: Readonly<Record<string, string>>) => {
  const sketched = Object.entries(texts).map(([id, text]) => ({ id, sketch: sketchOf(shingles(text)) }));
  return nearDuplicates(sketched, (id) => shingles(texts[id] ?? ""));
};

describe("copies and excerpts", () => {
  it("finds a copy with a new headline and another end", () => {
    const found = find({ a: words(0, 300), b: `${words(900, 12)}\n${words(0, 260)}`, c: words(5_000, 300) });
    expect(found).toMatchObject([{ kind: "copy", a: "a", b: "b" }]);
  });

  it("finds an excerpt in a longer text, the shorter first", () => {
    const found = find({ a: words(0, 900), b: words(300, 90) });
    expect(found).toMatchObject([{ kind: "excerpt", a: "b", b: "a" }]);
    expect(found[0]?.contained).toBe(1);
  });

  it("does not take a round-up and its parts for one report", () => {
    const round = `${words(0, 150)} ${words(1_000, 150)} ${words(2_000, 150)}`;
    const texts = { a: words(0, 150), b: words(1_000, 150), r: round };
    const found = find(texts);
    expect(found.map(({ kind }) => kind)).toEqual(["excerpt", "excerpt"]);
    expect(
      originsOf(
        Object.keys(texts).map((id) => ({ id })),
        found,
      ),
    ).toHaveLength(3);
  });

  it("compares short texts as wholes, and a saying ties nothing", () => {
    expect(find({ a: "No comment today", b: "No comment today" })).toMatchObject([{ kind: "copy" }]);
    expect(find({ a: words(0, 10), b: `${words(0, 9)} other` })).toEqual([]);
    expect(find({ a: words(0, 20), b: `${words(0, 20)} ${words(70, 900)}` })).toEqual([]);
    expect(find({ a: "", b: "" })).toEqual([]);
  });

  it("counts Chinese by pairs of characters", () => {
    const text = "新疆棉花加工厂的工人说他们没有拿到工资而且不能离开工厂宿舍因为门口有人看守每天都要点名";
    expect(find({ a: text, b: `${text}记者昨日报道` })).toMatchObject([{ kind: "copy" }]);
  });

  it("passes over the lines of publishers", () => {
    const line = "Share this story on Facebook and Twitter today please";
    const isOwn = (each: string) => each === line;
    expect(shinglesOf(`${words(0, 40)}\n${line}`, isOwn)).toEqual(shinglesOf(words(0, 40), none));
  });

  it("finds every one of a report that hundreds printed", () => {
    const texts = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `t${String(at).padStart(3, "0")}`,
        `${words(at * 50 + 10_000, 20)} ${words(0, 200)}`,
      ]),
    );
    const origins = originsOf(
      Object.keys(texts).map((id) => ({ id })),
      find(texts),
    );
    expect(origins).toHaveLength(1);
    expect(origins[0]?.texts).toHaveLength(300);
  });
});

const text = fc
  .array(fc.integer({ min: 0, max: 40 }), { maxLength: 120 })
  .map((all) => all.map((n) => `w${n}`).join(" "));

describe("whatever the texts", () => {
  it("gives the same in every order, and a text is a copy of itself", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (all) => {
        const given = all.map((each, at) => [`t${at}`, each] as const);
        const turned = Object.fromEntries(given.toReversed());
        expect(find(turned)).toEqual(find(Object.fromEntries(given)));
        for (const each of all)
          if (shingles(each).length > 0)
            expect(find({ a: each, b: each })).toMatchObject([{ kind: "copy", resemblance: 1 }]);
      }),
    );
  });

  it("is as like as the other is to it, between 0 and 1", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const likeness = likenessOf(shingles(a), shingles(b));
        expect(likenessOf(shingles(b), shingles(a))).toEqual(likeness);
        expect(likeness.contained).toBeGreaterThanOrEqual(likeness.resemblance);
        expect(likeness.contained).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("keeps sketches as they were", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (all) => {
        const sketches = all.map((each) => sketchOf(shingles(each)));
        expect(unpackSketches(packSketches(sketches))?.map((one) => [...one])).toEqual(
          sketches.map((one) => [...one]),
        );
      }),
    );
    expect(unpackSketches(Uint8Array.of(1, 2, 3))).toBeUndefined();
    expect(unpackSketches(new Uint8Array(Uint32Array.of(9, 1).buffer))).toBeUndefined();
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (any) => {
        const found = shingles(any);
        expect([...found]).toEqual([...new Set(found)].sort((a, b) => a - b));
      }),
    );
  });
});

describe("the earliest text that is held", () => {
  const copies = [{ kind: "copy", a: "a", b: "b", common: 9, resemblance: 1, contained: 1 }] as const;
  it("is told only where one day is the first", () => {
    const of = (a?: string, b?: string) =>
      originsOf(
        [
          { id: "a", published: a },
          { id: "b", published: b },
        ],
        copies,
      )[0]?.earliest;
    expect([of("2026-01-02", "2026-01-01"), of("2026-01-02"), of("2026-01-01", "2026-01-01"), of()]).toEqual([
      "b",
      "a",
      undefined,
      undefined,
    ]);
  });
});

describe("corroboration", () => {
  const said = (statement: string, document: string, speaker: string | null, more: object = {}) => ({
    ...{
      statement,
      document,
      speaker,
      origin: document,
      text: `${statement} in words of its own that nobody repeats`,
    },
    ...more,
  });

  it("counts a speaker in five articles once, and three copies as one origin", () => {
    expect(
      corroboration([said("1", "a", "Ada Lind"), said("2", "b", "Ada Lind"), said("3", "c", "ADA LIND")]),
    ).toEqual({
      documents: 3,
      speakers: 1,
      origins: 1,
    });
    const copies = ["1", "2", "3"].map((id) => said(id, `d${id}`, null, { origin: "d1" }));
    expect(corroboration(copies)).toEqual({ documents: 3, speakers: 0, origins: 1 });
  });

  it("counts two persons whom one article names as two, and the same words once", () => {
    expect(corroboration([said("1", "a", "Ada Lind"), said("2", "a", "Odo Falk")]).origins).toBe(2);
    const text = "Nobody was paid for two winters, the report says";
    expect(corroboration([said("1", "a", null, { text }), said("2", "b", null, { text })]).origins).toBe(1);
  });
});
