import { z } from "zod";
import { levels } from "../model/levels.ts";

/** What a subject of an assessment can be. */
export const subjectKinds = ["party", "product", "shipment"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/**
 * `deciding` facts may stand in a condition. `indicator` facts are shown and never decide. `event` facts start deadlines.
 * The loader refuses a condition over anything but a deciding fact.
 */
export const factRoles = ["deciding", "indicator", "event"] as const;

const fieldDefinition = z.strictObject({
  type: z.enum(["string", "number", "boolean", "list"]),
  definition: z.string().min(1),
  /** Closed vocabulary of the field, where it has one. */
  values: z.array(z.string()).min(1).optional(),
  /** Left out of a fact where it does not apply. */
  optional: z.boolean().default(false),
});

/** One entry of `data/law/facts.yml`. */
export const factDefinition = z.strictObject({
  name: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  definition: z.string().min(1),
  role: z.enum(factRoles),
  rests_on_identity: z.boolean().default(false),
  /** The importer's own and known to it: only such a fact can answer a condition with no. */
  of_importer: z.boolean().default(false),
  levels: z.array(z.enum(levels)).min(1),
  subjects: z.array(z.enum(subjectKinds)).min(1),
  /** The room the fact comes out of; `provided` = a person hands it in with its source. */
  room: z.enum(["screening", "tracing", "places", "goods", "parties", "records", "evidence", "provided"]),
  fields: z.record(z.string(), fieldDefinition),
  /** Parts of a list that alone yield no such fact, because no law asked here concerns them. */
  leaves_out: z.array(z.string().min(1)).default([]),
  citations: z.array(z.string().min(1)).min(1),
});
export type FactDefinition = z.infer<typeof factDefinition>;

export const factsFile = z.strictObject({ facts: z.array(factDefinition).min(1) });
