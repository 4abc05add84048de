import { describe, expect, it } from "vitest";
import { encode } from "../../src/formats/encoding/encode.fixture.ts";
import { arrive, expectRefused, intake, remarkOn, rowsOf, told } from "./intake.ts";

const { file, workspace } = intake();

const chinese = [
  ["P-1", "杭州永盛纺织有限公司", "浙江省杭州市萧山区永盛路1号"],
  ["P-2", "绍兴县华盛针织厂", "浙江省绍兴市柯桥区纺城大道88号"],
  ["P-3", "佛山市顺德区锦程制衣有限公司", "广东省佛山市顺德区大良街道"],
] as const;
const western = [
  ["P-1", "Müller Textil GmbH", "Königstraße 7 Köln"],
  ["P-2", "Tecidos São João Ltda.", "Rua da Fábrica 12"],
  ["P-3", "Levi’s Rhône – Lyon", "12 rue Montée"],
] as const;
type Row = readonly [string, string, string];
const heading = "party,name,address,country\n";
const csv = (rows: readonly Row[], country = "CN"): string =>
  heading + rows.map((row) => `${[...row, country].join(",")}\n`).join("");
const many = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => [`M-${at}`, `杭州永盛纺织有限公司${at}`, "浙江省杭州市"]);

describe("5: a CSV in another encoding", () => {
  it.each<{ as: string; rows: readonly Row[]; name: string; confidence: string }>([
    { as: "gbk", rows: chinese, name: "gb18030", confidence: "likely" },
    { as: "gb18030", rows: chinese, name: "gb18030", confidence: "likely" },
    { as: "utf-16le", rows: chinese, name: "utf-16le", confidence: "certain" },
    { as: "utf-16be", rows: chinese, name: "utf-16be", confidence: "certain" },
    { as: "windows-1252", rows: western, name: "windows-1252", confidence: "likely" },
  ])(
    "$as without a mark: detected, the confidence shown, every name as it was, the bytes kept",
    async ({ as, rows, name, confidence }) => {
      const scene = workspace();
      const arrived = await arrive(scene, file("list.csv", encode(csv(rows), as)));
      expect(arrived.file).toMatchObject({ encoding: name, encodingConfidence: confidence, accepted: 3 });
      expect(arrived.file.encodingWhy).toMatch(/\S/);
      expect(told(arrived).map(([code]) => code)).toEqual(confidence === "certain" ? [] : ["file.encoding"]);
      const found = await rowsOf(scene);
      for (const [party, name_, address] of rows)
        expect(found.get(party)).toMatchObject({ name: name_, address });
    },
  );

  it("says how to switch, and another reading takes the place of the first", async () => {
    const scene = workspace();
    const path = file("list.csv", encode(csv(chinese), "gb18030"));
    const told = await arrive(scene, path);
    expect(told.file.issues[0].hint).toContain("--encoding");
    const wrong = await arrive(scene, path, "--encoding", "big5");
    expect(wrong.file.replaced).toEqual([told.file.import]);
    expect(wrong.file).toMatchObject({ encoding: "big5", encodingConfidence: "stated" });
    expect((await rowsOf(scene)).get("P-1")?.name).not.toBe(chinese[0][1]);
    const again = await arrive(scene, path);
    expect(again.file).toMatchObject({ already: true, encoding: "big5" });
    expect(again.file.recalled).toEqual(["Read as was said of this file before: --encoding big5."]);
    const right = await arrive(scene, path, "--encoding", "gb18030");
    const found = await rowsOf(scene);
    expect([...found.keys()]).toEqual(["K-1", "P-1", "P-2", "P-3"]);
    expect(found.get("P-1")?.name).toBe(chinese[0][1]);
    expect(right.file.sha256).toBe(wrong.file.sha256);
  });

  it("is refused in an encoding that its bytes are not, with byte and line", async () => {
    const path = file("list.csv", encode(csv(chinese), "gb18030"));
    const words = ["list.csv", "utf-8", "0xBA", "line 2", "offset 31", "Name another encoding"];
    await expectRefused(
      { workspace: workspace() },
      path,
      { code: "file.encoding", words },
      "--encoding",
      "utf-8",
    );
  });

  it("is refused in an encoding that nobody knows, with those that are known", async () => {
    const path = file("list.csv", csv(western));
    const words = ['"klingon"', "list.csv", "gb18030", "windows-1252"];
    await expectRefused(
      { workspace: workspace() },
      path,
      { code: "file.encoding", words },
      "--encoding",
      "klingon",
    );
  });

  const mixed = (most: string, least: string): Uint8Array =>
    Buffer.concat([
      encode(csv(many(30)), most),
      encode("M-30,绍兴县华盛针织厂,浙江省绍兴市,CN\n", least),
      encode("M-31,佛山锦程制衣,广东省佛山市,CN\n", most),
    ]);

  it.each([
    ["utf-8", "gb18030"],
    ["gb18030", "utf-8"],
  ])("mixed: in a file of %s the line in %s is marked, and the others are read", async (most, least) => {
    const scene = workspace();
    const arrived = await arrive(scene, file("mixed.csv", mixed(most, least)));
    expect(arrived.file).toMatchObject({ encoding: most, rows: 32, accepted: 31, quarantined: 1 });
    expect(remarkOn(arrived, 32, "row.shape")).toContain("not text in the encoding of the file");
    const found = await rowsOf(scene);
    expect([found.size, found.has("M-30"), found.get("M-31")?.name]).toEqual([32, false, "佛山锦程制衣"]);
  });

  it("mixed: lines in UTF-8 inside Windows-1252 are read as what they are, and shown as mended", async () => {
    const scene = workspace();
    const bytes = Buffer.concat([
      encode("party,name,country\nP-1,Königs Textil,DE\n", "utf-8"),
      encode("P-2,Müller GmbH,DE\n", "windows-1252"),
    ]);
    const arrived = await arrive(scene, file("mixed.csv", bytes));
    expect(remarkOn(arrived, 2, "row.repaired")).toMatch(/KÃ¶nigs.*Königs Textil.*UTF-8/);
    const found = await rowsOf(scene);
    expect([found.get("P-1")?.name, found.get("P-2")?.name]).toEqual(["Königs Textil", "Müller GmbH"]);
  });
});

