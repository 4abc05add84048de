import type { AssessmentWorld } from "../assessment/world.ts";
import { buildGoodsTables, goodsFileNames } from "../goods/goods-tables.ts";
import type { IsoDate } from "../model/dates.ts";
import type { ConfirmedSign } from "../model/said.ts";
import { readDataFile } from "../store/data-files.ts";
import { screenAll } from "./hits.ts";
import { locationsOf } from "./locations.ts";
import { lawTables } from "./tables/law.ts";
import { once } from "./tables/once.ts";
import { unitTable } from "./tables/units.ts";
import type { WorkspaceView } from "./view.ts";

/** The goods and what goes into what, of data/goods. */
export const goodsTables = once(() =>
  buildGoodsTables(Object.fromEntries(goodsFileNames.map((file) => [file, readDataFile(`goods/${file}`)]))),
);

/** A view of the workspace as assessment/ reads it: screened as of today, located, with the law. */
export function assessmentWorld(
  view: WorkspaceView,
  today: IsoDate,
  signs: readonly ConfirmedSign[] = [],
): AssessmentWorld {
  const screened = [...screenAll(view, today)];
  return {
    parties: view.parties.nodes,
    records: view.records,
    hits: new Map(screened.map(([party, { hits }]) => [party, hits])),
    searched: new Map(screened.map(([party, { searched }]) => [party, searched])),
    decisions: view.decisions,
    locations: new Map(view.parties.nodes.map((party) => [party.id, locationsOf(party)])),
    lists: view.lists,
    law: lawTables(),
    goods: goodsTables(),
    fictional: view.fictional,
    links: view.sameAs().links,
    units: unitTable(),
    signs,
    findParty: (key, name) => view.parties.find(key, name),
  };
}
