import type { Fact } from "../../model/fact.ts";
import { type AssessmentWorld, type Subject, subjectRef } from "../world.ts";

/** That an organisation has workers of a state, as a person handed it in with its source. None is ever inferred. */
export const workersOfStateFacts = (world: AssessmentWorld, subject: Subject): readonly Fact[] =>
  (world.provided?.get(subjectRef(subject)) ?? []).filter(
    (fact) => fact.name === "workers-of-state" && fact.sources.length > 0,
  );
