import { describe, expect, it, test } from "vitest";
import { filesOf } from "../../bundled.fixture.ts";
import { readList } from "../../read-list.ts";
import { keepRemoved } from "../keep-removed.ts";
import { isThere, reading, realFile, refusal } from "../reading.fixture.ts";
import { cbpWroReader } from "./reader.ts";

const bundled = readList("us-cbp-wro", filesOf("us-cbp-wro"));
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const heading = "Type,Entity,Aliases,Country,Industry,Merchandise,Status,Effective Date,Remarks";
const fileOf = (rows: readonly (readonly string[])[]): string =>
  [heading, ...rows.map((row) => row.map(cell).join(","))].join("\n");
const read = (csv: string, more = {}) =>
  reading(cbpWroReader, { "withhold-release-orders-findings.csv": csv }, more);
const fill = Array.from({ length: 60 }, (_, at) => [
  ...["WRO", `Example Mill ${at} Co., Ltd.`, "", "China", "Metals"],
  ...["Pipes", "Active", "1/2/2020", ""],
]);

interface JsonRow {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly status: string;
  readonly effective_date: string;
  readonly notes: string;
}

describe.skipIf(!isThere("us-cbp-wro", "the CBP file of 2026-06-23"))(
  "cbpWroReader on the 67 orders of June 2026, put into the columns that it expects",
  () => {
    const bytes = realFile("us-cbp-wro/cbp-wro-2026-06-23.json");
    const { entities }: { entities: readonly JsonRow[] } =
      bytes.length === 0 ? { entities: [] } : JSON.parse(new TextDecoder().decode(bytes));
    const part = (notes: string, name: string): string =>
      new RegExp(`${name}: ([^;]*)`).exec(notes)?.[1]?.trim() ?? "";
    const rows = entities.map((row) => [
      ...[
        row.notes.split(";")[0] ?? "",
        row.name,
        row.aliases.join("; "),
        row.country,
        part(row.notes, "Industry"),
      ],
      ...[part(row.notes, "Merchandise"), row.status, row.effective_date, part(row.notes, "Remarks")],
    ]);

    it("gives every entry that was read by hand its id and its names again", () => {
      const { version, audit } = read(fileOf(rows), { previous: bundled });
      const told = (list: typeof bundled) =>
        list.entries
          .map(({ id, name, names, status, removed }) => JSON.stringify([id, name, names, status, removed]))
          .sort();
      expect(told(version)).toEqual(told(bundled));
      expect(audit).toEqual([{ what: "row 28: a word that no reviewed name has: kathmandu", count: 1 }]);
    });
    it("without an earlier version parts producers by rule, and says where that is in doubt", () => {
      const { version, audit } = read(fileOf(rows));
      expect(version.entries.length).toBeGreaterThanOrEqual(67);
      const doubtful = audit.filter(({ what }) => what.startsWith("perhaps several names"));
      expect(doubtful.map(({ what }) => what.slice(30, 60))).toMatchInlineSnapshot(`
        [
          "State Penitentiary, Ciudad Vic",
          "Nanhu Tree Farm, Zhejiang Sanm",
          "Imaizumi Tea Manufacturing & T",
          "Norsang Carpet Industries Pvt.",
          "Inner Mongolia Hengzheng Group",
          "Shanghai Select Safety Product",
        ]
      `);
    });
  },
);

