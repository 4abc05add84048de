import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { canBeLike, likeness, likest } from "./edit-distance.ts";
import { newLetters, readAsciiLetters, readLetters } from "./letters.ts";
import { SlipCounter } from "./slip-counter.ts";

const lettersOf = (text: string) => {
  const letters = newLetters();
  readLetters(text, letters);
  return letters;
};

function slipsBetween(a: string, b: string): number {
  const counter = new SlipCounter();
  counter.take(lettersOf(a));
  return counter.between(lettersOf(b));
}

/** By trying out every slip: a letter more, fewer or other, neighbours swapped; no place is edited twice. */
function byTrying(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const isSwap = a.length > 1 && a[0] === b[1] && a[1] === b[0];
  return Math.min(
    byTrying(a.slice(1), b) + 1,
    byTrying(a, b.slice(1)) + 1,
    byTrying(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
    isSwap ? byTrying(a.slice(2), b.slice(2)) + 1 : Number.POSITIVE_INFINITY,
  );
}

const word = fc.string({ unit: fc.constantFrom(..."abbcdeéh中"), maxLength: 7 });
/** A word, and what few slips make of it. */
const near = fc
  .tuple(word, fc.nat(7), fc.nat(3), word)
  .map(
    ([text, at, gone, more]) => [text, text.slice(0, at) + more.slice(0, 2) + text.slice(at + gone)] as const,
  );
const pair = fc.oneof(near, fc.tuple(word, word));

describe("SlipCounter", () => {
  test.each([
    ["huafu", "huafu", 0],
    ["huafu", "haufu", 1],
    ["huafu", "huafang", 3],
    ["ca", "abc", 3],
    ["a".repeat(31), "a".repeat(40), 9],
  ])("%s, %s: %i", (a, b, expected) => {
    expect(slipsBetween(a, b)).toBe(expected);
  });

  it("counts as trying out every slip does", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        fc.pre(a !== "" && /^[a-z]*$/.test(a));
        expect(slipsBetween(a, b)).toBe(byTrying(a, b));
      }),
    );
  });

  it("does not count what it cannot: longer words than 31 letters, words beyond ASCII", () => {
    expect(slipsBetween("a".repeat(32), "b")).toBe(0);
    expect(slipsBetween("中国", "b")).toBe(0);
  });

  it("rules out no word that is as like as asked", () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(6_000, 7_800, 8_500), ([a, b], least) => {
        fc.pre(likeness(a, b, least) > 0);
        expect(canBeLike(lettersOf(a), lettersOf(b), slipsBetween(a, b), least)).toBe(true);
      }),
    );
  });
});

describe("likest(word, others, least)", () => {
  it("is the greatest likeness to any of them", () => {
    fc.assert(
      fc.property(
        pair,
        fc.array(word, { maxLength: 4 }),
        fc.constantFrom(6_000, 7_800),
        ([a, b], more, least) => {
          const others = [...more, b];
          expect(likest(a, others, least)).toBe(
            Math.max(...others.map((other) => likeness(a, other, least))),
          );
          expect(likest(a, [], least)).toBe(0);
        },
      ),
    );
  });
});

describe("readAsciiLetters(bytes, from, to, letters)", () => {
  it("reads what readLetters reads, and refuses what is not ASCII or too long", () => {
    const bytes = Buffer.from("xxhuaffuyy");
    const read = newLetters();
    expect(readAsciiLetters(bytes, 2, 8, read)).toBe(true);
    expect(read).toEqual(lettersOf("huaffu"));
    expect(readAsciiLetters(Buffer.from("hué"), 0, 4, read)).toBe(false);
    expect(readAsciiLetters(Buffer.from("a".repeat(65)), 0, 65, read)).toBe(false);
  });
});
