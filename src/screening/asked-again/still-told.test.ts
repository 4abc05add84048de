import { describe, expect, it } from "vitest";
import type { Asked } from "../../model/records.ts";
import { entryFixture } from "../list.fixture.ts";
import { changesSince } from "./changes.ts";
import { type Decided, groundOf, notCompared } from "./ground.ts";
import { isStillTold } from "./still-told.ts";

const clause = { openEnded: { clause: "and its subsidiaries", stem: "Orvane" } };
const party = { names: ["Orvane Foods"], country: "CN", identifiers: [] };
const then: Decided = { party, entry: entryFixture("Orvane Textile", clause) };
const now: Decided = { party, entry: entryFixture("Orvane Textile") };
const groundOn = (asked: Asked) => groundOf(then, "2026-07-09-aaaaaaaaaaaa", asked);

describe("isStillTold(ground, now)", () => {
  it.each<[string, Asked, boolean]>([
    ["a clause that is gone", { kind: "open-set", owned: false }, false],
    ["a share that is gone", { kind: "owned", owned: true }, false],
    ["a name", { kind: "name", owned: false }, true],
  ])("of what was asked on %s: %o -> %s", (_, asked, told) => {
    const state = { entry: now.entry, ownership: undefined };
    expect(isStillTold(groundOn(asked), state)).toBe(told);
    // Held against a version that came before the one it rests on, nothing is told "no longer".
    const kept = { ...groundOn(asked), rules: notCompared };
    expect([isStillTold(kept, state), changesSince({ ground: kept }, now)]).toEqual([true, []]);
  });

  it("is told while the clause stands", () => {
    const asked = { kind: "open-set", owned: false } as const;
    expect(isStillTold(groundOn(asked), { entry: then.entry, ownership: undefined })).toBe(true);
  });
});
