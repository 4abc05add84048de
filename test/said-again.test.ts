import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { zipOf } from "../src/formats/archive/zip.fixture.ts";
import { folder, selvedge } from "./terminal.ts";

/** A workspace and a folder for files. */
function scene() {
  const dir = folder();
  const workspace = join(dir, "w");
  mkdirSync(join(dir, "in"));
  return {
    file: (name: string, content: string | Uint8Array): string => {
      const path = join(dir, "in", name);
      writeFileSync(path, content);
      return path;
    },
    arrive: async (...argv: string[]) =>
      (await selvedge("import", ...argv, "--workspace", workspace, "--json")).json(),
    ask: (...argv: string[]) => selvedge(...argv, "--workspace", workspace),
  };
}

describe("what was said of a file", () => {
  it("holds for the next file with the same headings, and is told", async () => {
    const { file, arrive } = scene();
    await arrive(
      file("a.csv", "Firma X,Land\nExample Heron,CN\n"),
      "--as",
      "parties",
      "--map",
      "name=Firma X",
    );
    const next = await arrive(file("b.csv", "Firma X,Land\nExample Gull,VN\n"));
    expect(next.files[0]).toMatchObject({ kind: "parties", mapping: { name: "Firma X" }, accepted: 1 });
    expect(next.files[0].recalled[0]).toMatch(/as was said of a\.csv/);
  });
  it("does not hold when it was taken back", async () => {
    const { file, arrive, ask } = scene();
    const path = file("a.csv", "Firma,Land\nExample Heron,CN\n");
    const wrong = await arrive(path, "--as", "parties", "--map", "name=Land");
    await ask("undo", wrong.files[0].import, "--reason", "wrong column");
    const { code } = await ask("import", path);
    expect(code).toBe(3);
  });
  it("holds for the same bytes: a reading with --dates is not thrown away by an import without", async () => {
    const { file, arrive } = scene();
    const path = file("s.csv", "seller,buyer,date\nA,B,02/03/2024\nA,B,05/06/2024\n");
    const first = await arrive(path);
    expect(first.files[0].quarantined).toBe(2);
    const settled = await arrive(path, "--dates", "day-first");
    expect(settled.files[0]).toMatchObject({ accepted: 0, repaired: 2, replaced: [first.files[0].import] });
    const again = await arrive(path);
    expect(again.files[0]).toMatchObject({ already: true, repaired: 2, replaced: [] });
    expect(again.files[0].recalled).toEqual(["Read as was said of this file before: --dates day-first."]);
  });
  it("is refused where it fits nothing in the file", async () => {
    const { file, ask } = scene();
    const { code, err } = await ask("import", file("p.csv", "name,country\nA,CN\n"), "--sheet", "Suppliers");
    expect([code, err.replace(/\s+/g, " ")]).toEqual([2, expect.stringContaining("--sheet fits nothing")]);
  });
});

describe("the same rows under another name", () => {
  it("are asked about, and count twice until a person undoes one", async () => {
    const { file, arrive } = scene();
    const text = "party,name,country\nP-1,Example Heron,CN\n";
    await arrive(file("p.csv", text));
    const packed = await arrive(file("p.csv.gz", gzipSync(text)));
    expect(packed.questions[0]).toMatch(/Are p\.csv\.gz(\/p\.csv)? and p\.csv the same\?.*selvedge undo/);
  });
});

describe("data about persons' ethnicity or religion", () => {
  const suppliers = "name,country\nExample Heron,CN\n";
  it.each([
    [
      "beside the suppliers in an archive",
      "a.zip",
      zipOf([
        { name: "p.csv", data: Buffer.from(suppliers) },
        { name: "roster.csv", data: Buffer.from("Worker,Ethnicity\nNobody,x\n") },
      ]),
    ],
    [
      "inside a record of JSON",
      "a.json",
      Buffer.from('[{"name":"A","country":"CN","workers":[{"n":"Z","ethnicity":"x"}]}]'),
    ],
    ["in a second row of headings", "a.csv", Buffer.from("name,country,Workers\n,,Ethnicity\nA,CN,x\n")],
  ])("%s refuse the whole file", async (_, name, content) => {
    const { file, ask } = scene();
    const answer = await ask("import", file(name, content));
    expect(answer.code).toBe(3);
    expect(answer.err.replace(/\s+/g, " ")).toContain("Nothing of the file was taken in");
    expect((await ask("verify")).code).toBe(3);
  });
  it("are not seen in a company's name", async () => {
    const { file, arrive } = scene();
    const answer = await arrive(file("p.csv", "name,country\nExample Religion Jeans Ltd.,CN\n"));
    expect(answer.files[0].accepted).toBe(1);
  });
});

describe("a pipe in the place of a file", () => {
  it("is refused at once", async () => {
    const dir = folder();
    execFileSync("mkfifo", [join(dir, "pipe")]);
    const { code, err } = await selvedge("import", join(dir, "pipe"), "--workspace", join(dir, "w"));
    expect([code, err.replace(/\s+/g, " ")]).toEqual([3, expect.stringContaining("no file but a pipe")]);
  });
});
