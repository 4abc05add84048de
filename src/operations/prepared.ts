import type { AssessmentWorld } from "../assessment/world.ts";
import { indexWorld, type WorldIndex } from "../assessment/world-index.ts";
import type { IsoDate } from "../model/dates.ts";
import type { ConfirmedSign } from "../model/said.ts";
import { assessmentWorld } from "./assessment-world.ts";
import type { WorkspaceView } from "./view.ts";

/** A view that was screened, located and laid out as a network: made once for all that is asked of it. */
export interface Prepared {
  readonly view: WorkspaceView;
  readonly world: AssessmentWorld;
  readonly index: WorldIndex;
}

export function prepare(view: WorkspaceView, today: IsoDate, signs: readonly ConfirmedSign[] = []): Prepared {
  const world = assessmentWorld(view, today, signs);
  return { view, world, index: indexWorld(world) };
}
