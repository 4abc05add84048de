import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, root, selvedge } from "./terminal.ts";

const shared = join(root, "../shared/data");
const there = existsSync(shared);
if (!there)
  console.log(
    "skipped: ../shared/data is not beside the repository, and real files may not be copied into it",
  );

const csvIn = (path: string): string[] =>
  readdirSync(join(shared, path))
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => join(shared, path, name));
const isXuar = (line: any): boolean =>
  line.region === "CN-XJ" ||
  line.regions.some(({ code, strength }: any) => code === "CN-XJ" && strength !== "suggests");

describe.skipIf(!there)("2,478 rows of real facility lists", () => {
  const dir = folder();
  const workspace = join(dir, "real");
  const files = there ? [...csvIn("records/open-supply-hub/facility_lists"), ...csvIn("records/brands")] : [];

  it("arrive: accepted + repaired + quarantined = rows in", async () => {
    const { json, err } = await selvedge("import", ...files, "--json", "--workspace", workspace);
    expect(err).toBe("");
    const counts = json().files as {
      rows: number;
      accepted: number;
      repaired: number;
      quarantined: number;
    }[];
    for (const { rows, accepted, repaired, quarantined } of counts)
      expect(accepted + repaired + quarantined).toBe(rows);
    expect(counts.reduce((sum, { rows }) => sum + rows, 0)).toBe(2478);
  });

  it("none is flagged as in the XUAR, as imported or file by file", async () => {
    const lines = (await selvedge("locate", "--json", "--workspace", workspace)).lines();
    expect(lines.length).toBeGreaterThan(2000);
    expect(lines.filter(isXuar)).toEqual([]);
    for (const file of files)
      expect((await selvedge("locate", file, "--json")).lines().filter(isXuar)).toEqual([]);
  });

  it("every row screened from a file gets an answer", async () => {
    for (const file of files.slice(0, 3)) {
      const rows = (await selvedge("import", file, "--json", "--workspace", workspace)).json().files[0].rows;
      expect((await selvedge("screen", file, "--json", "--workspace", workspace)).lines()).toHaveLength(rows);
    }
  });
});

describe.skipIf(!there)("real addresses in the XUAR and their look-alikes (development half)", () => {
  const dir = folder();
  mkdirSync(dir, { recursive: true });
  const cases = there
    ? JSON.parse(readFileSync(join(shared, "law-and-lists/xuar_address_test_cases.json"), "utf8"))
    : { positive: [], negative: [] };
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  it.each([
    ["positive", 34, 32],
    ["negative", 13, 0],
  ] as const)("%s: of %i, found", async (half, total, least) => {
    const path = join(dir, `${half}.csv`);
    writeFileSync(
      path,
      `address\n${cases[half].map(({ address }: { address: string }) => quoted(address)).join("\n")}\n`,
    );
    const lines = (await selvedge("locate", path, "--json")).lines();
    expect(lines).toHaveLength(total);
    const found = lines.filter(isXuar).length;
    if (half === "positive") expect(found).toBeGreaterThanOrEqual(least);
    else expect(found).toBe(0);
  });
});
