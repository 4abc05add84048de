import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zipOf } from "../../src/formats/archive/zip.fixture.ts";
import { contentOf, rowOf, sheetOf } from "../../src/formats/ods/ods.fixture.ts";
import { partsOfWorkbook } from "../../src/formats/xlsx/workbook.fixture.ts";
import { expectRefused, intake } from "./intake.ts";

const { file, workspace } = intake();

const inline = (...cells: readonly string[]): string =>
  `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
const sheet = inline("party", "name", "country") + inline("P-1", "Lumo Weaving Ltd.", "BD");

const requests: string[] = [];
const server = createServer(({ url }, response) => {
  requests.push(url ?? "");
  response.end("fetched");
});
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    }),
);
afterAll(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
    }),
);

const secret = "a secret that lies beside the file";
const outside = (): string =>
  `<!DOCTYPE x SYSTEM "http://127.0.0.1:${(server.address() as AddressInfo).port}/dtd" [<!ENTITY a SYSTEM "file://${file("secret.txt", secret)}"><!ENTITY b SYSTEM "http://127.0.0.1:${(server.address() as AddressInfo).port}/entity">]>`;
const laughs = (): string =>
  `<!DOCTYPE lolz [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("")}]>`;

/** A workbook of which one part begins with a document type. */
const bookWith = (part: string, dtd: string): Uint8Array =>
  zipOf(
    partsOfWorkbook({
      sheets: [{ rows: sheet }],
      texts: "<si><t>x</t></si>",
      formats: [0],
    }).map((each) => (each.name === part ? { ...each, data: `${dtd}${String(each.data)}` } : each)),
  );

describe("4: XML that declares a document type of its own", () => {
  const xml = (dtd: string): string =>
    `<?xml version="1.0"?>${dtd}<r><party><name>&a;&b;</name><country>BD</country></party><party><name>x</name><country>BD</country></party></r>`;

  it.each<[string, string, () => string | Uint8Array]>([
    ["XML with an external entity", "list.xml", () => xml(outside())],
    ["XML with a billion laughs", "laughs.xml", () => xml(laughs()).replace("&a;&b;", "&l9;")],
    [
      "XML with a document type in UTF-16",
      "wide.xml",
      () => Buffer.from(`\ufeff${xml(outside())}`, "utf16le"),
    ],
    [
      "a picture in SVG",
      "logo.svg",
      () => `${outside()}<svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>`,
    ],
    ...[
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/worksheets/sheet1.xml",
      "xl/sharedStrings.xml",
      "xl/styles.xml",
    ].map((part): [string, string, () => Uint8Array] => [
      `XLSX with an external entity in ${part}`,
      "book.xlsx",
      () => bookWith(part, outside()),
    ]),
    ["XLSX with a billion laughs", "book.xlsx", () => bookWith("xl/sharedStrings.xml", laughs())],
    [
      "ODS with an external entity",
      "book.ods",
      () =>
        zipOf([
          { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
          { name: "content.xml", data: contentOf(sheetOf("a", rowOf())).replace("?>", `?>${outside()}`) },
          { name: "META-INF/manifest.xml", data: "<m/>" },
        ]),
    ],
  ])("%s: refused, nothing fetched, nothing stored", async (_what, name, bytes) => {
    const answer = await expectRefused({ workspace: workspace() }, file(name, bytes()), {
      code: "file.format",
      words: [name, "document type", "DTD", "without"],
    });
    expect(answer.out + answer.err).not.toContain(secret);
    expect(requests).toEqual([]);
  });

  it("a Word document with an external entity: refused, nothing fetched, nothing stored", async () => {
    const docx = zipOf([
      {
        name: "[Content_Types].xml",
        data: '<Types><Default Extension="xml" ContentType="text/xml"/></Types>',
      },
      { name: "_rels/.rels", data: "<Relationships/>" },
      { name: "word/document.xml", data: `${outside()}<document><body><p>&a;</p></body></document>` },
    ]);
    const answer = await expectRefused({ workspace: workspace() }, file("letter.docx", docx), {
      code: "file.format",
      words: ["letter.docx", "Word"],
    });
    expect(answer.out + answer.err).not.toContain(secret);
    expect(requests).toEqual([]);
  });
});
