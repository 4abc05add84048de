import type { Fact } from "../model/fact.ts";
import type { FlowPath } from "../model/flow.ts";
import { weaker } from "../model/levels.ts";
import type { PartyNode } from "../model/records.ts";
import { dayOfRow, rowLevel, type ShipmentRow } from "../tracing/shipment-row.ts";
import type { Actor, Good, Tie } from "./actors.ts";
import { siteDoubt } from "./row-doubt.ts";
import type { Subject } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

/** A path with the fact that tells it. */
export interface ToldPath {
  readonly path: FlowPath;
  readonly fact: Fact;
}

export interface Behind {
  readonly party: PartyNode;
  /** At least one; all over the same movements, which are a source in several ways. */
  readonly paths: readonly ToldPath[];
  readonly subject: Subject;
}

/** A party upstream by one route: its tie, the goods it sent on it, and the site they left. Goods of one route never stand with the tie of another. */
export function upstreamActor(index: WorldIndex, { party, paths, subject }: Behind): Actor {
  const ties = paths.map(({ path, fact }) => ({ path, tie: tieOf(index, path, fact, subject) }));
  const [best] = ties;
  if (best === undefined) throw new RangeError(`no path from ${party.id} to ${subject.id}`);
  const first = ties.flatMap(({ path, tie }) =>
    rowsOf(index, path)
      .slice(0, 1)
      .map((row) => ({ row, tie })),
  );
  const goods = first.map(
    ({ row }): Good => ({
      name: row.cells.description ?? "goods",
      hs: row.cells.hs,
      level: rowLevel(row),
      site: row.cells.from_site,
    }),
  );
  return {
    party,
    tie: best.tie,
    goods: [...new Map(goods.map((good) => [JSON.stringify(good), good])).values()],
    shippedFrom: new Map(
      first.flatMap(({ row, tie }) =>
        row.cells.from_site === undefined
          ? []
          : [[row.cells.from_site, siteTie(index, party, row, tie)] as const],
      ),
    ),
  };
}

/** The tie to the site that the first movement names, weaker where that site cannot be taken as the seller's own. */
function siteTie(index: WorldIndex, party: PartyNode, row: ShipmentRow, tie: Tie): Tie {
  const doubt = siteDoubt(index, party, row.cells.from_site ?? "", row);
  return doubt === undefined || tie.link === "self"
    ? tie
    : { ...tie, link: weaker(tie.link, "declared"), words: doubt };
}

/**
 * What came to a party is not thereby in what it makes: no record says which of its goods contain it. A party is
 * therefore never tied by a path as well as goods are.
 */
function tieOf(index: WorldIndex, path: FlowPath, fact: Fact, subject: Subject): Tie {
  const last = rowsOf(index, path).at(-1);
  const movements = path.tiers === 1 ? "one movement" : `${path.tiers} movements in time order`;
  const from = path.source.partyName;
  const day = last === undefined ? undefined : dayOfRow(last);
  if (subject.kind === "party") {
    const came = `goods of ${from} ${path.tied === "documented" ? "came" : "can have come"} to ${subject.name} over ${movements}`;
    return { link: "inferred", words: `${came}; no record shows which of its goods contain them`, day, fact };
  }
  const words =
    path.untied === null
      ? `${movements}, documented${path.hops.length > 1 ? " and each tied to the next by its lot" : ""}, lead from ${from} to ${subject.name}`
      : `the records show only a path of ${movements} from ${from} to ${subject.name}, in which ${path.untied}`;
  return { link: path.tied, words, day, fact };
}

const rowsOf = (index: WorldIndex, path: FlowPath): readonly ShipmentRow[] =>
  path.hops.flatMap(({ shipment, record }) =>
    shipment === null
      ? []
      : (index.shipments.get(shipment) ?? []).filter(
          ({ source }) => source.row === record?.row && source.import === record.import,
        ),
  );
