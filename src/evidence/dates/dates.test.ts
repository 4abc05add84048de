import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDates } from "./read-dates.ts";

const read = (text: string, published?: string): readonly string[] =>
  readDates(text, published === undefined ? {} : { published }).map(
    ({ text: words, value, basis }) => `${words}: ${value ?? "?"} ${basis}`,
  );

describe("words for a time", () => {
  it.each<[string, readonly string[]]>([
    ["The mill closed on 18 October 2021.", ["18 October 2021: 2021-10-18 explicit"]],
    ["Signed October 3, 2019, in Lagos.", ["October 3, 2019: 2019-10-03 explicit"]],
    ["Filed 2023-04-05 and 2023-06.", ["2023-04-05: 2023-04-05 explicit", "2023-06: 2023-06 explicit"]],
    ["In early 2022 they left.", ["early 2022: 2022 explicit"]],
    ["Since August 2017 they wait.", ["August 2017: 2017-08 explicit"]],
    [
      "Between 2017 and 2019, or 2017-19.",
      ["2017: 2017 explicit", "2019: 2019 explicit", "2017-19: 2017/2019 explicit"],
    ],
    ["The 2030 River Games in April begin.", ["2030 River Games in April: 2030-04 explicit"]],
    ["工厂于2019年3月5日开工，去年停工。", ["2019年3月5日: 2019-03-05 explicit", "去年: ? open"]],
    ["Last month they met on Thursday.", ["Last month: ? open", "Thursday: ? open"]],
    ["In recent years, and three years ago.", ["In recent years: ? open", "three years ago: ? open"]],
    ["On 31 June 2020 nothing was.", ["31 June 2020: ? open"]],
    ["You may march in may.", []],
    ["Under the Fisheries Act of 2016 and Regulation (EU) 2024 it fell.", []],
    ["It sold 2,019 tons, batch 20191.", []],
  ])("in %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("a day that is not written out", () => {
  it.each<[string, readonly string[]]>([
    ["Police came yesterday.", ["yesterday: 2024-02-29 anchor"]],
    ["Police came on Thursday.", ["Thursday: 2024-02-29 anchor"]],
    ["Police came on Friday.", ["Friday: 2024-03-01 anchor"]],
    ["They met last month.", ["last month: 2024-02 anchor"]],
    ["They met last week.", ["last week: 2024-02-19/2024-02-25 anchor"]],
    ["In November they met.", ["November: 2023-11 anchor"]],
    ["On February 3 they met.", ["February 3: 2024-02-03 anchor"]],
    ["The law will pass by July.", ["July: 2024-07 anchor"]],
    ["They will meet in January.", ["January: 2025-01 anchor"]],
    ["今年和上个月", ["今年: 2024 anchor", "上个月: 2024-02 anchor"]],
    ["In recent months they met.", ["In recent months: ? open"]],
  ])("in %j is told from the day of publication, 1 March 2024", (text, expected) => {
    expect(read(text, "2024-03-01")).toEqual(expected);
  });

  it("is told from a dateline", () => {
    expect(read("LOME, May 4, 2020 — Miners left on Monday.")).toEqual([
      "May 4, 2020: 2020-05-04 explicit",
      "Monday: 2020-05-04 anchor",
    ]);
    expect(read("The mine of May 4, 2020 was shut. Miners left on Monday.")[1]).toBe("Monday: ? open");
  });

  it("gets its year from a coming event only where all days of writing before it give the same one", () => {
    const text =
      "As Togo prepares to host the 2030 River Games in April, talks stall. In January they met. In August they fought.";
    expect(read(text)).toEqual([
      "2030 River Games in April: 2030-04 explicit",
      "January: ? open",
      "August: ? open",
    ]);
    expect(read(text.replace("January", "May"))[1]).toBe("May: 2029-05 anchor");
    const [, may] = readDates(text.replace("January", "May"));
    expect(may?.anchor).toMatchObject({ text: "prepares to host the 2030 River Games in April" });
  });
});

it("slices, stays in order and never throws, in any text", () => {
  const piece = fc.constantFrom(
    "In ",
    "May ",
    "2021",
    " 31 ",
    "June",
    "-",
    ", ",
    "年",
    "3月",
    "last year ",
    "Monday",
    ".",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), fc.boolean(), (parts, dated) => {
      const text = parts.join("");
      const found = readDates(text, dated ? { published: "2024-02-29" } : {});
      for (const [at, { start, end, text: words, value, basis }] of found.entries()) {
        expect(text.slice(start, end)).toBe(words);
        expect(start).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0);
        expect(value === null).toBe(basis === "open");
      }
    }),
  );
});
