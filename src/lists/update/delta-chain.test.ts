import { describe, expect, it } from "vitest";
import { brokenChain, knowingChain } from "./delta-chain.ts";
import { smallEntry, smallVersion } from "./small-list.fixture.ts";

const inForce = smallVersion("2026-10-06", [smallEntry("Lumo Gin")]);
const candidate = smallVersion("2026-10-08", [smallEntry("Lumo Gin")]);
const [old, six, seven, eight] = ["20261005", "20261006", "20261007", "20261008"].map(
  (day) => `${day}060000-abc`,
) as [string, string, string, string];
const delta = (step: string) => ({ name: `${step}.entities.delta.json`, bytes: new Uint8Array() });
const listOf = (...steps: string[]) => ({
  name: "delta.json",
  bytes: new TextEncoder().encode(
    JSON.stringify({ versions: Object.fromEntries(steps.map((each) => [each, ""])) }),
  ),
});
const gaps = (files: Parameters<typeof knowingChain>[1]["files"], before: readonly string[] = []) =>
  knowingChain(candidate, { files, inForce, before }).knownGaps;
const afterSix = [`${six}.entities.delta.json`, "delta.json"];

describe("files of changes without the whole list", () => {
  it("follow where delta.json lists nothing between them and what was read last", () => {
    expect(gaps([delta(seven), delta(eight), listOf(six, seven, eight)], afterSix)).toEqual([]);
    expect(gaps([delta(six), delta(seven), delta(eight), listOf(old, six, seven, eight)])).toEqual([]);
  });

  it.each([
    ["one between is not given", [delta(eight), listOf(six, seven, eight)], afterSix],
    ["no list is given", [delta(seven), delta(eight)], afterSix],
    ["the list begins later", [delta(eight), listOf(eight)], afterSix],
    ["the list does not know the last", [delta(eight), listOf(old, six)], afterSix],
    ["the list is none", [delta(seven), { ...listOf(), bytes: new TextEncoder().encode("{") }], afterSix],
    ["of the day of the version one is not given", [delta(seven), listOf(old, six, seven)], ["page.json"]],
  ])("are taken with a known gap where %s", (_, files, before) => {
    expect(gaps(files, before)).toEqual([brokenChain]);
  });

  it("say nothing where the whole list came, or other files, or the same changes again", () => {
    expect(gaps([{ ...delta(eight), name: "entities.ftm.json" }, delta(eight)], afterSix)).toEqual([]);
    expect(gaps([{ ...delta(eight), name: "page.html" }])).toEqual([]);
    expect(gaps([delta(six), listOf(old, six, seven)], afterSix)).toEqual([]);
  });
});
