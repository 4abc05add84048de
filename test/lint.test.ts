import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { zipOf } from "../src/formats/archive/zip.fixture.ts";
import { docxOf, paragraph, run } from "../src/formats/docx/docx.fixture.ts";
import { partsOfWorkbook } from "../src/formats/xlsx/workbook.fixture.ts";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};
const rows = ["lot", "statement of no forced labour"].map(
  (text, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`,
);
const workbook = zipOf(partsOfWorkbook({ sheets: [{ name: "UFLPA", rows: rows.join("") }] }));
const lint = (...files: string[]) => selvedge("lint", ...files, "--json");

describe("lint", () => {
  it("passes a neutral request, and says that a person must read it", async () => {
    const file = write(
      "request.txt",
      "Please send the invoices, the production records and the transport papers of lot 7.\n",
    );
    expect((await lint(file)).json()).toMatchObject({ ok: true, problems: [] });
    const { code, out } = await selvedge("lint", file);
    expect([code, out.replace(/\s+/g, " ")]).toEqual([0, expect.stringContaining("a person must read")]);
  });

  it("stops a text, with the exact words, what they tell and what to do", async () => {
    const text = "Dear all, please confirm in writing that there is no forced labour. Thank you.";
    const { code, json } = await lint(write("letter.txt", text));
    const [one] = json().problems;
    expect(code).toBe(3);
    expect(one).toMatchObject({
      class: "forced-labour",
      where: "text",
      hint: expect.stringContaining("records only"),
    });
    expect(text.slice(one.start, one.end)).toBe(one.text);
  });

  it("looks at the name of a file and at what a document tells of itself", async () => {
    const core =
      '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>UFLPA questions</dc:title><dc:creator>x</dc:creator></cp:coreProperties>';
    const named = write("uflpa_form.txt", "Please fill in.\n");
    const titled = write("form.docx", docxOf(paragraph(run("Please fill in.")), { core }));
    const { problems } = (await lint(named, titled)).json();
    expect(problems.map(({ file, where, place }: any) => [file, where, place])).toEqual([
      ["uflpa_form.txt", "file-name", null],
      ["form.docx", "metadata", "title"],
    ]);
  });

  it("looks at cells and names of sheets of a workbook", async () => {
    const { problems } = (await lint(write("list.xlsx", workbook))).json();
    expect(problems.map(({ class: kind }: any) => kind)).toContain("forced-labour");
    expect(problems.map(({ place }: any) => place)).toEqual(["sheet", "UFLPA 2"]);
  });

  it("tells a file that it cannot read as one that was not looked at", async () => {
    const { code, json } = await lint(write("scan.png", Buffer.from("89504e470d0a1a0a00000000", "hex")));
    expect(code).toBe(3);
    expect(json().problems[0]).toMatchObject({ class: null, why: expect.stringContaining("not looked at") });
  });
});