describe("cbpWroReader on made-up orders", () => {
  const row = (
    over: Partial<Record<"type" | "entity" | "country" | "merchandise" | "day", string>>,
  ): string[] => [
    over.type ?? "WRO",
    over.entity ?? "A Co., Ltd.",
    ...[
      "",
      over.country ?? "China",
      "Metals",
      over.merchandise ?? "Pipes",
      "Active",
      over.day ?? "2/3/2021",
      "",
    ],
  ];
  const entriesOf = (...rows: readonly string[][]) =>
    read(fileOf([...fill, ...rows])).version.entries.slice(60);

  it("parts producers, keeps a clause, tells vessels and orders on places", () => {
    const found = entriesOf(
      row({ entity: "A Co., Ltd. and B S.A. de C.V. and their subsidiaries" }),
      row({ entity: "Fishing Vessel: Long No. 7", country: "Fishing Vessels" }),
      row({ entity: "All cotton produced in Turkmenistan", country: "Turkmenistan", merchandise: "Cotton" }),
    );
    expect(
      found.map(({ kind, name, openEnded, countries }) => [kind, name, openEnded?.clause, countries]),
    ).toEqual([
      ["organisation", "A Co., Ltd.", "and their subsidiaries", ["CN"]],
      ["organisation", "B S.A. de C.V.", "and their subsidiaries", ["CN"]],
      ["vessel", "Long No. 7", undefined, []],
      ["order", "All cotton produced in Turkmenistan", undefined, ["TM"]],
    ]);
  });
  test.each([
    ["a type that is neither", row({ type: "Notice" }), "WRO or Finding"],
    ["a day that is none", row({ day: "Q3 2021" }), "a day as 6/23/2026 or 2026-06-23"],
    [
      "an order on a place without a country",
      row({ entity: "All tobacco", country: "Utopia" }),
      "a country of the table of countries",
    ],
    ["a row without a name", row({ entity: "" }), "a name"],
    [
      "the same order twice",
      row({ entity: "Example Mill 0 Co., Ltd.", day: "1/2/2020" }),
      "an entry that row 2 does not already hold",
    ],
  ])("refuses %s, with its row", (_, bad, expected) => {
    expect(refusal(() => read(fileOf([...fill, bad])))).toMatchObject({
      code: "list.invalid",
      row: 62,
      expected,
    });
  });
  it("puts an entry in force again that one file did not have, and leaves it so", () => {
    const versions = (files: readonly (readonly string[][])[]) => {
      let previous: ReturnType<typeof read>["version"] | undefined;
      for (const [at, rows] of files.entries()) {
        const retrieved = `2026-0${at + 3}-01`;
        const { version } = read(fileOf([...fill, ...rows]), { previous, retrieved });
        previous = previous === undefined ? version : keepRemoved(version, previous);
      }
      return previous?.entries.filter(({ name }) => name === "A Co., Ltd");
    };
    const remarks = "Not on the list as read from 2026-04-01 to 2026-04-30.";
    for (const files of [
      [[row({})], [], [row({})]],
      [[row({})], [], [row({})], [row({})]],
    ]) {
      const found = versions(files);
      expect(found).toHaveLength(1);
      expect(found?.[0]).toMatchObject({ firstListed: "2021-02-03", remarks });
      expect(found?.[0]?.removed).toBeUndefined();
    }
  });
  it("keeps an end that a source states, though the file still has the order", () => {
    const { version } = read(fileOf([...fill, row({})]));
    const known = version.entries.map((entry) =>
      entry.name === "A Co., Ltd" ? { ...entry, removed: "2023-01-01", remarks: "Revoked." } : entry,
    );
    const now = read(fileOf([...fill, row({})]), { previous: { ...version, entries: known } }).version;
    expect(now.entries.find(({ name }) => name === "A Co., Ltd")?.removed).toBe("2023-01-01");
  });
  it("lists a producer that was added to a known order, with the clause where it is meant", () => {
    const { version } = read(fileOf([...fill, row({})]));
    const added = row({
      entity: "A Co., Ltd. and Kashgar Newlisted Garments Co., Ltd. and its subsidiaries",
    });
    const now = read(fileOf([...fill, added]), { previous: version, retrieved: "2026-08-01" }).version;
    expect(now.entries.slice(60).map(({ name, openEnded }) => [name, openEnded?.clause])).toEqual([
      ["A Co., Ltd", undefined],
      ["Kashgar Newlisted Garments Co., Ltd.", "and its subsidiaries"],
    ]);
    const later = read(fileOf([...fill, added]), { previous: now, retrieved: "2026-09-01" }).version;
    expect(later.sha256).toBe(now.sha256);
  });
  it("refuses an added producer that it cannot tell from a known one", () => {
    const { version } = read(fileOf([...fill, row({})]));
    const added = row({ entity: "A Co., Ltd., Newlisted Garments" });
    expect(refusal(() => read(fileOf([...fill, added]), { previous: version }))).toMatchObject({
      code: "list.invalid",
      row: 62,
      expected: "a producer that can be told from A Co., Ltd",
    });
  });
  it("names the columns that it found where one is missing", () => {
    const issue = refusal(() => read("Entity,Country\nA,China"));
    expect(issue).toMatchObject({ expected: 'a column "type"', received: "Entity, Country" });
  });
});
