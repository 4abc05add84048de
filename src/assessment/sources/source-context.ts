import type { IsoDate } from "../../model/dates.ts";
import type { AssessmentWorld } from "../world.ts";
import type { WorldIndex } from "../world-index.ts";

/** What the sources of exposure are read from, on a legal date. */
export interface SourceContext {
  readonly world: AssessmentWorld;
  readonly index: WorldIndex;
  readonly on: IsoDate;
}
