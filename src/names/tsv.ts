/** Rows of a table under data/names: tab-separated, `#` comments, first row the headings (left out). */
export function tsvRows(text: string): string[][] {
  const rows: string[][] = [];
  let heading = true;
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    if (!heading) rows.push(line.split("\t"));
    heading = false;
  }
  return rows;
}