describe("6: a CSV that broke others", () => {
  const good = "P-9,Good Mill Ltd.,14 Road,BD\n";
  const takesIn = async (text: string, counts: object) => {
    const scene = workspace();
    const arrived = await arrive(scene, file("list.csv", heading + text + good));
    expect(arrived.file).toMatchObject(counts);
    const found = await rowsOf(scene);
    expect(found.get("P-9")).toMatchObject({ name: "Good Mill Ltd.", address: "14 Road", country: "BD" });
    return { arrived, found };
  };

  it("a line break inside an address", async () => {
    const { found, arrived } = await takesIn('P-1,A Mill,"12 Road\r\nDhaka",BD\n', { rows: 2, accepted: 2 });
    expect(found.get("P-1")?.address).toBe("12 Road Dhaka");
    expect(told(arrived)).toEqual([]);
  });

  const whole = "P-7,G Mill,7 Road,BD\nP-8,H Mill,8 Road,BD\n";
  it("a line break without quotes: both halves wait, and both say why", async () => {
    const { arrived, found } = await takesIn(`P-1,A Mill,12 Road\nDhaka,BD\n${whole}`, {
      rows: 5,
      quarantined: 2,
    });
    for (const row of [2, 3]) expect(remarkOn(arrived, row, "row.shape")).toContain("broken by a line end");
    expect(found.has("P-1")).toBe(false);
  });

  it("a quote that is never closed: its row waits, the rows after it are read", async () => {
    const { arrived, found } = await takesIn('P-1,"A Mill,12 Road,BD\nP-2,B Mill,13 Road,BD\n', {
      rows: 3,
      accepted: 2,
      quarantined: 1,
    });
    expect(remarkOn(arrived, 2, "row.shape")).toContain("never closed");
    expect([...found.keys()]).toEqual(["K-1", "P-2", "P-9"]);
  });

  it("says the line of the file where it is not the number of the row", async () => {
    const { arrived } = await takesIn(
      'P-1,A Mill,"12 Road\nDhaka\nBangladesh",BD\nP-2,"B Mill,13 Road,BD\n',
      {
        rows: 3,
        quarantined: 1,
      },
    );
    expect(remarkOn(arrived, 3, "row.shape")).toContain("line 5 of the file");
  });

  it("a quote in the middle of a cell is a letter", async () => {
    const { found } = await takesIn('P-1,A 5" Mill,13 "High" Road,BD\n', { rows: 2, quarantined: 0 });
    expect(found.get("P-1")).toMatchObject({ name: 'A 5" Mill', address: '13 "High" Road' });
  });

  it.each([
    ["bare", "x".repeat(1 << 20)],
    ["in quotes", `"${"x, ".repeat(350_000)}"`],
  ])("a cell of 1 MB, %s: its row waits, with the limit", async (_what, cell) => {
    const { arrived } = await takesIn(`P-1,A Mill,${cell},BD\n`, { rows: 2, accepted: 1, quarantined: 1 });
    expect(remarkOn(arrived, 2, "row.shape")).toContain("limit of 131,072 characters");
  });

  it("three delimiters: the one of the headings counts, the others are letters", async () => {
    const scene = workspace();
    const text = "party;name;address;country\nP-1;A Mill;12, Road|x;BD\nP-2;B Mill;13\tRoad, Dhaka;BD\n";
    const { file: said } = await arrive(scene, file("list.csv", text));
    expect(said).toMatchObject({ delimiter: ";", accepted: 2 });
    const found = await rowsOf(scene);
    expect([found.get("P-1")?.address, found.get("P-2")?.address]).toEqual(["12, Road|x", "13 Road, Dhaka"]);
  });

  it("rows with another delimiter than the file's wait, and the others are read", async () => {
    const { arrived, found } = await takesIn("P-1;A Mill;12 Road;BD\nP-2\tB Mill\t13 Road\tBD\n", {
      rows: 3,
      accepted: 1,
      quarantined: 2,
    });
    for (const row of [2, 3]) expect(remarkOn(arrived, row, "row.shape")).toContain("1 of 4 cells");
    expect([...found.keys()]).toEqual(["K-1", "P-9"]);
  });

  it("trailing commas are no cells", async () => {
    const scene = workspace();
    const text = `party,name,address,country,,,\n${good.trim()},,,\nP-1,A Mill,12 Road,BD,,,,,,,,\n`;
    const arrived = await arrive(scene, file("list.csv", text));
    expect(arrived.file).toMatchObject({ rows: 2, accepted: 2, kept: [] });
    expect(told(arrived)).toEqual([]);
  });
});
