import type { Issue } from "../../model/issue.ts";
import { visible } from "../archive/entry-name.ts";
import { counted } from "../counted.ts";

/** Columns named in one remark. */
const mostNamed = 5;

/** Notes where a value is a list of records: a cell holds one value, so such a list stays text and has to be told. */
export function newNestedLists(file: string) {
  const cells = new Map<string, number>();
  const remarks = (): readonly Issue[] => {
    if (cells.size === 0) return [];
    const named = [...cells]
      .slice(0, mostNamed)
      .map(([heading, count]) => `"${visible(heading).slice(0, 80)}" in ${counted(count)}`);
    const rest = cells.size > mostNamed ? `, and ${counted(cells.size - mostNamed)} more columns` : "";
    return [
      {
        code: "row.shape",
        message: `Records hold lists of records of their own: ${named.join(", ")}${rest}. These lists were kept as text and not read.`,
        hint: "Where they are lines of a shipment or sites of a company, export them as a list of their own, one record a line, each with the key of the record it belongs to.",
        file,
      },
    ];
  };
  return {
    add: (heading: string): void => {
      cells.set(heading, (cells.get(heading) ?? 0) + 1);
    },
    clear: (): void => cells.clear(),
    remarks,
  };
}
