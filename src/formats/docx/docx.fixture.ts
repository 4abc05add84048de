import { type ZipPart, zipOf } from "../archive/zip.fixture.ts";

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface DocxParts {
  readonly styles?: string;
  readonly footnotes?: string;
  readonly header?: string;
  readonly core?: string;
  /** Further relations of the body, as XML. */
  readonly relations?: string;
  readonly more?: readonly ZipPart[];
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`;
const relations = (all: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`;

/** A Word document whose body is the given XML. */
export function docxOf(body: string, parts: DocxParts = {}): Uint8Array {
  const { styles, footnotes, header, core, relations: further = "", more = [] } = parts;
  const part = (name: string, data: string | undefined): ZipPart[] =>
    data === undefined ? [] : [{ name, data: `<?xml version="1.0" encoding="UTF-8"?>${data}` }];
  return zipOf([
    {
      name: "[Content_Types].xml",
      data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: "_rels/.rels",
      data: relations(
        relation("r1", "officeDocument", "word/document.xml") +
          (core === undefined ? "" : relation("r2", "metadata/core-properties", "docProps/core.xml")),
      ),
    },
    ...part("word/document.xml", `<w:document ${names}><w:body>${body}</w:body></w:document>`),
    {
      name: "word/_rels/document.xml.rels",
      data: relations(
        (styles === undefined ? "" : relation("s1", "styles", "styles.xml")) +
          (footnotes === undefined ? "" : relation("f1", "footnotes", "footnotes.xml")) +
          (header === undefined ? "" : relation("h1", "header", "header1.xml")) +
          further,
      ),
    },
    ...part("word/styles.xml", styles && `<w:styles ${names}>${styles}</w:styles>`),
    ...part("word/footnotes.xml", footnotes && `<w:footnotes ${names}>${footnotes}</w:footnotes>`),
    ...part("word/header1.xml", header && `<w:hdr ${names}>${header}</w:hdr>`),
    ...part("docProps/core.xml", core),
    ...more,
  ]);
}

/** A run of words with its properties. */
export const run = (words: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
export const paragraph = (runs: string, properties = ""): string =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
