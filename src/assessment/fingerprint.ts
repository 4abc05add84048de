import { hashOf } from "../model/canonical.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Assessment } from "../model/fact.ts";
import type { AssessmentWorld } from "./world.ts";

/** Version of the law an answer was made with: first 12 digits of the SHA-256 over the files of data/law that decide. */
export const lawVersionOf = (world: AssessmentWorld): string => world.law.version;

/**
 * One hash over the answers as they stand and what they were made with: law version, the version of every list of the
 * world, whether it is fiction, the day of asking, and each answer whole, with its legal date, its facts and their
 * sources, its questions and its notes. Equal fingerprints mean equal answers made with equal law and lists; a row that
 * no fact came from is not in it.
 */
export const fingerprintOf = (
  world: AssessmentWorld,
  assessments: readonly Assessment[],
  today?: IsoDate,
): string =>
  hashOf({
    law: lawVersionOf(world),
    fictional: world.fictional,
    today: today ?? null,
    lists: world.lists.map((list) => `${list.key} ${list.version} ${list.sha256}`).sort(),
    answers: assessments,
  });
