import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import { visible } from "../archive/entry-name.ts";
import type { Archive, ArchiveEntry } from "../archive/open-zip.ts";
import { formatLimits } from "../limits.ts";
import type { Table, TableRow } from "../table.ts";
import { xmlParser } from "../xml/safe-xml.ts";
import type { Parts, XlsxOptions } from "./parts.ts";
import { inPart, partsOf } from "./parts.ts";
import { readSharedTexts } from "./shared-texts.ts";
import { newSheetNotes } from "./sheet-notes.ts";
import { newSheetReader } from "./sheet-reader.ts";
import type { Styles } from "./styles.ts";
import { readStyles } from "./styles.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import { readWorkbook } from "./workbook.ts";

/** What all sheets of a workbook share. Read when the first sheet is, and held as long as the tables are. */
interface Shared {
  readonly texts: readonly string[];
  readonly styles: Styles;
}

interface Opened {
  readonly options: XlsxOptions;
  readonly parts: Parts;
  readonly workbook: Workbook;
  readonly shared: () => Promise<Shared>;
}

const partNamed = (parts: Parts, name: string | undefined): ArchiveEntry | undefined =>
  name === undefined ? undefined : parts.get(name);

function sharedOf(parts: Parts, workbook: Workbook, options: XlsxOptions): () => Promise<Shared> {
  let reading: Promise<Shared> | undefined;
  const read = async (): Promise<Shared> => ({
    texts: await readSharedTexts(partNamed(parts, workbook.texts), options),
    styles: await readStyles(partNamed(parts, workbook.styles), options),
  });
  return () => {
    reading ??= read();
    return reading;
  };
}

function sheetPart({ parts, options }: Opened, sheet: Sheet): ArchiveEntry {
  return (
    parts.get(sheet.part) ??
    fail(
      "file.format",
      `Sheet "${sheet.name}" is not in the workbook: its part ${visible(sheet.part)} is missing.`,
      "Open the workbook in Excel or LibreOffice, which repairs it, and save it again.",
      { file: options.file, expected: `a part ${visible(sheet.part)}`, received: "none" },
    )
  );
}

/** One walk over a sheet. What it notes is handed on at its end. */
async function* walk(
  opened: Opened,
  sheet: Sheet,
  report: { readonly progress: (share: number) => void; readonly done: (remarks: readonly Issue[]) => void },
): AsyncGenerator<readonly TableRow[]> {
  const { options, workbook } = opened;
  const part = sheetPart(opened, sheet);
  const notes = newSheetNotes({ file: options.file, sheet: sheet.name });
  const reader = newSheetReader({
    file: options.file,
    sheet: sheet.name,
    ...(await opened.shared()),
    is1904: workbook.is1904,
    limits: { ...formatLimits, ...options.limits },
    notes,
  });
  const parser = xmlParser(reader.handlers, inPart(options, part.name));
  let bytes = 0;
  for await (const chunk of part.open()) {
    parser.write(chunk);
    bytes += chunk.length;
    report.progress(bytes / part.size);
    const rows = reader.take();
    if (rows.length > 0) yield rows;
  }
  parser.end();
  report.progress(1);
  report.done(notes.remarks(reader.columns()));
  const rest = reader.take();
  if (rest.length > 0) yield rest;
}

function tableOf(opened: Opened, sheet: Sheet): Table {
  const { file } = opened.options;
  let remarks: readonly Issue[] = [];
  let share = 0;
  return {
    format: "xlsx",
    file,
    sheet: sheet.name,
    ...(sheet.isHidden ? { hidden: true } : {}),
    remarks: () => remarks,
    progress: () => share,
    rows: () => {
      share = 0;
      return walk(opened, sheet, {
        progress: (done) => {
          share = Math.min(done, 1);
        },
        done: (noted) => {
          remarks = noted;
        },
      });
    },
  };
}

/** Whether an archive is an Excel workbook, binary ones included; `openXlsx` says what is wrong with those. */
export function isXlsx(archive: Archive): boolean {
  const parts = partsOf(archive);
  if (parts.has("xl/workbook.xml") || parts.has("xl/workbook.bin")) return true;
  if (!parts.has("[content_types].xml")) return false;
  return [...parts.keys()].some((name) => /^(?:.*\/)?worksheets\/[^/]+\.xml$/.test(name));
}

/**
 * The worksheets of a workbook as tables, in the order of their tabs, hidden ones included. Rows are read as they are
 * asked for; texts that cells share are held as long as the tables are.
 */
export async function openXlsx(archive: Archive, options: XlsxOptions): Promise<readonly Table[]> {
  const parts = partsOf(archive);
  const workbook = await readWorkbook(parts, options);
  const opened: Opened = { options, parts, workbook, shared: sharedOf(parts, workbook, options) };
  return workbook.sheets.map((sheet) =>
    tableOf(opened, { ...sheet, name: visible(sheet.name).slice(0, 100) }),
  );
}
