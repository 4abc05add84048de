import type { Band } from "../model/levels.ts";
import { scoreUnit } from "../model/levels.ts";
import { bandOf } from "../names/compare-names.ts";

/** The lowest score, in 1/10,000, that names/ puts into the band. Read off its own rule, so that the two cannot differ. */
function floorOf(band: Exclude<Band, "none">): number {
  for (let score = 0; score <= scoreUnit; score++) if (bandOf(score) === band) return score;
  return scoreUnit;
}

export const bandFloors = {
  strong: floorOf("strong"),
  review: floorOf("review"),
  weak: floorOf("weak"),
} as const;

/** The highest score that is still below the band. */
export const below = (band: keyof typeof bandFloors): number => bandFloors[band] - 1;
