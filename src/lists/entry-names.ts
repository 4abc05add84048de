import type { DataRow } from "../goods/data-table.ts";
import type { EntryName } from "../model/list-entry.ts";
import { present } from "./entry-parts.ts";
import type { ListFile } from "./list-file.ts";
import type { EntryRow, NameRow } from "./list-rows.ts";
import { sourceOf, sourceText } from "./row-place.ts";

/**
 * The names of an entry, primary ones first. Where `names.csv` has no primary name, the entry's own name is it for as
 * long as the entry stands. A name read on the list itself, without a note, carries no source.
 */
export function toNames(
  list: ListFile,
  entry: EntryRow,
  names: { readonly file: string; readonly rows: readonly DataRow<NameRow>[] },
): readonly EntryName[] {
  const read = names.rows.map(({ row, value }): EntryName => {
    const place = { file: names.file, row };
    const itself = sourceOf(list, value, place).itself === true;
    return {
      text: value.name,
      kind: value.kind,
      ...present({
        from: value.from,
        to: value.to,
        source: itself ? value.note : sourceText(list, value, place),
      }),
    };
  });
  const primary = read.filter((name) => name.kind === "primary");
  const others = read.filter((name) => name.kind !== "primary");
  return [...(primary.length === 0 ? [{ text: entry.name, kind: "primary" } as const] : primary), ...others];
}
