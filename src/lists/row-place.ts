import { SelvedgeError } from "../model/issue.ts";
import type { ListFile } from "./list-file.ts";

/** A row of a list's file, as a spreadsheet counts. */
export interface Place {
  readonly file: string;
  readonly row: number;
}

/** What a row says of where it was read. */
export interface Sourced {
  readonly source: string;
  readonly source_date: string;
  readonly note?: string | undefined;
}

/** The words of the source that a row names by its key, with its day and the row's own note. */
export function sourceText(list: ListFile, row: Sourced, place: Place): string {
  const source = sourceOf(list, row, place);
  return `${source.text} (${row.source_date})${row.note === undefined ? "" : `. ${row.note}`}`;
}

/** The source that a row names by its key; one that `list.yml` does not describe is refused. */
export function sourceOf(list: ListFile, row: Sourced, place: Place): ListFile["sources"][string] {
  const source = list.sources[row.source];
  if (source === undefined) throw broken(place, "source", "a key of `sources` in list.yml", row.source);
  return source;
}

/** A rule of the list's own files that a row breaks. */
export function broken(place: Place, column: string, expected: string, received: string): SelvedgeError {
  return new SelvedgeError({
    code: "list.invalid",
    ...place,
    column,
    expected,
    received,
    message: `${place.file}, row ${place.row}, column ${column}: expected ${expected}; read ${JSON.stringify(received)}.`,
    hint: "The columns are described in data/lists/README.md.",
  });
}
