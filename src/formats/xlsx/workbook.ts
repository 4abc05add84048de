import { fail } from "../../model/issue.ts";
import type { Parts, Relation, XlsxOptions } from "./parts.ts";
import { relationsOf, scanPart } from "./parts.ts";

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Name of its part. */
  readonly part: string;
}

export interface Workbook {
  /** Worksheets in the order of their tabs; sheets of charts and of macros are not among them. */
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  readonly texts: string | undefined;
  readonly styles: string | undefined;
}

const usual = "xl/workbook.xml";
const save = "Open it in Excel or LibreOffice and save it as .xlsx, then import that file.";

async function workbookPart(parts: Parts, options: XlsxOptions): Promise<string> {
  const root = await relationsOf(parts, "", options);
  const named = root.find(({ type }) => type === "officeDocument")?.target;
  const part = named !== undefined && parts.has(named) ? named : usual;
  if (part.endsWith(".bin") || (!parts.has(part) && parts.has("xl/workbook.bin")))
    fail("file.format", "The file is a binary workbook (.xlsb), which is not read.", save, {
      file: options.file,
      expected: "a workbook (.xlsx)",
      received: "a binary workbook (.xlsb)",
    });
  if (!parts.has(part))
    fail("file.format", `The file has no workbook inside: its part ${part} is missing.`, save, {
      file: options.file,
      expected: `a part ${part}`,
      received: "none",
    });
  return part;
}

interface SheetNamed {
  readonly name: string;
  readonly state: string;
  readonly id: string;
}

/** One relation may be named by a thousand sheets; the part is read for the first of them only. */
function sheetsOf(named: readonly SheetNamed[], relations: readonly Relation[]): readonly Sheet[] {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const seen = new Set<string>();
  return named.flatMap(({ name, state, id }) => {
    const relation = byId.get(id);
    if (relation?.type !== "worksheet" || seen.has(relation.target)) return [];
    seen.add(relation.target);
    return [{ name, isHidden: state === "hidden" || state === "veryHidden", part: relation.target }];
  });
}

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** The sheets of a workbook and where its parts are. */
export async function readWorkbook(parts: Parts, options: XlsxOptions): Promise<Workbook> {
  const part = await workbookPart(parts, options);
  const relations = await relationsOf(parts, part, options);
  const named: SheetNamed[] = [];
  let is1904 = false;
  await scanPart(parts.get(part), options, (element, attributes) => {
    if (element === "workbookPr") is1904 = isTrue(attributes.date1904);
    if (element !== "sheet" || named.length > relations.length) return;
    const { name = "", state = "", id = "" } = attributes;
    named.push({ name, state, id });
  });
  const sheets = sheetsOf(named, relations);
  if (sheets.length === 0)
    fail("file.empty", "The workbook holds no worksheet, only charts or nothing.", save, {
      file: options.file,
      expected: "a worksheet with rows",
      received: "none",
    });
  const targetOf = (type: string): string | undefined =>
    relations.find((relation) => relation.type === type)?.target;
  return { sheets, is1904, texts: targetOf("sharedStrings"), styles: targetOf("styles") };
}
