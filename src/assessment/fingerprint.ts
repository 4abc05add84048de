import { hashOf } from "../model/canonical.ts";
import type { Assessment } from "../model/fact.ts";
import type { AssessmentWorld } from "./world.ts";

/**
 * One hash over what the answers rest on: law version, list versions, and for each answer its subject, market, legal
 * date and facts. Equal fingerprints mean equal inputs; any fact, list or provision that changes changes it.
 */
export const fingerprintOf = (world: AssessmentWorld, assessments: readonly Assessment[]): string =>
  hashOf({
    law: world.law.version,
    fictional: world.fictional,
    lists: world.lists.map((list) => `${list.key} ${list.version}`).sort(),
    answers: assessments.map(({ subject, market, regime, on, evidence }) => ({
      subject,
      market,
      regime,
      on,
      facts: evidence.map((fact) => fact.id).sort(),
    })),
  });
