import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { findHeader } from "../find-header.ts";
import { testReader } from "../record-reader.fixture.ts";
import { chooseFormat, findFormat } from "./choose-format.ts";
import type { FormatRow } from "./format.ts";
import { recordFormats } from "./formats.ts";
import { rewrite } from "./rewrite.ts";
import { readWith, rowsOf, walkOf } from "./table.fixture.ts";

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const fixtureOf = (id: string) => rowsOf(text(`./${id}/fixture.csv`));
const folders = readdirSync(new URL(".", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe("a folder a format", () => {
  it("has every folder in the registry and nothing else", () =>
    expect(recordFormats.map(({ id }) => id).toSorted()).toEqual(folders.toSorted()));

  describe.each(recordFormats.map((format) => [format.id, format] as const))("%s", (id, format) => {
    const rows = fixtureOf(id);
    const found = findFormat(recordFormats, rows);
    const header = found?.header ?? rows[0] ?? { number: 0, line: 0, cells: [] };
    const below = rows.filter(({ number }) => number > header.number);

    it("is recognised in its fixture, and no other format is", () => {
      expect(found?.format.id).toBe(id);
      const sample = below.map(({ cells }) => cells);
      const points = recordFormats.map(
        (other) => [other.id, findPoints(other, header.cells, sample)] as const,
      );
      const own = points.find(([name]) => name === id)?.[1] ?? 0;
      for (const [name, other] of points) if (name !== id) expect(other, name).toBeLessThan(own);
    });
    it("says in its README whether a real file was at hand", () => {
      const said = text(`./${id}/README.md`);
      const expected = { seen: "**Seen**", documented: "**Documented**", ours: "**Ours**" }[format.ground];
      expect(said).toContain(expected);
      if (format.ground === "documented")
        expect(said).toMatch(/no real\s+file\s+was\s+at\s+hand|neither a real file/);
      expect(said).toContain(`data/records/`);
    });
    it("hands on every row once or more under its own number, headings first", async () => {
      const out = await readWith(format, rows, header);
      expect(out[0]?.number).toBe(header.number);
      expect([...new Set(out.map(({ number }) => number))]).toEqual(
        [header, ...below].map(({ number }) => number),
      );
    });
    it("gives its headings before a row is walked, and the same rows at every walk", async () => {
      if (found === undefined || format.read === undefined) return;
      let walks = 0;
      const rewritten = await rewrite(found, () => {
        walks += 1;
        return walkOf(rows)();
      });
      expect(walks).toBe(0);
      const walk = async () => {
        const all: FormatRow[] = [];
        for await (const batch of rewritten?.rows() ?? walkOf([])()) all.push(...batch);
        return all;
      };
      const first = await walk();
      expect(first[0]).toEqual(rewritten?.header);
      expect(first).toEqual(await readWith(format, rows, header));
      const before = walks;
      expect(await walk()).toEqual(first);
      expect(walks - before).toBeLessThanOrEqual(format.id === "bom-level" ? 2 : 1);
    });
    it("keeps the file's own cells behind its own, unchanged", async () => {
      const out = await readWith(format, rows, header);
      const width = (out[0]?.cells.length ?? 0) - header.cells.length;
      const original = new Map(rows.map((row) => [row.number, row.cells]));
      for (const { number, cells } of out) expect(cells.slice(width)).toEqual(original.get(number));
    });
    it("has headings that its kind knows, and accounts for each", async () => {
      const out = await readWith(format, rows, header);
      const read = findHeader(testReader, out.slice(0, 40), { kind: format.kind, file: { file: id } });
      expect(read?.table.kind).toBe(format.kind);
      expect(read?.row.number).toBe(header.number);
      const { columns = [], contact = [], headings = [] } = read?.match ?? {};
      const used = [...columns.flatMap(({ index, more }) => [index, ...more]), ...contact];
      expect(new Set(used).size).toBe(used.length);
      expect(headings).toHaveLength(out[0]?.cells.length ?? 0);
      expect(columns.filter(({ how }) => how === "likely")).toEqual([]);
    });
    it("gives a reason for every row that it puts apart and every cell that it changes", async () => {
      const out = (await readWith(format, rows, header)).slice(1);
      const apart = out.filter((row) => row.apart !== undefined);
      for (const row of apart) {
        expect(row.apart?.message.length).toBeGreaterThan(20);
        expect(row.apart?.hint.length).toBeGreaterThan(20);
      }
      for (const { repairs = [], cells } of out)
        for (const { column, to, why } of repairs) {
          expect(why).not.toBe("");
          if (to !== "") expect(cells, column).toContain(to);
        }
    });
    it("reads a broken row as it is", async () => {
      const broken = [
        ...rows,
        { number: 901, line: 901, cells: ["a", "b"], problem: "quote-unclosed" as const, problemCell: 1 },
        { number: 902, line: 902, cells: [] },
        { number: 903, line: 903, cells: [...header.cells, "overhanging"] },
        { number: 904, line: 904, cells: header.cells },
      ];
      const out = await readWith(format, broken, header);
      const width = (out[0]?.cells.length ?? 0) - header.cells.length;
      const at = (number: number) => out.filter((row) => row.number === number);
      expect(at(901)).toMatchObject([{ problem: "quote-unclosed", problemCell: 1 + width }]);
      expect(at(902)[0]?.cells.every((cell) => cell === "")).toBe(true);
      expect(at(903)[0]?.cells).toHaveLength(header.cells.length + 1 + width);
      expect(at(904)[0]?.cells).toEqual(out[0]?.cells);
    });
  });
});

const findPoints = (
  format: (typeof recordFormats)[number],
  headings: readonly string[],
  sample: readonly (readonly string[])[],
): number => {
  const alone = chooseFormat([format], headings, sample);
  return alone === undefined ? 0 : format.detect(headings.map(foldOf), sample);
};
const foldOf = (heading: string): string =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, "");

describe("chooseFormat(formats, headings)", () => {
  test.each([
    ["Supplier ID,Supplier Name,Address,Country"],
    ["Item No,Part Number,Qty,Supplier"],
    ["name"],
    ["product,component,quantity,unit"],
    ["Invoice Date,Supplier Name,Customer,HTS Code,Qty"],
  ])("leaves %s to the kinds", (headings) =>
    expect(chooseFormat(recordFormats, headings.split(","))).toBeUndefined(),
  );
  test.each([
    ["ITEM NO.,PART NUMBER,DESCRIPTION,QTY,UNIT", ["1", "A"], ["1.1", "B"], "bom-level"],
    ["part_number,quantity,level,reference,do_not_load", ["A", "1", "0"], ["B", "2", "1"], "bom-level"],
    ["itemno,used,partsource,Make_Buy,qty,custPartNo,partNo,Rev", ["10"], ["20"], "bom-level"],
    ["country,name,address", ["CN", "A", "x"], ["CN", "B", "y"], "open-supply-hub"],
    [
      "os_id,contribution_date,name,address,country_code,country_name,lat,lng,sector",
      [],
      [],
      "open-supply-hub",
    ],
  ])("%s", (headings, first, second, id) =>
    expect(chooseFormat(recordFormats, headings.split(","), [first, second])?.id).toBe(id),
  );
  it("takes none of two formats that know a file equally well", () => {
    const twin = recordFormats.flatMap((format) => [format, { ...format, id: `${format.id} again` }]);
    expect(chooseFormat(twin, ["country", "name", "address"])).toBeUndefined();
  });
  it("hears the user's kind", () =>
    expect(findFormat(recordFormats, fixtureOf("panjiva"), "parties")).toBeUndefined());
});

const shared = new URL("../../../../shared/data/records/", import.meta.url);
const isThere = existsSync(shared);
if (!isThere)
  process.stdout.write(
    "formats on real files: skipped, the folder of shared data is not beside this repository\n",
  );
const csvIn = (path: string): string[] =>
  isThere
    ? readdirSync(new URL(path, shared))
        .filter((name) => name.endsWith(".csv"))
        .map((name) => `${path}${name}`)
    : [];

describe.skipIf(!isThere)("formats of real files", () => {
  const lists = ["facility_lists/", "facility_lists_geocoded/", "list_files/"].flatMap((path) =>
    csvIn(`open-supply-hub/${path}`),
  );
  const format = (path: string) =>
    findFormat(recordFormats, rowsOf(readFileSync(new URL(path, shared), "utf8")).slice(0, 40))?.format.id;
  it("knows every list of Open Supply Hub as one", () => {
    expect(lists.length).toBe(42);
    expect(lists.filter((path) => format(path) !== "open-supply-hub")).toEqual([]);
  });
  it("knows both brand lists", () => {
    expect(csvIn("brands/").map(format)).toEqual(["brand-list", "brand-list"]);
  });
});
