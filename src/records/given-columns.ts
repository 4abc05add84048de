import type { KindTable } from "./column-tables.ts";
import { distinctHeadings, foldHeading } from "./fold-heading.ts";

/** Position of a heading as the user writes it: the very text first, then its folded form. -1 when it is not there. */
export function positionOfHeading(cells: readonly string[], wanted: string): number {
  const headings = distinctHeadings(cells);
  const exact = headings.indexOf(wanted.trim());
  return exact >= 0 ? exact : headings.findIndex((heading) => foldHeading(heading) === foldHeading(wanted));
}

/**
 * Where the headings that the user mapped stand in a row: canonical column -> position. `undefined` when the row lacks
 * one of them or the kind has no such column: then the row is not the headings of this kind.
 */
export function givenPositions(
  table: KindTable,
  cells: readonly string[],
  map: Readonly<Record<string, string>>,
): ReadonlyMap<string, number> | undefined {
  const positions = new Map<string, number>();
  for (const [column, heading] of Object.entries(map)) {
    const index = positionOfHeading(cells, heading);
    if (index < 0 || !table.columns.some((rule) => rule.column === column)) return undefined;
    positions.set(column, index);
  }
  return positions;
}
