import { layersOf } from "./layers.ts";
import { hopsOf, type NumberedHop, type Route, type Routes } from "./route.ts";

/** What one drawing shows of a flow, and how many routes found no room in it. */
export interface FlowGraph {
  readonly hops: readonly NumberedHop[];
  readonly routes: readonly Route[];
  readonly left: number;
  readonly boxOf: Routes["boxOf"];
}

/** Room of a drawing on a page of 180 mm: columns of parties, parties one above the other, routes. */
export const room = { columns: 9, rows: 9, routes: 12 } as const;

/** Takes routes in their order as long as they fit on a page; those that do not are left to the table. */
export function graphOf({ routes, boxOf }: Routes): FlowGraph {
  let taken: readonly Route[] = [];
  for (const route of routes) {
    const more = [...taken, route];
    if (route.hops.length > 0 && fits(more)) taken = more;
  }
  return { hops: hopsOf(taken), routes: taken, left: routes.length - taken.length, boxOf };
}

function fits(routes: readonly Route[]): boolean {
  if (routes.length > room.routes) return false;
  const layers = layersOf(routes);
  if (layers.columns > room.columns) return false;
  const perColumn = new Map<number, number>();
  for (const column of layers.columnOf.values()) perColumn.set(column, (perColumn.get(column) ?? 0) + 1);
  return Math.max(0, ...perColumn.values()) <= room.rows;
}
