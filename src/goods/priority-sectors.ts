import type { IsoDate } from "../model/dates.ts";
import type { GoodsTables, PrioritySector } from "./goods-tables.ts";
import { isUnder } from "./hs.ts";

/** Priority sectors of the UFLPA strategy, as named on the day, that the code lies under. None clears nothing. */
export const prioritySectorsOf = (
  tables: GoodsTables,
  hs: string | undefined,
  on: IsoDate,
): readonly PrioritySector[] =>
  tables.sectors.filter((sector) => sector.added <= on && isUnder(hs, sector.hs));
