import type { IsoDate } from "../../model/dates.ts";
import type { Fact } from "../../model/fact.ts";
import { type AssessmentWorld, type Subject, subjectRef } from "../world.ts";

/**
 * Decisions of an authority about the subject, as a person handed them in with their source. None is ever
 * inferred, and one of a day after the legal date had not been taken on it.
 */
export const authorityDecisionFacts = (
  world: AssessmentWorld,
  subject: Subject,
  on: IsoDate,
): readonly Fact[] =>
  (world.provided?.get(subjectRef(subject)) ?? []).filter(
    ({ name, sources, value }) =>
      name === "authority-decision" &&
      sources.length > 0 &&
      !(typeof value.date === "string" && value.date > on),
  );
