import type { TableRow } from "../../formats/table.ts";
import type { RecordKind } from "../../model/records.ts";
import { foldHeading } from "../fold-heading.ts";
import type { Cells, RecordFormat } from "./format.ts";

/** A format and the row of headings under which it was recognised. */
export interface FoundFormat {
  readonly format: RecordFormat;
  readonly header: TableRow;
}

/** Titles and filters may stand above the headings; nobody writes more lines of them. */
const deepestHeader = 20;

interface Scored {
  readonly format: RecordFormat;
  readonly points: number;
}

function bestFormat(
  formats: readonly RecordFormat[],
  headings: Cells,
  sample: readonly Cells[],
): Scored | undefined {
  const folded = headings.map(foldHeading);
  let best: Scored | undefined;
  let tied = false;
  for (const format of formats) {
    const points = format.detect(folded, sample);
    if (points === 0 || points < (best?.points ?? 0)) continue;
    tied = points === best?.points;
    best = { format, points };
  }
  return tied ? undefined : best;
}

/**
 * The format whose headings these are; `sample` holds the first rows under them. None where no format knows them, or
 * where two know them equally well: then the headings are read by kind, which loses nothing.
 */
export const chooseFormat = (
  formats: readonly RecordFormat[],
  headings: Cells,
  sample: readonly Cells[] = [],
): RecordFormat | undefined => bestFormat(formats, headings, sample)?.format;

/** The format of a file by its first rows, and the row of its headings. `kind`: what the user says the rows are. */
export function findFormat(
  formats: readonly RecordFormat[],
  rows: readonly TableRow[],
  kind?: RecordKind,
): FoundFormat | undefined {
  const able = formats.filter((format) => kind === undefined || format.kind === kind);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  let best: (Scored & { readonly header: TableRow }) | undefined;
  for (const [index, header] of filled.slice(0, deepestHeader).entries()) {
    const below = filled.slice(index + 1).map(({ cells }) => cells);
    const found = bestFormat(able, header.cells, below);
    if (found !== undefined && found.points > (best?.points ?? 0)) best = { ...found, header };
  }
  return best === undefined ? undefined : { format: best.format, header: best.header };
}
