import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import { visible } from "../archive/entry-name.ts";
import type { Archive, ArchiveEntry } from "../archive/open-zip.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";
import type { Table, TableRow } from "../table.ts";
import type { SheetNotes } from "../xlsx/sheet-notes.ts";
import { newSheetNotes } from "../xlsx/sheet-notes.ts";
import { xmlParser } from "../xml/safe-xml.ts";
import type { OdsSheet } from "./content-walk.ts";
import { contentHandlers } from "./content-walk.ts";
import type { SheetReader } from "./sheet-reader.ts";
import { newSheetReader } from "./sheet-reader.ts";

export interface OdsOptions {
  /** The workbook as people know it, for messages. */
  readonly file: string;
  readonly limits?: Partial<FormatLimits> | undefined;
}

interface Sheet extends OdsSheet {
  readonly isHidden: boolean;
}

const entryNamed = ({ entries }: Archive, name: string): ArchiveEntry | undefined =>
  entries.find((entry) => entry.name === name);

/** Whether an archive is a document of OpenDocument; `openOds` says what is wrong with one that is no spreadsheet. */
export const isOds = (archive: Archive): boolean =>
  entryNamed(archive, "content.xml") !== undefined &&
  (entryNamed(archive, "META-INF/manifest.xml") !== undefined ||
    entryNamed(archive, "mimetype") !== undefined);

/** A document with a password is packed as if it were none: the manifest says which parts are encrypted. */
async function refuseEncrypted(archive: Archive, options: OdsOptions): Promise<void> {
  const manifest = entryNamed(archive, "META-INF/manifest.xml");
  if (manifest === undefined) return;
  const refuse = (name: string): void => {
    if (name === "encryption-data")
      fail(
        "file.format",
        "The workbook is protected by a password and cannot be read.",
        "Open it in LibreOffice, save it without a password, and import it again.",
        { file: options.file, expected: "a workbook without a password", received: "an encrypted workbook" },
      );
  };
  const parser = xmlParser({ open: refuse, close: () => {}, text: () => {} }, options);
  for await (const chunk of manifest.open()) parser.write(chunk);
  parser.end();
}

const kindNames: Readonly<Record<string, string>> = {
  text: "a text document",
  presentation: "a presentation",
  drawing: "a drawing",
  chart: "a chart",
};

const mostSheets = 1_024;

async function sheetsOf(content: ArchiveEntry, options: OdsOptions): Promise<readonly Sheet[]> {
  const { file } = options;
  const sheets: OdsSheet[] = [];
  const hiding = new Set<string>();
  const handlers = contentHandlers({
    sheet: (sheet) => {
      if (sheets.length === mostSheets)
        fail(
          "file.too-large",
          `The workbook holds more than ${mostSheets} sheets, which is the limit.`,
          "Split it.",
          { file },
        );
      sheets.push({ ...sheet, name: visible(sheet.name).slice(0, 100) });
      return undefined;
    },
    hidingStyle: (name) => hiding.add(name),
    body: (kind) => {
      if (kind === "spreadsheet") return;
      const what = kindNames[kind] ?? "another kind of document";
      fail(
        "file.format",
        `The file is ${what}, not a spreadsheet.`,
        "Save its table as .ods, .xlsx or CSV (UTF-8).",
        {
          file,
          expected: "a spreadsheet",
          received: what,
        },
      );
    },
  });
  const parser = xmlParser(handlers, options);
  for await (const chunk of content.open()) parser.write(chunk);
  parser.end();
  return sheets.map((sheet) => ({
    ...sheet,
    isHidden: sheet.style !== undefined && hiding.has(sheet.style),
  }));
}

function sheetRemarks({ name, isProtected }: Sheet, file: string): readonly Issue[] {
  const remarks: Issue[] = [];
  if (isProtected)
    remarks.push({
      code: "row.shape",
      message: `Sheet "${name}" is protected against changes; it was read.`,
      hint: "Nothing needs to be done: protection does not hide what the cells hold.",
      file,
    });
  return remarks;
}

interface Opened {
  readonly content: ArchiveEntry;
  readonly options: OdsOptions;
  readonly sheet: Sheet;
  readonly index: number;
}

interface Walk {
  readonly reader: SheetReader;
  readonly notes: SheetNotes;
  readonly progress: (share: number) => void;
}

/** One walk over the content up to the end of the sheet. */
async function* walk(
  { content, options, index }: Opened,
  { reader, progress }: Walk,
): AsyncGenerator<readonly TableRow[]> {
  let isOver = false;
  const handlers = contentHandlers({
    sheet: (_, at) => (at === index ? reader.handlers : undefined),
    end: (at) => {
      if (at === index) isOver = true;
    },
  });
  const parser = xmlParser(handlers, options);
  let read = 0;
  for await (const chunk of content.open()) {
    parser.write(chunk);
    read += chunk.length;
    progress(Math.min(1, read / content.size));
    yield* reader.rows.batches(false);
    if (isOver) break;
  }
  if (!isOver) parser.end();
  progress(1);
  yield* reader.rows.batches(true);
}

function tableOf(opened: Opened): Table {
  const { sheet, options } = opened;
  const { file } = options;
  const always = sheetRemarks(sheet, file);
  let remarks = always;
  let share = 0;
  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    share = 0;
    const notes = newSheetNotes({ file, sheet: sheet.name });
    const place = { file, sheet: sheet.name, limits: { ...formatLimits, ...options.limits } };
    const reader = newSheetReader(place, notes);
    const progress = (done: number): void => {
      share = done;
      if (done === 1) remarks = [...always, ...notes.remarks(reader.rows.columns())];
    };
    yield* walk(opened, { reader, notes, progress });
  }
  return {
    format: "ods",
    file,
    sheet: sheet.name,
    ...(sheet.isHidden ? { hidden: true } : {}),
    remarks: () => remarks,
    progress: () => share,
    rows,
  };
}

/** The sheets of an OpenDocument spreadsheet as tables, in the order of their tabs, hidden ones included. */
export async function openOds(archive: Archive, options: OdsOptions): Promise<readonly Table[]> {
  await refuseEncrypted(archive, options);
  const content =
    entryNamed(archive, "content.xml") ??
    fail("file.format", "The workbook has no content.xml.", "Save it again from the program that wrote it.", {
      file: options.file,
    });
  const sheets = await sheetsOf(content, options);
  if (sheets.length === 0)
    fail("file.empty", "The workbook holds no sheet.", "Save it again from the program that wrote it.", {
      file: options.file,
    });
  return sheets.map((sheet, index) => tableOf({ content, options, sheet, index }));
}
