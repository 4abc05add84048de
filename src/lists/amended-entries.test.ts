import { describe, expect, it } from "vitest";
import { inForce } from "../model/in-force.ts";
import { filesOf } from "./bundled.fixture.ts";
import { readList } from "./read-list.ts";

const { entries } = readList("us-uflpa", filesOf("us-uflpa"));

interface Expected {
  readonly primary: string | undefined;
  readonly sublists: readonly string[];
  readonly carries?: readonly string[];
  readonly lacks?: readonly string[];
}

const none: Expected = { primary: undefined, sublists: [] };
const hefei: Expected = {
  primary: "Hefei Meiling Co., Ltd.",
  sublists: ["ii"],
  carries: ["Hefei Meiling Group Holdings Limited"],
  lacks: ["Changhong Meiling Co., Ltd."],
};
const changhong: Expected = {
  primary: "Changhong Meiling Co., Ltd.",
  sublists: ["ii"],
  carries: ["Hefei Meiling Co., Ltd.", "Hefei Meiling Group Holdings Limited"],
};
const changji: Expected = {
  primary: "Changji Esquel Textile Co., Ltd.",
  sublists: ["v"],
  carries: ["Changji Yida Textile Co., Ltd."],
};
const eastHope: Expected = { primary: "Xinjiang East Hope Nonferrous Metals Co., Ltd.", sublists: ["i"] };
const huafuBefore: Expected = {
  primary: "Aksu Huafu Textiles Co.",
  sublists: ["ii"],
  carries: ["Akesu Huafu", "Aksu Huafu Dyed Melange Yarn"],
  lacks: ["Aksu Huafu Color Spinning Co., Ltd.", "Akesu Huafu Melange Yarn Co., Ltd."],
};
const huafuAfter: Expected = {
  primary: "Aksu Huafu Color Spinning Co., Ltd.",
  sublists: ["ii", "v"],
  carries: ["Aksu Huafu Textiles Co., Ltd.", "Akesu Huafu", "Akesu Huafu Melange Yarn Co., Ltd."],
};

const cases: readonly (readonly [name: string, on: string, expected: Expected])[] = [
  ["Changhong Meiling Co., Ltd.", "2022-06-20", none],
  ["Changhong Meiling Co., Ltd.", "2022-06-21", hefei],
  ["Changhong Meiling Co., Ltd.", "2023-12-31", hefei],
  ["Changhong Meiling Co., Ltd.", "2024-10-02", hefei],
  ["Changhong Meiling Co., Ltd.", "2024-10-03", changhong],
  ["Changhong Meiling Co., Ltd.", "2026-11-22", changhong],
  ["Changji Esquel Textile Co., Ltd.", "2022-06-20", none],
  ["Changji Esquel Textile Co., Ltd.", "2022-06-21", changji],
  ["Changji Esquel Textile Co., Ltd.", "2024-10-31", changji],
  ["Changji Esquel Textile Co., Ltd.", "2024-11-01", changji],
  ["Changji Esquel Textile Co., Ltd.", "2026-11-22", changji],
  ["Xinjiang East Hope Nonferrous Metals Co., Ltd.", "2022-06-20", none],
  [
    "Xinjiang East Hope Nonferrous Metals Co., Ltd.",
    "2022-06-21",
    { ...eastHope, carries: ["Xinjiang Nonferrous"] },
  ],
  [
    "Xinjiang East Hope Nonferrous Metals Co., Ltd.",
    "2024-11-24",
    { ...eastHope, carries: ["Xinjiang Nonferrous"] },
  ],
  [
    "Xinjiang East Hope Nonferrous Metals Co., Ltd.",
    "2024-11-25",
    { ...eastHope, lacks: ["Xinjiang Nonferrous"] },
  ],
  [
    "Xinjiang East Hope Nonferrous Metals Co., Ltd.",
    "2026-11-22",
    { ...eastHope, lacks: ["Xinjiang Nonferrous"] },
  ],
  ["Aksu Huafu Color Spinning Co., Ltd.", "2022-06-20", none],
  ["Aksu Huafu Color Spinning Co., Ltd.", "2022-06-21", huafuBefore],
  ["Aksu Huafu Color Spinning Co., Ltd.", "2025-01-14", huafuBefore],
  ["Aksu Huafu Color Spinning Co., Ltd.", "2025-01-15", huafuAfter],
  ["Aksu Huafu Color Spinning Co., Ltd.", "2026-11-22", huafuAfter],
];

describe("the four entries of 21 June 2022 that the page shows under the day of their amendment", () => {
  it.each(cases)("%s on %s", (name, on, expected) => {
    const entry = entries.find((each) => each.name === name);
    const day = entry && inForce(entry, on);
    const names = day?.names.map((each) => each.text) ?? [];
    expect(day?.listed).toBe(expected.primary !== undefined);
    expect(day?.names.filter((each) => each.kind === "primary").map((each) => each.text)).toEqual(
      expected.primary === undefined ? [] : [expected.primary],
    );
    expect(day?.sublists.map((sublist) => sublist.key)).toEqual(expected.sublists);
    expect(names).toEqual(expect.arrayContaining([...(expected.carries ?? [])]));
    for (const absent of expected.lacks ?? []) expect(names).not.toContain(absent);
  });

  it.each([
    ["Xinjiang Daqo New Energy, Co. Ltd", "2024-11-24", ["i"]],
    ["Xinjiang Daqo New Energy, Co. Ltd", "2024-11-25", ["i", "v"]],
    ["Xinjiang Habahe Ashele Copper Co., Ltd.", "2025-01-14", ["ii"]],
    ["Xinjiang Habahe Ashele Copper Co., Ltd.", "2025-01-15", ["ii", "v"]],
    ["Xinjiang Production and Construction Corps", "2022-06-21", ["i", "ii", "v"]],
  ])("a sub-list that was added later holds from its own day: %s on %s", (name, on, sublists) => {
    const entry = entries.find((each) => each.name === name);
    expect(entry && inForce(entry, on).sublists.map((sublist) => sublist.key)).toEqual(sublists);
  });

  it("says what is inferred wherever a day of the page was not taken", () => {
    const amended = entries.filter((entry) => entry.amended.length > 0);
    expect(amended).toHaveLength(6);
    expect(amended.every((entry) => (entry.remarks ?? "").length > 0)).toBe(true);
  });
});
