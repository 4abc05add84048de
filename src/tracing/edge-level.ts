import { type Level, weaker } from "../model/levels.ts";
import type { FlowEdge } from "./flow-network.ts";
import { rowLevel } from "./shipment-row.ts";

/** What a movement is known by: what its row says of itself, less where the row contradicts itself about its parties. */
export const edgeLevel = (edge: FlowEdge): Level => {
  if (edge.kind === "named") return "declared";
  return edge.doubt === undefined ? rowLevel(edge.row) : weaker(rowLevel(edge.row), "declared");
};
