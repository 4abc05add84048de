import { describe, expect, it, test } from "vitest";
import { readEntityText } from "./entity-text.ts";

const nothing = { aliases: [], former: [], clause: undefined, included: [], doubtful: [] };

describe("readEntityText", () => {
  test.each([
    ["KTK Group", { name: "KTK Group" }],
    [
      "Kashgar Construction Engineering (Group) Co., Ltd.",
      { name: "Kashgar Construction Engineering (Group) Co., Ltd." },
    ],
    ["A Co., Ltd (and one alias: B Garment)", { name: "A Co., Ltd", aliases: ["B Garment"] }],
    [
      "A Co., Ltd (including three aliases: B Co., Ltd.; C; and D Co., Ltd.)",
      { name: "A Co., Ltd", aliases: ["B Co., Ltd.", "C", "D Co., Ltd."] },
    ],
    [
      "A Co., Ltd. (also known as B Co., Ltd. and JWD; and formerly known as High-tech Zone C Co., Ltd.)",
      { name: "A Co., Ltd.", aliases: ["B Co., Ltd.", "JWD"], former: ["High-tech Zone C Co., Ltd."] },
    ],
    [
      "A Co., Ltd. (also known as HY; and B Green Energy Co. Ltd. and formerly known as C Co., Ltd.; and D Co., Ltd.)",
      {
        name: "A Co., Ltd.",
        aliases: ["HY", "B Green Energy Co. Ltd."],
        former: ["C Co., Ltd.", "D Co., Ltd."],
      },
    ],
    [
      "A Co., Ltd. (also known as X Co., Ltd., Y Inc. and Z; and formerly known as W)",
      { name: "A Co., Ltd.", aliases: ["X Co., Ltd.", "Y Inc.", "Z"], former: ["W"] },
    ],
    [
      "TNN Limited (also known as Dehui (Dalian) Trade Co., Ltd.)",
      { name: "TNN Limited", aliases: ["Dehui (Dalian) Trade Co., Ltd."] },
    ],
    [
      "Hoshine (Shanshan) Co., Ltd (including one alias: Hesheng (Shanshan) Co.) and subsidiaries",
      {
        name: "Hoshine (Shanshan) Co., Ltd",
        aliases: ["Hesheng (Shanshan) Co."],
        clause: "and subsidiaries",
      },
    ],
    [
      "Hoshine (Shanshan) Co., Ltd., and Subsidiaries",
      { name: "Hoshine (Shanshan) Co., Ltd.", clause: "and subsidiaries" },
    ],
    [
      "Corps (XPCC) and its subordinate and affiliated entities",
      { name: "Corps (XPCC)", clause: "and its subordinate and affiliated entities" },
    ],
    [
      "Ninestar Corporation and its three Zhuhai-based subsidiaries, which include Zhuhai A Co. Ltd., Zhuhai B Co., Ltd., and Geehy Co., Ltd.",
      {
        name: "Ninestar Corporation",
        clause: "and its three zhuhai-based subsidiaries",
        included: ["Zhuhai A Co. Ltd.", "Zhuhai B Co., Ltd.", "Geehy Co., Ltd"],
      },
    ],
    [
      "A (formerly known as Wuyuan Cereals, Oils and Foods Co., Ltd.)",
      {
        name: "A",
        former: ["Wuyuan Cereals, Oils and Foods Co., Ltd."],
        doubtful: ["Wuyuan Cereals, Oils and Foods Co., Ltd."],
      },
    ],
    [
      "A Co., Ltd. (also known as B Company and C Company Limited)",
      { name: "A Co., Ltd.", aliases: ["B Company", "C Company Limited"] },
    ],
  ])("%s", (text, expected) => {
    expect(readEntityText(text)).toEqual({ ...nothing, ...expected });
  });

  it.each([
    "Suguo Company and Global Foods Trading",
    "A Co., Ltd., Harbour Trading Branch",
    "A Co., Ltd. and Eastern Factory",
    "A Co., Ltd., Global Foods Trading",
  ])("keeps %s as one name and tells it: half of it may be another company", (alias) => {
    const names = { name: "B Co., Ltd.", aliases: [alias], doubtful: [alias] };
    expect(readEntityText(`B Co., Ltd. (also known as ${alias})`)).toEqual({ ...nothing, ...names });
  });

  test.each([
    ["A (including two aliases: B; C; and D)", "two aliases"],
    ["A (doing business as B)", "aliases or former names in parentheses"],
    ["A (also known as B", "parentheses that are closed"],
    ["A (also known as B) of Kashgar", "a known clause after the aliases, or nothing"],
    ["A (also known as )", "aliases or former names in parentheses"],
    ["A, also known as B", "a name, other names in parentheses, a clause"],
    ["A and subsidiaries thereof", "a name, other names in parentheses, a clause"],
    ["(also known as B)", "a name, other names in parentheses, a clause"],
    [
      "A and its eight subsidiaries, which include B Co., Ltd. and C",
      'eight names after "and its eight subsidiaries, which include"',
    ],
  ])("refuses %s: a name that was not understood is no name", (text, expected) => {
    expect(readEntityText(text)).toMatchObject({ expected });
  });

  it("takes time in proportion to the text", () => {
    const long = `A ${"and its ".repeat(20_000)}(${"(".repeat(5_000)}`;
    expect(readEntityText(long)).toMatchObject({ expected: "parentheses that are closed" });
  });
});
