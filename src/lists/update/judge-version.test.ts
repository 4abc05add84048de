import { describe, expect, it } from "vitest";
import type { ListEntry } from "../../model/list-entry.ts";
import { judgeVersion, passes } from "./judge-version.ts";
import { millNames, smallEntry, smallVersion } from "./small-list.fixture.ts";

const bounds = { min: 10, max: 200, why: "40 of them in 2026" };
const today = "2026-11-22";
const section = (at: number) => [{ key: at % 2 === 0 ? "i" : "ii" }];
const mills = (count: number): ListEntry[] =>
  millNames(count).map((name, at) => smallEntry(name, { sublists: section(at) }));
const inForce = smallVersion("2026-11-01", mills(40));

const judge = (
  entries: readonly ListEntry[],
  published = "2026-11-15",
  before: typeof inForce | null = inForce,
) =>
  judgeVersion({
    candidate: smallVersion(published, entries),
    inForce: before ?? undefined,
    bounds,
    today,
  });
const failed = (checks: ReturnType<typeof judge>) =>
  checks.filter(({ result }) => result === "fail").map(({ check }) => check);

describe("a version that passes", () => {
  it("is the same list, or one with some entries more", () => {
    expect(judge(mills(40)).every(({ result }) => result === "pass")).toBe(true);
    expect(failed(judge(mills(48)))).toEqual([]);
    expect(passes(judge(mills(48)))).toBe(true);
  });

  it("is the first of its list", () => {
    const checks = judge(mills(40), "2026-11-15", null);
    expect(checks.map(({ check }) => check)).toEqual(["count", "ids", "date", "doubled"]);
    expect(passes(checks)).toBe(true);
  });

  it("lost a few entries: each is named", () => {
    const checks = judge(mills(40).slice(2));
    expect(passes(checks)).toBe(true);
    expect(checks.find(({ check }) => check === "entries gone")).toEqual({
      check: "entries gone",
      result: "look",
      expected: "at most 5 % of 40 entries gone without a day of removal",
      received: "2 gone (5 %)",
      entries: ["Mill 01 Spinning Co., Ltd.", "Mill 02 Spinning Co., Ltd."],
    });
  });

  it("says of many that they were removed, and when", () => {
    const removed = mills(40).map((entry, at) => (at < 15 ? { ...entry, removed: "2026-11-10" } : entry));
    expect(failed(judge(removed))).toEqual([]);
  });

  it("does not miss what was removed before", () => {
    const before = smallVersion("2026-11-01", [
      ...mills(40),
      ...millNames(50)
        .slice(40)
        .map((name) => smallEntry(name, { removed: "2025-01-01" })),
    ]);
    expect(failed(judge(mills(40), "2026-11-15", before))).toEqual([]);
  });
});

describe("a version that fails", () => {
  it("has a count outside of the reader's bounds", () => {
    expect(failed(judge(mills(201), "2026-11-15", null))).toEqual(["count"]);
    const [count] = judge([], "2026-11-15", null);
    expect(count).toMatchObject({
      result: "fail",
      expected: "10 to 200 entries (40 of them in 2026)",
      received: "0 entries",
    });
  });

  it("lost more than 5 % of the entries, also where as many others came", () => {
    expect(failed(judge(mills(37)))).toEqual(["entries gone"]);
    expect(failed(judge([...mills(43).slice(3)]))).toEqual(["entries gone"]);
  });

  it("lost the names in the country's own script", () => {
    const named = mills(40).map((entry, at) => ({
      ...entry,
      names: [...entry.names, ...(at < 10 ? [{ text: `绿末棉业${at}`, kind: "local" as const }] : [])],
    }));
    const checks = judge(mills(40), "2026-11-15", smallVersion("2026-11-01", named));
    expect(failed(checks)).toEqual(["names gone"]);
    expect(checks.find(({ check }) => check === "names gone")).toMatchObject({
      received: "10 gone (20 %)",
      entries: expect.arrayContaining(["Mill 01 Spinning Co., Ltd."]),
    });
  });

  it("has no entry in a section that had some", () => {
    const checks = judge(mills(40).map((entry) => ({ ...entry, sublists: [{ key: "i" }] })));
    expect(failed(checks)).toEqual(["sections"]);
    expect(checks.find(({ check }) => check === "sections")?.received).toBe("none in ii");
    const ended = judge(
      mills(40).map((entry, at) => ({
        ...entry,
        sublists: [{ ...section(at)[0]!, ...(at % 2 ? { to: "2026-11-10" } : {}) }],
      })),
    );
    expect(failed(ended)).toEqual(["sections"]);
  });

  it("has every entry twice, under ids of their own or under the same", () => {
    const again = mills(40).map((entry) => ({ ...entry, id: `${entry.id}-2` }));
    expect(failed(judge([...mills(40), ...again]))).toEqual(["doubled"]);
    expect(failed(judge([...mills(40), ...again], "2026-11-15", null))).toEqual(["doubled"]);
    expect(failed(judge([...mills(40), ...mills(40)]))).toEqual(["ids", "doubled"]);
  });

  it("has half of its entries twice", () => {
    const again = mills(20).map((entry) => ({ ...entry, id: `${entry.id}-2` }));
    expect(failed(judge([...mills(40), ...again]))).toEqual(["doubled"]);
  });

  it("is older than the one in force, or of tomorrow", () => {
    expect(failed(judge(mills(40), "2026-10-31"))).toEqual(["date"]);
    const checks = judge(mills(40), "2026-11-23");
    expect(checks.find(({ check }) => check === "date")).toMatchObject({
      result: "fail",
      expected: "published from 2026-11-01 to 2026-11-22",
      received: "published 2026-11-23",
    });
  });
});

describe("goods and orders", () => {
  it("share their names: the same good of another country is another entry", () => {
    const goods = millNames(30).map((_, at) =>
      smallEntry("Cotton", { id: `xx:${at}`, countries: [`C${at}`], kind: "good" }),
    );
    expect(failed(judge(goods, "2026-11-15", null))).toEqual([]);
  });
});
