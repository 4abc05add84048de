import { z } from "zod";

const oneOrMore = z.union([z.string(), z.array(z.string()).min(1)]).transform((v) => [v].flat());

/** What a fact must say to count in full, and the question that is open while it does not. */
const valueNeed = z.strictObject({
  /** `level`, `identity` or a field of the fact's value. */
  field: z.string().min(1),
  in: z.array(z.string()).min(1),
  /** Values with which the fact does not concern this condition at all: nothing is asked then, and nothing is met. */
  rejects: z.array(z.string()).default([]),
  /** Asked only of facts that say this; another need of the condition has to hold the others open. */
  when: z.record(z.string(), oneOrMore).default({}),
  missing: z.string().min(1),
});

/** `in_force` = first day of the provision; anything else is a field of the fact that holds a day. */
export const inForceDay = "in_force";

/**
 * A day of the fact that must not lie before others: what happened before a provision or a listing had effect decides
 * nothing under it. Asked only of facts that say what `when` says; `{notBefore}` in the question is the latest of the days.
 */
const dayNeed = z.strictObject({
  field: z.string().min(1),
  not_before: z.array(z.string().min(1)).min(1),
  when: z.record(z.string(), oneOrMore).default({}),
  missing: z.string().min(1),
});

const need = z.union([valueNeed, dayNeed]);
export type Need = z.infer<typeof need>;

/** Values of the field that a need accepts and that put a fact aside; none for a need on a day. */
export const needValues = (one: Need): readonly string[] => ("in" in one ? [...one.in, ...one.rejects] : []);

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
  /** The same question where the subject is a party, of whom one asks otherwise than of goods. */
  missing_of_party: z.string().min(1).optional(),
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
