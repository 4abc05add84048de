import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { zipOf } from "../../src/formats/archive/zip.fixture.ts";
import { partsOfWorkbook } from "../../src/formats/xlsx/workbook.fixture.ts";
import { selvedge } from "../terminal.ts";
import { arrive, contentsOf, expectRefused, intake, type Refusal, rowsOf } from "./intake.ts";

const { dir, file, workspace } = intake();

const inline = (...cells: readonly string[]): string =>
  `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
const sheet = inline("party", "name", "country") + inline("P-1", "Lumo Weaving Ltd.", "BD");
const book = partsOfWorkbook({ sheets: [{ rows: sheet }] });
const list = (n: number): string => `party,name,country\nP-${n},Lumo Weaving ${n} Ltd.,BD\n`;

describe("1: a workbook that claims 4 GB in 10 KB", () => {
  const path = () =>
    file(
      "claims.xlsx",
      zipOf([
        ...book.map((part) =>
          part.name === "xl/worksheets/sheet1.xml" ? { ...part, forge: { size: 4_294_967_290 } } : part,
        ),
        { name: "docProps/filler.bin", data: Buffer.alloc(10_000, "x"), stored: true },
      ]),
    );

  it("is refused by its declared size, with the limit; nothing of it is stored", async () => {
    await expectRefused({ workspace: workspace() }, path(), {
      code: "file.too-large",
      words: ["claims.xlsx", "declared size", "4,29", "limit is 2,147,483,648", "one by one"],
    });
  });

  it("is refused in under a second", async () => {
    const spent: number[] = [];
    // The best of three: the machine may be busy with something else.
    for (let turn = 0; turn < 3; turn += 1) {
      const [scene, bad] = [workspace(), path()];
      const start = performance.now();
      await selvedge("import", bad, "--json", "--workspace", scene);
      spent.push(performance.now() - start);
    }
    expect(Math.min(...spent)).toBeLessThan(1_000);
  });
});

/** `count` levels of archives, one in another. */
function nested(count: number): Uint8Array {
  let bytes: Uint8Array = zipOf([{ name: "parties.csv", data: list(1) }]);
  for (let level = 1; level < count; level += 1) bytes = zipOf([{ name: `${level}.zip`, data: bytes }]);
  return bytes;
}

/** 16 archives of 16 archives of 64 MiB of zeros, as 42.zip is made: 16 GiB out of 11 kB. */
function fan(): Uint8Array {
  const sixteen = (name: string, data: Uint8Array) =>
    zipOf(Array.from({ length: 16 }, (_, at) => ({ name: `${name}${at}.zip`, data })));
  return sixteen("book", sixteen("lib", zipOf([{ name: "0.csv", data: Buffer.alloc(64 << 20) }])));
}

function gzipped(times: number): Uint8Array {
  let bytes: Uint8Array = Buffer.from(list(1));
  for (let turn = 0; turn < times; turn += 1) bytes = gzipSync(bytes);
  return bytes;
}

describe("2: archives made to unpack to more than anyone can hold", () => {
  it.each<[string, string, () => Uint8Array, Refusal]>([
    [
      "5 archives in one another",
      "five.zip",
      () => nested(5),
      { code: "file.too-large", words: ["five.zip/", "limit is 3"] },
    ],
    [
      "42.zip",
      "42.zip",
      fan,
      { code: "file.too-large", words: ["42.zip/book0.zip/lib0.zip/0.csv", "limit is 100"] },
    ],
    [
      "100,000 tiny entries",
      "many.zip",
      () =>
        zipOf(
          Array.from({ length: 100_000 }, (_, at) => ({ name: `${at}.csv`, data: "", stored: true })),
          { zip64: true },
        ),
      { code: "file.too-large", words: ["many.zip", "100,000 entries", "limit is 10,000"] },
    ],
    [
      "entries that share their bytes",
      "over.zip",
      () =>
        zipOf([
          { name: "a.csv", data: list(1) },
          { name: "b.csv", data: list(1), forge: { offset: 0, noLocal: true } },
        ]),
      { code: "file.format", words: ["over.zip", "overlap", '"a.csv"', '"b.csv"'] },
    ],
    [
      "an entry that declares less than it holds",
      "liar.zip",
      () => zipOf([{ name: "a.csv", data: list(1).repeat(1000), forge: { size: 40 } }]),
      {
        code: "file.too-large",
        words: ["liar.zip/a.csv", "more than the 40 bytes", "damaged or made to deceive"],
      },
    ],
    [
      "300 MiB of zeros in a gzip file",
      "zeros.csv.gz",
      () => gzipSync(Buffer.alloc(300 << 20)),
      { code: "file.too-large", words: ["zeros.csv.gz", "limit is 100 bytes for each packed byte"] },
    ],
    [
      "300 gzip files in one another",
      "deep.csv.gz",
      () => gzipped(300),
      { code: "file.too-large", words: ["deep.csv.gz", "limit is 3"] },
    ],
  ])("%s: refused with the limit named, nothing stored", async (_what, name, bytes, refusal) => {
    await expectRefused({ workspace: workspace() }, file(name, bytes()), refusal);
  });

  it("archives within the limits are read", async () => {
    const scene = workspace();
    await arrive(scene, file("three.zip", nested(3)));
    await arrive(scene, file("one.csv.gz", gzipSync(list(2))));
    expect([...(await rowsOf(scene)).keys()]).toEqual(["K-1", "P-1", "P-2"]);
  });

  it("a file that cannot be read stops none beside it, and is named", async () => {
    const scene = workspace();
    const { answer } = await arrive(
      scene,
      file(
        "mixed.zip",
        zipOf([
          { name: "broken.xlsx", data: Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]) },
          { name: "good.csv", data: list(1) },
          { name: "scan.pdf", data: "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF" },
          { name: "empty.csv", data: "" },
        ]),
      ),
    );
    expect(answer.files.map((each: any) => each.file)).toEqual(["mixed.zip/good.csv"]);
    expect(answer.unread.map((each: any) => each.file)).toEqual([
      "mixed.zip/broken.xlsx",
      "mixed.zip/scan.pdf",
      "mixed.zip/empty.csv",
    ]);
    for (const { message, hint } of answer.unread) expect([message, hint]).not.toContain("");
    expect((await rowsOf(scene)).get("P-1")).toMatchObject({ name: "Lumo Weaving 1 Ltd." });
  });
});

describe("3: names in an archive that lead elsewhere", () => {
  const gbkName = Buffer.from("b9a9d3a6c9cc2e637376", "hex");
  const parts = [
    { name: "../../etc/passwd", data: list(1) },
    { name: "/abs/list.csv", data: list(2) },
    { name: "C:\\win\\list.csv", data: list(3) },
    { name: gbkName, data: list(4) },
    { name: "twin.csv", data: list(5) },
    { name: "twin.csv", data: list(6) },
    { name: "CON.csv", data: list(7) },
    { name: "a\u202evsc.exe", data: list(8) },
    { name: `${"长".repeat(100)}.csv`, data: list(9) },
    {
      name: "link.csv",
      data: "/etc/passwd",
      forge: { versionMadeBy: 0x0314, externalAttributes: 0xa1ff0000 },
    },
  ];

  it("are shown safe, numbered where they are twins, and written nowhere; the link is not followed", async () => {
    const scene = workspace();
    const path = file("names.zip", zipOf(parts));
    const outside = contentsOf(dir).filter((name) => !name.startsWith("workspace-"));
    const { answer } = await arrive(scene, path);
    const names = answer.files.map((each: any) => each.file.slice("names.zip/".length));
    expect(names.slice(0, 8)).toEqual([
      "etc/passwd",
      "abs/list.csv",
      "win/list.csv",
      "供应商.csv",
      "twin.csv",
      "twin (2).csv",
      "_CON.csv",
      "a[U+202E]vsc.exe",
    ]);
    expect(Buffer.byteLength(names[8])).toBeLessThanOrEqual(255);
    expect(names[8]).toMatch(/^长{50,}….csv$|^长{50,}…?\.csv$/u);
    expect(contentsOf(dir).filter((name) => !name.startsWith("workspace-"))).toEqual(outside);
    expect([...(await rowsOf(scene)).keys()]).toEqual([
      "K-1",
      ...Array.from({ length: 9 }, (_, at) => `P-${at + 1}`),
    ]);
    const said = answer.unread.map(({ code, message }: any) => `${code}: ${message}`).join("\n");
    expect(said).toContain('never followed: "link.csv"');
    expect(said).toContain('"../../etc/passwd" as "etc/passwd"');
  });

  it("are kept byte for byte with the archive", async () => {
    const { workspace: scene, file: first } = await arrive(workspace(), file("names.zip", zipOf(parts)));
    const original = readFileSync(join(scene, "originals", first.sha256));
    expect(original.includes(gbkName)).toBe(true);
    expect(original.includes("../../etc/passwd")).toBe(true);
  });
});
