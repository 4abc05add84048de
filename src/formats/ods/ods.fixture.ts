import { Buffer } from "node:buffer";
import type { Archive } from "../archive/open-zip.ts";
import { openZip } from "../archive/open-zip.ts";
import { zipSourceOf } from "../archive/zip.fixture.ts";

const namespaces = ["office", "table", "text", "style", "calcext", "draw", "dc"]
  .map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .join(" ");

const manifest =
  '<manifest:manifest xmlns:manifest="urn:m"><manifest:file-entry manifest:full-path="/"/></manifest:manifest>';

/** content.xml around the tables of a spreadsheet. */
export const contentOf = (tables: string, styles = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;

export const cell = (text: string): string =>
  `<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
export const rowOf = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.join("")}</table:table-row>`;
export const sheetOf = (name: string, ...rows: readonly string[]): string =>
  `<table:table table:name="${name}">${rows.join("")}</table:table>`;

/** A spreadsheet of OpenDocument with this content.xml. */
export const odsOf = (content: string | Uint8Array, manifestXml: string = manifest): Promise<Archive> =>
  openZip(
    zipSourceOf([
      { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
      { name: "content.xml", data: Buffer.from(content) },
      { name: "META-INF/manifest.xml", data: manifestXml },
    ]),
    { file: "book.ods" },
  );
