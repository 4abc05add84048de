import type { Archive } from "../archive/open-zip.ts";
import { openZip } from "../archive/open-zip.ts";
import type { ZipPart } from "../archive/zip.fixture.ts";
import { zipSourceOf } from "../archive/zip.fixture.ts";
import type { FormatLimits } from "../limits.ts";
import type { Table, TableRow } from "../table.ts";
import { openXlsx } from "./open-xlsx.ts";

const transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface SheetGiven {
  readonly name?: string;
  /** Inside `sheetData`. */
  readonly rows?: string;
  /** Before and after `sheetData`. */
  readonly before?: string;
  readonly after?: string;
  readonly state?: string;
  /** The whole part, in place of all that. */
  readonly xml?: string | Uint8Array;
  readonly type?: string;
}

export interface WorkbookGiven {
  readonly sheets: readonly SheetGiven[];
  /** Inside `sst`; without it there is no such part. */
  readonly texts?: string;
  /** Number formats of styles 0, 1 ...: built-in ids or codes. Without it there is no such part. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
  readonly parts?: readonly ZipPart[];
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const sheetXml = ({ rows = "", before = "", after = "" }: SheetGiven): string =>
  `<worksheet xmlns="${transitional}"><dimension ref="A1"/>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

function stylesXml(formats: readonly (number | string)[]): string {
  const codes = formats.map((format, index) =>
    typeof format === "string" ? `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(format)}"/>` : "",
  );
  const xfs = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === "string" ? 164 + index : format}"/>`,
  );
  return `<styleSheet xmlns="${transitional}"><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join("")}</cellXfs></styleSheet>`;
}

/** A relation of a part, as its `.rels` writes it. */
export const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

export const relations = (...all: readonly string[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;

/** The parts of a workbook, as Excel lays them out. */
export function partsOfWorkbook({
  sheets,
  texts,
  formats,
  is1904 = false,
  parts = [],
}: WorkbookGiven): ZipPart[] {
  const named = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escapeXml(name ?? `Sheet${index + 1}`)}" sheetId="${index + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  );
  const targets = sheets.map(({ type = "worksheet" }, index) =>
    relation(`rId${index + 1}`, type, `worksheets/sheet${index + 1}.xml`),
  );
  return [
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "_rels/.rels", data: relations(relation("rId1", "officeDocument", "xl/workbook.xml")) },
    {
      name: "xl/workbook.xml",
      data: `<workbook xmlns="${transitional}" xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${named.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: relations(
        ...targets,
        relation("rIdT", "sharedStrings", "sharedStrings.xml"),
        relation("rIdS", "styles", "styles.xml"),
      ),
    },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: sheet.xml ?? sheetXml(sheet),
    })),
    ...(texts === undefined
      ? []
      : [{ name: "xl/sharedStrings.xml", data: `<sst xmlns="${transitional}">${texts}</sst>` }]),
    ...(formats === undefined ? [] : [{ name: "xl/styles.xml", data: stylesXml(formats) }]),
    ...parts,
  ];
}

export const archiveOf = (parts: readonly ZipPart[]): Promise<Archive> =>
  openZip(zipSourceOf(parts), { file: "book.xlsx" });

export async function tablesOf(
  given: WorkbookGiven,
  limits: Partial<FormatLimits> = {},
): Promise<readonly Table[]> {
  return await openXlsx(await archiveOf(partsOfWorkbook(given)), { file: "book.xlsx", limits });
}

export async function rowsOf(table: Table | undefined): Promise<TableRow[]> {
  if (table === undefined) throw new Error("no table");
  const rows: TableRow[] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  return rows;
}

/** The rows of the only sheet of a workbook, by what stands inside `sheetData`. */
export async function sheetRows(
  rows: string,
  given: Omit<WorkbookGiven, "sheets"> = {},
): Promise<TableRow[]> {
  const [table] = await tablesOf({ ...given, sheets: [{ rows }] });
  return await rowsOf(table);
}
