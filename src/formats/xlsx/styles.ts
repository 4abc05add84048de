import { fail } from "../../model/issue.ts";
import type { ArchiveEntry } from "../archive/open-zip.ts";
import { counted } from "../counted.ts";
import type { NumberDress } from "./number-dress.ts";
import { dressOf } from "./number-dress.ts";
import type { NumberKind } from "./number-format.ts";
import { kindOfFormat } from "./number-format.ts";
import type { XlsxOptions } from "./parts.ts";
import { scanPart } from "./parts.ts";

/** What a number of a cell is and what is written beside it. */
export interface CellFormat {
  readonly kind: NumberKind;
  readonly dress: NumberDress | undefined;
}

/** What the numbers of a cell are, by the cell's style. */
export type Styles = readonly CellFormat[];

/** Codes that no file holds and that show another number than the one stored (ECMA-376 part 1, 18.8.30). */
const builtIn: Readonly<Record<number, string>> = { 9: "0%", 10: "0.00%" };

function formatOf(id: number, code: string | undefined): CellFormat {
  const kind = kindOfFormat(id, code);
  const known = code ?? builtIn[id];
  return { kind, dress: kind === "number" && known !== undefined ? dressOf(known) : undefined };
}

/** Excel writes at most 65,490 cell formats. */
const mostStyles = 100_000;

/** The styles of a workbook; none where it has no such part. */
export async function readStyles(part: ArchiveEntry | undefined, options: XlsxOptions): Promise<Styles> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isCellStyle = false;
  const refuseMany = (): never =>
    fail(
      "file.too-large",
      `The workbook has more than ${counted(mostStyles)} cell formats, which is the limit.`,
      "Copy the table into a new workbook and import that, or export it as CSV (UTF-8).",
      { file: options.file, expected: `at most ${counted(mostStyles)} cell formats`, received: "more" },
    );
  await scanPart(part, options, (name, attributes) => {
    if (name === "cellXfs") isCellStyle = true;
    else if (name === "cellStyles" || name === "cellStyleXfs" || name === "dxfs") isCellStyle = false;
    else if (name === "xf" && isCellStyle) formats.push(Number(attributes.numFmtId ?? 0));
    else if (
      name === "numFmt" &&
      attributes.formatCode !== undefined &&
      !codes.has(Number(attributes.numFmtId))
    )
      codes.set(Number(attributes.numFmtId), attributes.formatCode);
    if (formats.length > mostStyles || codes.size > mostStyles) refuseMany();
  });
  const known = new Map<number, CellFormat>();
  return formats.map((id) => {
    const format = known.get(id) ?? formatOf(id, codes.get(id));
    known.set(id, format);
    return format;
  });
}
