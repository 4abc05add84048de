import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { readRecords } from "./read-records.ts";
import { testReader } from "./reader.fixture.ts";

const folder = new URL("../../../shared/data/records/", import.meta.url);
const isThere = existsSync(folder);
if (!isThere)
  process.stdout.write("real files: skipped, the folder of shared data is not beside this repository\n");
const csvIn = (path: string): string[] =>
  isThere
    ? readdirSync(new URL(path, folder))
        .filter((name) => name.endsWith(".csv"))
        .map((name) => `${path}${name}`)
    : [];
const read = (path: string) => readRecords(testReader, readFileSync(new URL(path, folder)), { file: path });

const counted = [...csvIn("open-supply-hub/facility_lists/"), ...csvIn("brands/")];
const repeated = [
  ...csvIn("open-supply-hub/facility_lists_geocoded/"),
  ...csvIn("open-supply-hub/list_files/"),
];

describe.skipIf(!isThere)("readRecords: real facility lists", () => {
  it("2,478 rows in, 2,478 rows out", async () => {
    const counts = await Promise.all(counted.map(async (path) => (await read(path)).counts));
    const sum = (key: keyof (typeof counts)[number]): number =>
      counts.reduce((total, count) => total + count[key], 0);
    expect(counted).toHaveLength(16);
    expect(sum("rows")).toBe(2_478);
    expect(sum("accepted") + sum("repaired") + sum("quarantined")).toBe(2_478);
    expect(sum("quarantined")).toBe(0);
  });
  test.each([...counted, ...repeated])(
    "%s: parties, with name, address and country in every row",
    async (path) => {
      const { kind, rows, likely, issues } = await read(path);
      expect(kind).toBe("parties");
      expect(likely).toEqual([]);
      for (const { cells } of rows)
        expect(Object.keys(cells)).toEqual(expect.arrayContaining(["name", "address", "country"]));
      expect(issues.filter(({ code }) => code === "row.value-invalid")).toEqual([]);
    },
  );
  it("finds Nike's headings below their title, and leaves its contact columns out", async () => {
    const result = await read("brands/nike-manufacturing-map-2021-02.csv");
    expect(result).toMatchObject({
      headerRow: 2,
      contact: ["Contact Name", "Contact Phone", "Contact Fax", "Contact Email"],
      counts: { rows: 498, blank: 1 },
    });
    expect(result.mapping).toMatchObject({
      region: "State",
      country: "Country/Region",
      postcode: "Postal Code",
    });
    expect(result.rows[0]?.extra).toMatchObject({ "% Female Workers": "71.0%", Region: "AMERICAS" });
  });
  it("says where Nike's city is a country, and no more", async () => {
    const found = (await read("brands/nike-manufacturing-map-2021-02.csv")).issues.filter(
      ({ code }) => code === "row.contradiction",
    );
    expect(found.map(({ row, received }) => [row, received])).toEqual([
      [4, "VIETNAM"],
      [192, "VIETNAM"],
    ]);
  });
});
