import { Buffer } from "node:buffer";
import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import type { ByteSource } from "../byte-source.ts";
import { piecesOf } from "../byte-source.ts";
import { counted } from "../counted.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";
import type { Table, TableRow } from "../table.ts";
import { wholeBatches } from "../whole-batches.ts";
import type { PathNode } from "./path-tree.ts";
import { newPathTree, recordNodes } from "./path-tree.ts";
import { columnsOf, newRecordReader } from "./record-reader.ts";
import type { XmlHandlers } from "./safe-xml.ts";
import { xmlParser } from "./safe-xml.ts";
import { openSpreadsheetMl } from "./spreadsheet-ml.ts";

export interface OpenXmlOptions {
  /** The file as people know it, for messages. */
  readonly file: string;
  readonly limits?: Partial<FormatLimits> | undefined;
}

function refuseSize(source: ByteSource, limits: FormatLimits, file: string): void {
  if (source.size === 0)
    fail(
      "file.empty",
      "The file is empty: it holds 0 bytes.",
      "Export it again and check that it was saved.",
      { file },
    );
  if (source.size > limits.bytes)
    fail(
      "file.too-large",
      `The file holds ${counted(source.size)} bytes; the limit is ${counted(limits.bytes)}.`,
      "Split the file and import the parts.",
      { file, expected: `at most ${counted(limits.bytes)} bytes`, received: `${counted(source.size)} bytes` },
    );
}

function refuseWebPage(file: string, received: string): never {
  fail(
    "file.format",
    "The file is a web page, not a table; a download may have answered with an error page.",
    "Open the file in a browser to see what it is, and download or export the data again.",
    { file, expected: "XML with records", received },
  );
}

/** Before the parser: a web page has a document type, and what is wrong with it is not that. */
function refuseHtmlHead(source: ByteSource, file: string): void {
  const head = Buffer.from(source.read(0, 1024)).toString("latin1").replaceAll("\0", "");
  const start = head
    .replace(/^[^<]{0,16}/, "")
    .replace(/^(?:<\?xml[^>]*>)?\s*/, "")
    .replace(/<!--[\s\S]*?-->\s*/g, "");
  const match = /^(<!doctype\s+html|<html)\b/i.exec(start);
  if (match?.[1] !== undefined) refuseWebPage(file, match[1]);
}

function parseWhole(source: ByteSource, handlers: XmlHandlers, options: OpenXmlOptions): void {
  const parser = xmlParser(handlers, options);
  for (const piece of piecesOf(source)) parser.write(piece);
  parser.end();
}

function tableOf(source: ByteSource, node: PathNode, isOnly: boolean, options: OpenXmlOptions): Table {
  const { file } = options;
  const limits = { ...formatLimits, ...options.limits };
  const columns = columnsOf(node, limits);
  let read = 0;
  let remarks: readonly Issue[] = [];
  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    read = 0;
    const reader = newRecordReader(node, columns, { file, limits });
    const parser = xmlParser(reader.handlers, options);
    let held: TableRow[] = [];
    for (const piece of piecesOf(source)) {
      parser.write(piece);
      read += piece.length;
      held = yield* wholeBatches(held.concat(reader.take()));
    }
    parser.end();
    held = held.concat(reader.take());
    remarks = reader.remarks();
    if (held.length > 0) yield held;
  }
  return {
    format: "xml",
    file,
    sheet: isOnly ? undefined : node.name,
    remarks: () => remarks,
    progress: () => read / source.size,
    rows,
  };
}

/**
 * The tables of an XML export: the element that is repeated most is the record, its attributes and the texts inside it
 * are the columns (`address/city` is `address.city`); other repeated elements are tables of their own. Spreadsheets of
 * Excel 2003 are read by their sheets. The headings are row 1, the first record is row 2.
 */
export async function openXml(source: ByteSource, options: OpenXmlOptions): Promise<readonly Table[]> {
  const { file } = options;
  const limits = { ...formatLimits, ...options.limits };
  refuseSize(source, limits, file);
  refuseHtmlHead(source, file);
  const tree = newPathTree(file);
  parseWhole(source, tree.handlers, options);
  const root = tree.root();
  if (root === undefined)
    fail("file.empty", "The XML holds no element.", "Export it again and check what was chosen.", { file });
  if (root.name.toLowerCase() === "html") refuseWebPage(file, `<${root.name}>`);
  if (root.name === "Workbook" && root.children.has("Worksheet")) return openSpreadsheetMl(source, options);
  if (root.children.size === 0 && root.attributes.size === 0)
    fail(
      "file.format",
      "The XML holds no records, only one element.",
      "Export it again and check what was chosen.",
      {
        file,
        expected: "XML with records",
        received: `<${root.name}> alone`,
      },
    );
  const nodes = recordNodes(root);
  return nodes.map((node) => tableOf(source, node, nodes.length === 1, options));
}
