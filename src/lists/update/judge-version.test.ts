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
    expect(failed(checks)).toEqual(["sub-lists changed", "sections"]);
    expect(checks.find(({ check }) => check === "sections")?.received).toBe("none in ii");
    const ended = judge(
      mills(40).map((entry, at) => ({
        ...entry,
        sublists: [{ ...section(at)[0]!, ...(at % 2 ? { to: "2026-11-10" } : {}) }],
      })),
    );
    expect(failed(ended)).toEqual(["sub-lists changed", "sections"]);
  });

  it("has every entry twice, under ids of their own or under the same", () => {
    const again = mills(40).map((entry) => ({ ...entry, id: `${entry.id}-2` }));
    expect(failed(judge([...mills(40), ...again]))).toEqual(["entries new", "doubled"]);
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

describe("a version that grew", () => {
  const more = (count: number) => mills(40 + count);

  it("by more than half fails; by half, or by what the list of August 2026 truly grew, a person looks", () => {
    expect(failed(judge(more(21)))).toEqual(["entries new"]);
    expect(failed(judge(more(20)))).toEqual([]);
    const checks = judge(mills(187), "2026-11-15", smallVersion("2026-11-01", mills(144)));
    expect(failed(checks)).toEqual([]);
    expect(checks.find(({ check }) => check === "entries new")).toMatchObject({
      result: "look",
      expected: "at most 50 % of 144 entries new, or 10 entries",
      received: "43 new (29.9 %)",
      entries: expect.arrayContaining(["Mill 145 Spinning Co., Ltd."]),
    });
  });

  it("on a short list by no more than a person reads at a glance is for a person to look at", () => {
    const one = smallVersion("2026-11-01", mills(10).slice(0, 2));
    expect(failed(judge(mills(12), "2026-11-15", one))).toEqual([]);
    expect(failed(judge(mills(13), "2026-11-15", one))).toEqual(["entries new"]);
  });

  it("by entries that had ended and are back, as by others", () => {
    const ended = mills(70).map((entry, at) => (at < 40 ? entry : { ...entry, removed: "2025-01-01" }));
    const before = smallVersion("2026-11-01", ended);
    expect(failed(judge(mills(70), "2026-11-15", before))).toEqual(["entries new"]);
    expect(failed(judge([...mills(55), ...ended.slice(55)], "2026-11-15", before))).toEqual([]);
  });

  it("does not hide behind entries that ended: neither count nor growth takes them for listed", () => {
    const ended = mills(240)
      .slice(40)
      .map((entry) => ({ ...entry, removed: "2025-01-01" }));
    const before = smallVersion("2026-11-01", [...mills(40), ...ended]);
    expect(failed(judge([...mills(40), ...ended], "2026-11-15", before))).toEqual([]);
    expect(failed(judge([...mills(9), ...ended], "2026-11-15", null))).toEqual(["count"]);
    const again = mills(40).map((entry) => ({ ...entry, id: `${entry.id}-2` }));
    expect(failed(judge([...mills(40), ...again, ...ended], "2026-11-15", before))).toEqual([
      "entries new",
      "doubled",
    ]);
  });
});

describe("entries that are there and are not what they were", () => {
  const some = (count: number, more: Partial<ListEntry>) =>
    mills(40).map((entry, at) => (at < count ? { ...entry, ...more } : entry));

  it.each([
    ["first days", { firstListed: "2022-06-21" }],
    ["days of amendment", { amended: ["2025-06-21"] }],
  ])("%s of more than 5 %% fail, of fewer are named", (_, more) => {
    expect(failed(judge(some(3, more)))).toEqual(["days changed"]);
    expect(judge(some(2, more)).find(({ check }) => check === "days changed")).toMatchObject({
      result: "look",
      received: "2 changed (5 %)",
      entries: ["Mill 01 Spinning Co., Ltd.", "Mill 02 Spinning Co., Ltd."],
    });
  });

  it("sub-lists of more than 5 % fail, also where each section still has entries", () => {
    const moved = mills(40).map((entry, at) => (at < 6 ? { ...entry, sublists: section(at + 1) } : entry));
    expect(failed(judge(moved))).toEqual(["sub-lists changed"]);
    const ended = mills(40).map((entry, at) =>
      at < 6
        ? { ...entry, sublists: [{ ...section(at)[0]!, to: "2026-11-14" }, section(at + 1)[0]!] }
        : entry,
    );
    expect(failed(judge(ended))).toEqual(["sub-lists changed"]);
  });

  it("one alone, of however few, is for a person to look at", () => {
    const few = smallVersion("2026-11-01", mills(12).slice(0, 10));
    const [first, ...others] = few.entries;
    const checks = judge([{ ...first!, firstListed: "2023-01-01" }, ...others], "2026-11-15", few);
    expect(failed(checks)).toEqual([]);
    expect(checks.find(({ check }) => check === "days changed")?.result).toBe("look");
  });

  it("names that were only given a last day are as gone from the files as others", () => {
    const alias = { text: "Mill", kind: "alias" } as const;
    const named = mills(40).map((entry) => ({ ...entry, names: [...entry.names, alias] }));
    const last = named.map((entry, at) =>
      at < 10 ? { ...entry, names: [entry.names[0]!, { ...alias, to: "2026-11-14" }] } : entry,
    );
    const before = smallVersion("2026-11-01", named);
    expect(failed(judge(last, "2026-11-15", before))).toEqual(["names gone"]);
    expect(failed(judge(named, "2026-11-15", smallVersion("2026-11-01", last)))).toEqual([]);
  });

  it("names of entries that had ended and are back must be those they had", () => {
    const local = { text: "绿末棉业", kind: "local" } as const;
    const ended = mills(40).map((entry, at) =>
      at < 10 ? { ...entry, removed: "2026-10-20", names: [...entry.names, local] } : entry,
    );
    const before = smallVersion("2026-11-01", ended);
    expect(failed(judge(mills(40), "2026-11-15", before))).toEqual(["names gone"]);
    const whole = mills(40).map((entry, at) =>
      at < 10 ? { ...entry, names: [...entry.names, local] } : entry,
    );
    expect(failed(judge(whole, "2026-11-15", before))).toEqual([]);
    expect(failed(judge(ended, "2026-11-15", before))).toEqual([]);
  });

  it("does not miss a reported entry that the files cannot know yet", () => {
    const reported = mills(43)
      .slice(40)
      .map((entry) => ({ ...entry, firstListed: "2026-08-03", verification: "reported" }) as const);
    const before = smallVersion("2026-11-01", [...mills(40), ...reported]);
    expect(judge(mills(40), "2026-11-15", before).every(({ result }) => result === "pass")).toBe(true);
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
