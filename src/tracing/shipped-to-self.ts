import { hsFits } from "../goods/hs.ts";
import { edgesAt } from "./edges-at.ts";
import type { FlowNetwork, Moved } from "./flow-network.ts";
import { at } from "./network.ts";
import type { Part } from "./parts.ts";
import type { Ending } from "./target.ts";

type Found = readonly (readonly [edge: number, ending: Ending])[];

/**
 * Shipments to the importer, of whatever day, that may be of a part: from its supplier where its row names one, or else
 * from anybody who sent such goods, which is inferred only.
 */
export function shippedToSelf(flow: FlowNetwork, part: Part): Found {
  const number = flow.namedBy.get(part);
  const supplier = number === undefined ? undefined : flow.edges[number]?.seller;
  if ((part.supplier ?? part.supplierId) === undefined) return fromAnybody(flow, part);
  if (supplier === undefined || supplier.unknown) return [];
  return edgesAt(flow.network, flow.vertexOf(supplier.id)).flatMap(({ edge, joint }) => {
    const moved = flow.edges[edge];
    if (moved?.kind !== "moved") return [];
    const fit = hsFits(part.good.hs, moved.row.cells.hs);
    const end = endAtSelf(flow, edge, moved);
    if (fit === "differs" || end === undefined) return [];
    const like = joint ? supplier.id : end.joint;
    return [[edge, endingOf(part, like, end.doubt ?? (fit === "unknown" ? noCode : undefined))] as const];
  });
}

const noCode = {
  level: "declared",
  words: "no HS code shows that the last goods are the subject's",
} as const;

const endingOf = (part: Part, joint: string | undefined, doubt: Ending["doubt"]): Ending => ({
  part,
  ...(joint === undefined ? {} : { joint }),
  ...(doubt === undefined ? {} : { doubt }),
});

/** No supplier is named: any seller of such goods to the importer may be the one, and none is shown to be. */
const fromAnybody = (flow: FlowNetwork, part: Part): Found =>
  [...flow.self].flatMap((vertex) =>
    edgesAt(flow.reverse, vertex).flatMap(({ edge }) => {
      const moved = flow.edges[edge];
      if (moved?.kind !== "moved" || hsFits(part.good.hs, moved.row.cells.hs) !== "fits") return [];
      const words = `the row of ${part.component ?? part.good.name} names no supplier; that it came from ${moved.seller.name} is not shown`;
      return [
        [edge, endingOf(part, endAtSelf(flow, edge, moved)?.joint, { level: "inferred", words })] as const,
      ];
    }),
  );

/** How a movement ends with the importer; undefined where it does not. */
function endAtSelf(flow: FlowNetwork, edge: number, { row, buyer }: Moved): Ending | undefined {
  const vertex = at(flow.network.to, edge);
  if (flow.self.has(vertex)) return {};
  const like = (flow.network.joints.get(vertex) ?? []).find((other) => flow.self.has(other));
  if (like !== undefined) return { joint: selfAt(flow, like) };
  // Consigned to order, with an entry or an import of its own: in the importer's own file, most likely the importer's.
  const imported = row.cells.entry ?? row.cells.import_date;
  if (!buyer.unknown || imported === undefined || flow.self.size === 0) return undefined;
  const words = `in the place of the buyer stands "${buyer.name}"; that the goods came to the importer is not shown`;
  return { doubt: { level: "inferred", words } };
}

const selfAt = (flow: FlowNetwork, vertex: number): string | undefined =>
  flow.input.parties.find(({ id, roles }) => roles.includes("self") && flow.vertexOf(id) === vertex)?.id;
