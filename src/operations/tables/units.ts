import { unitsFileName } from "../../goods/read-units.ts";
import { buildUnits } from "../../goods/units.ts";
import { readDataFile } from "../../store/data-files.ts";
import { once } from "./once.ts";

/** The units of data/goods. */
export const unitTable = once(() => buildUnits(readDataFile(`goods/${unitsFileName}`)));
