import type { Fact } from "../../model/fact.ts";
import { type AssessmentWorld, type Subject, subjectRef } from "../world.ts";

/** Decisions of an authority about the subject, as a person handed them in with their source. None is ever inferred. */
export const authorityDecisionFacts = (world: AssessmentWorld, subject: Subject): readonly Fact[] =>
  (world.provided?.get(subjectRef(subject)) ?? []).filter(
    (fact) => fact.name === "authority-decision" && fact.sources.length > 0,
  );
