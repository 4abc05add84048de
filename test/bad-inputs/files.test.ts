import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { selvedge } from "../terminal.ts";
import { arrive, expectRefused, intake, rowsOf } from "./intake.ts";

const { dir, file, workspace } = intake();
const lineOf = (n: number): string => `party,name,country\nP-${n},Lumo Weaving ${n} Ltd.,BD\n`;

describe("33: file names that no file should have", () => {
  const longest = `${"名".repeat(83)}.csv`;

  it.each([
    ["a reserved name", "CON", "CON"],
    ["another, with an ending", "aux.csv", "aux.csv"],
    ["a name that turns round", "\u202evsc.exe", "<U+202E>vsc.exe"],
    ["a name with a line break", "a\nb.csv", "a<U+000A>b.csv"],
    ["a name with an escape sequence", "\u001b[2Jx.csv", "<U+001B>[2Jx.csv"],
    ["quotes and what a shell would run", "a'b\"$(id).csv", "a'b\"$(id).csv"],
    ["as many bytes as a name can have", longest, "名"],
  ])("%s: the bytes lie under their hash, and the name is harmless to show", async (_what, name, shown) => {
    const scene = workspace();
    const path = file(name, lineOf(1));
    const text = await selvedge("import", path, "--workspace", scene);
    expect(text.out).toContain(shown);
    expect(text.out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    const { file: imported } = await arrive(scene, path);
    expect(imported).toMatchObject({ file: name, already: true });
    expect(readdirSync(join(scene, "originals"))).toContain(imported.sha256);
    for (const each of readdirSync(scene, { recursive: true, encoding: "utf8" }))
      expect(each).toMatch(/^[\w./-]+$/);
  });

  it("two files of one name are two files", async () => {
    const scene = workspace();
    const paths = [1, 2].map((n) => {
      mkdirSync(join(dir, `folder-${n}`), { recursive: true });
      const path = join(dir, `folder-${n}`, "same.csv");
      writeFileSync(path, lineOf(n));
      return path;
    });
    for (const path of paths) await arrive(scene, path);
    expect([...(await rowsOf(scene)).keys()]).toEqual(["K-1", "P-1", "P-2"]);
  });
});

describe("22: a document in the place of a table", () => {
  it.each([
    ["a PDF", "scan.pdf", "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF", "a PDF document"],
    [
      "a PDF that is named .csv",
      "scan.csv",
      "%PDF-1.4\n%\u00e2\u00e3\n1 0 obj<</Encrypt 2 0 R>>endobj",
      "a PDF document",
    ],
    [
      "an old workbook",
      "old.xls",
      Buffer.from("d0cf11e0a1b11ae10000000000000000", "hex"),
      "an old Excel workbook",
    ],
    ["a picture", "photo.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "a PNG picture"],
  ])("%s is refused by what it is, with what to do", async (_what, name, bytes, is) => {
    await expectRefused({ workspace: workspace() }, file(name, bytes), {
      code: "file.binary",
      words: [name, is, "as CSV or XLSX"],
    });
  });
});

describe("35: JSON that is made to break its reader", () => {
  it.each([
    [
      "10,000 levels",
      `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
      "file.too-large",
      "deeper than 64 levels",
    ],
    [
      "10,000 levels in a cell",
      `[{"name":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}]`,
      "file.too-large",
      "line 1",
    ],
    ["cut off in its middle", '[{"party":"P-1","name":"Lumo"},{"party":"P-2","na', "file.format", "line 1"],
  ])("%s: refused with the place", async (_what, text, code, word) => {
    await expectRefused({ workspace: workspace() }, file("deep.json", text), {
      code,
      words: ["deep.json", word],
    });
  });

  it("more than is held at once: refused with the limit and a form that may be larger", async () => {
    const bytes = Buffer.alloc((256 << 20) + 1, " ");
    bytes.write('[{"party":"P-1","name":"Lumo","country":"BD"}');
    bytes.write("]", bytes.length - 1);
    await expectRefused({ workspace: workspace() }, file("big.json", bytes), {
      code: "file.too-large",
      words: ["big.json", "268,435,457 bytes", "limit is 268,435,456", "JSON Lines"],
    });
  });

  it.each([
    [
      "JSON",
      "odd.json",
      '[{"party":"P-1","name":"A Mill","country":"BD","constructor":"x","__proto__":{"polluted":"yes"}},{"party":"P-2","name":"B Mill","country":"BD"}]',
    ],
    ["CSV", "odd.csv", "party,name,country,constructor,__proto__\nP-1,A Mill,BD,x,yes\nP-2,B Mill,BD,,\n"],
  ])(
    "%s: headings that are parts of every object are columns like others, in the export too",
    async (_what, name, text) => {
      const scene = workspace();
      const arrived = await arrive(scene, file(name, text));
      expect(arrived.file.accepted).toBe(2);
      expect(arrived.file.kept).toContain("constructor");
      expect({}).not.toHaveProperty("polluted");
      const found = await rowsOf(scene);
      expect([found.get("P-1")?.constructor, found.get("P-2")?.constructor]).toEqual(["x", ""]);
    },
  );
});
