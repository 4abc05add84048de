import { z } from "zod";

const oneOrMore = z.union([z.string(), z.array(z.string()).min(1)]).transform((v) => [v].flat());

/** What a fact must say to count in full, and the question that is open while it does not. */
const need = z.strictObject({
  /** `level`, `identity` or a field of the fact's value. */
  field: z.string().min(1),
  in: z.array(z.string()).min(1),
  /** Values with which the fact does not concern this condition at all: nothing is asked then, and nothing is met. */
  rejects: z.array(z.string()).default([]),
  missing: z.string().min(1),
});
export type Need = z.infer<typeof need>;

const factCondition = z.strictObject({
  fact: z.string().min(1),
  /** Which facts are concerned: field -> value or values. */
  where: z.record(z.string(), oneOrMore).default({}),
  needs: z.array(need).default([]),
  /** A fact that meets every need but says this leaves the condition contested. */
  contested_if: z
    .strictObject({
      field: z.string().min(1),
      in: z.array(z.string()).min(1),
      by: z.enum(["evidence", "litigation"]),
    })
    .optional(),
  /** The question that is open while no fact is concerned. */
  missing: z.string().min(1),
});
export type FactCondition = z.infer<typeof factCondition>;

export type Condition = FactCondition | { any: Condition[] } | { all: Condition[] };

/** A condition over facts: one fact, any of several, all of several. There is no negation: the world is open. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    factCondition,
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ all: z.array(condition).min(1) }),
  ]),
);

/** Every condition over one fact inside a condition, in the order written. */
export function factConditions(whole: Condition): readonly FactCondition[] {
  if ("fact" in whole) return [whole];
  return ("any" in whole ? whole.any : whole.all).flatMap(factConditions);
}
