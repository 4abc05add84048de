import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readWith, rowsOf } from "../table.fixture.ts";
import { bomLevel } from "./bom-level.ts";
import { itemDepth, levelDepth } from "./parent-part.ts";

const read = async (csv: string) => {
  const rows = rowsOf(csv);
  const [header] = rows;
  if (header === undefined) throw new Error("no headings");
  return (await readWith(bomLevel, rows, header)).slice(1);
};
/** product > component, or why the line is apart. */
const edges = async (csv: string) =>
  (await read(csv)).map(({ cells, apart }) =>
    apart === undefined ? `${cells[0]} > ${cells[1]}` : apart.code,
  );

describe("bomLevel.read", () => {
  it("gives each line of the fixture its parent, or keeps it apart", async () => {
    expect(await edges(readFileSync(new URL("./fixture.csv", import.meta.url), "utf8"))).toEqual([
      "row.value-missing",
      "SH-100 > FAB-1",
      "FAB-1 > YARN-9",
      "SH-100 > BTN-7",
      "row.contradiction",
      "row.value-invalid",
      "row.value-missing",
      "SH-200 > FAB-1",
    ]);
  });
  test.each([
    [
      "numbered items",
      "ITEM NO.,PART NUMBER,QTY\n1,A,1\n1.1,B,2\n1.1.2,C,3\n1.2,D,1\n2,E,1\n",
      ["row.value-missing", "A > B", "B > C", "A > D", "row.value-missing"],
    ],
    [
      "an item whose parent is another branch",
      "ITEM NO.,PART NUMBER,QTY\n1,A,1\n2,B,2\n1.1,C,3\n",
      ["row.value-missing", "row.value-missing", "row.contradiction"],
    ],
    [
      "a child before any parent",
      "ITEM NO.,PART NUMBER,QTY\n1.1,B,2\n1,A,1\n1.1,C,1\n",
      ["row.contradiction", "row.value-missing", "A > C"],
    ],
    [
      "dots before the level",
      "level,part_number,qty\n0,A,1\n.1,B,1\n..2,C,1\n",
      ["row.value-missing", "A > B", "B > C"],
    ],
    [
      "the maker's number where there is no other",
      "level,part_number,manufacturer_part_number\n0,A,X\n1,,Y\n",
      ["row.value-missing", "A > Y"],
    ],
    [
      "lines under a jump know their parent",
      "level,number\n0,A\n2,B\n3,C\n2,D\n1,E\n",
      ["row.value-missing", "row.contradiction", "B > C", "row.contradiction", "A > E"],
    ],
    [
      "a parent without a number",
      "level,number\n0,A\n1,\n2,C\n",
      ["row.value-missing", "A > ", "row.contradiction"],
    ],
    [
      "a line below one without a level, until a line of its level's parent",
      "level,number\n0,SHIRT\n1,BODY\n2,FABRIC\n,LINING\n2,COTTON\n3,FIBRE\n1,BUTTON\n2,RESIN\n",
      ["row.value-missing", "SHIRT > BODY", "BODY > FABRIC", "row.value-invalid", "row.contradiction"].concat(
        ["COTTON > FIBRE", "SHIRT > BUTTON", "BUTTON > RESIN"],
      ),
    ],
    [
      "several lines without a level put every level but the top in doubt",
      "level,number\n0,A\n1,B\n2,C\n,D\n,E\n3,F\n2,G\n1,H\n",
      ["row.value-missing", "A > B", "B > C", "row.value-invalid", "row.value-invalid"].concat([
        "row.contradiction",
        "row.contradiction",
        "A > H",
      ]),
    ],
    [
      "in a list of several products a lost line may be one",
      "level,number\n0,A\n1,B\n0,C\nx,D\n1,E\n0,F\n1,G\n",
      ["row.value-missing", "A > B", "row.value-missing", "row.value-invalid", "row.contradiction"].concat([
        "row.value-missing",
        "F > G",
      ]),
    ],
    [
      "numbered items name their parents past a lost line",
      "ITEM NO.,PART NUMBER,QTY\n1,A,1\n1.1,B,2\n,X,1\n1.1.1,C,1\n",
      ["row.value-missing", "A > B", "row.value-invalid", "B > C"],
    ],
    [
      "an empty line loses nothing",
      "level,number\n0,A\n1,B\n,\n2,C\n",
      ["row.value-missing", "A > B", " > ", "B > C"],
    ],
    [
      "a list that begins at 1",
      "level,number\n1,A\n2,B\n1,C\n",
      ["row.value-missing", "A > B", "row.value-missing"],
    ],
  ])("%s", async (_, csv, expected) => expect(await edges(csv)).toEqual(expected));

  it("says which row is in the way, also where that row has a cell too many", async () => {
    const out = await read("level,number\n0,A\n1,B\n1,C,stray\n2,D\n");
    expect(out[3]?.apart?.message).toBe(
      'The parent of "D" is not known, because row 4 could not be read and may be it.',
    );
  });
  it("gives no line a wrong parent, whichever lines below the product are lost", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(5), fc.boolean()), { minLength: 2, maxLength: 30 }),
        async (picks) => {
          const order = [{ level: 0, isLost: false }];
          for (const [pick, isLost] of picks)
            order.push({ level: Math.max(1, Math.min((order.at(-1)?.level ?? 0) + 1, pick)), isLost });
          fc.pre(order.some(({ level, isLost }) => level > 0 && !isLost));
          const csv = order.map(({ level, isLost }, at) => `${isLost ? "" : level},P${at}`);
          const found = await edges(`level,number\n${csv.join("\n")}`);
          for (const [at, { level }] of order.entries()) {
            if (found[at]?.startsWith("row.")) continue;
            const parent = order.slice(0, at).findLastIndex((line) => line.level === level - 1);
            expect(found[at]).toBe(`P${parent} > P${at}`);
          }
        },
      ),
    );
  });
  it("names what is missing above a line", async () => {
    const out = await read("level,number\n0,A\n2,B\n");
    expect(out[1]?.apart).toMatchObject({
      expected: "level 1",
      message: expect.stringContaining('"B" has no parent: level 1'),
    });
  });
  test.each([
    [
      "ManEx",
      "itemno,used,partsource,Make_Buy,qty,custPartNo,partNo,Rev\n10,Y,BUY,B,2,,R-1,\n20,Y,BUY,B,1,,R-2,\n",
    ],
    ["levels", "level,part_number,quantity\n1,A,1\n1,B,2\n"],
  ])("refuses a list of one level, which names no product: %s", async (_, csv) => {
    await expect(read(csv)).rejects.toMatchObject({
      issue: { code: "column.missing", column: "product", row: 1 },
    });
  });
  it("gives every line of a tree its parent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), async (picks) => {
        const parents: number[] = [0];
        const order: { part: number; level: number }[] = [{ part: 0, level: 0 }];
        for (const [index, pick] of picks.entries()) {
          const last = order.at(-1)?.level ?? 0;
          const level = Math.max(1, Math.min(last + 1, pick));
          const above = order.findLast((line) => line.level === level - 1);
          parents.push(above?.part ?? 0);
          order.push({ part: index + 1, level });
        }
        const csv = ["level,number", ...order.map(({ part, level }) => `${level},P${part}`)].join("\n");
        const found = await edges(csv);
        for (const { part } of order.slice(1)) expect(found[part]).toBe(`P${parents[part]} > P${part}`);
      }),
    );
  });
});

describe("levelDepth, itemDepth", () => {
  test.each([
    ["0", 0],
    ["..2", 2],
    ["2.0", 2],
    [" 3", 3],
    ["+4", 4],
    ["x", undefined],
    ["", undefined],
    ["120", undefined],
  ])("level %s is %s", (text, depth) => expect(levelDepth(text)?.depth).toBe(depth));
  test.each([
    ["1", 1, ""],
    ["1.1", 2, "1"],
    ["1.1.10", 3, "1.1"],
    ["2.", 1, ""],
    ["A.1", undefined, undefined],
    ["", undefined, undefined],
  ])("item %s is %s deep under %s", (text, depth, above) => {
    expect(itemDepth(text)?.depth).toBe(depth);
    expect(itemDepth(text)?.above).toBe(above);
  });
});
