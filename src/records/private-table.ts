import type { Table } from "../formats/table.ts";
import { fail } from "../model/issue.ts";
import { type ContactHeadings, isRefusedCell, isRefusedHeading } from "./contact-columns.ts";
import { headOf } from "./open-reading.ts";

/** Rows among which a second row of headings may stand. */
const lastHeadings = 5;

/** "DIN" or "Race" alone in a cell is a standard or a place as well; longer words, and words in Chinese script, are not. */
const isLongWord = (cell: string): boolean => cell.trim().length > 5 || /\p{Script=Han}/u.test(cell);

/** Keys inside a value of JSON that was kept as text. */
function keysInside(cell: string): readonly string[] {
  if (!/^[[{]/.test(cell)) return [];
  try {
    const keys: string[] = [];
    JSON.parse(cell, (key, value) => {
      keys.push(key);
      return value;
    });
    return keys;
  } catch {
    return [];
  }
}

/**
 * Fails for a table that says something of persons' ethnicity or religion, whether or not its rows are ever read: the bytes
 * of a file are kept as a whole. The first row that is filled is asked as headings are, word by word; further rows, which
 * may be a second row of headings, only as whole cells, since a company may bear such a word in its name.
 */
export async function refusePrivateTable(contacts: ContactHeadings, table: Table): Promise<void> {
  const head = await headOf(table.rows());
  for (const [index, { number, cells }] of head.entries()) {
    const found = cells.find(
      (cell) =>
        (index === 0 && isRefusedHeading(contacts, cell)) ||
        (index < lastHeadings && isLongWord(cell) && isRefusedCell(contacts, cell)) ||
        keysInside(cell).some((key) => isRefusedHeading(contacts, key)),
    );
    if (found === undefined) continue;
    const where = table.sheet === undefined ? "" : ` on sheet "${table.sheet}"`;
    const column = found.slice(0, 80);
    fail(
      "column.refused",
      `${table.file}${where} has data about persons' ethnicity or religion: ${column}. Nothing of the file was taken in.`,
      "Take these columns out of the file and import it again. Selvedge holds no such data in any form.",
      { file: table.file, row: number, column, ...(table.sheet === undefined ? {} : { sheet: table.sheet }) },
    );
  }
}
