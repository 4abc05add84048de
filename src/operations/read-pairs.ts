import { fail } from "../model/issue.ts";
import type { FileInput } from "./operation.ts";
import { readFileRows } from "./read-file-records.ts";

export interface NamePair {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly name1: string;
  readonly name2: string;
  readonly schema?: string | undefined;
  /** Why the row holds no pair, in words. */
  readonly problem: string | null;
}

/** Reads a table with the columns name1, name2 and, if there, schema; other columns are not looked at. */
export async function readPairs(input: FileInput): Promise<readonly NamePair[]> {
  const file = input.name;
  const rows = await readFileRows(input);
  const [head, ...body] = rows;
  const headings = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const [first, second, schema] = ["name1", "name2", "schema"].map((heading) =>
    headings.indexOf(heading),
  ) as [number, number, number];
  if (first < 0 || second < 0) {
    fail(
      "column.missing",
      `The first row has no column ${first < 0 ? "name1" : "name2"}.`,
      "Call the two columns name1 and name2.",
      {
        file,
        row: head?.number ?? 1,
        expected: "name1,name2[,schema]",
        received: headings.join(","),
      },
    );
  }
  return body
    .filter(({ cells }) => cells.length > 1 || (cells[0] ?? "").trim() !== "")
    .map(({ number, cells, problem }) => {
      const name1 = cells[first] ?? "";
      const name2 = cells[second] ?? "";
      const absent = [name1.trim() === "" ? ["name1"] : [], name2.trim() === "" ? ["name2"] : []].flat();
      const why =
        problem ??
        (absent.length === 0 ? null : `${absent.join(" and ")} ${absent.length === 1 ? "is" : "are"} empty`);
      return { row: number, name1, name2, schema: cells[schema] || undefined, problem: why };
    });
}
