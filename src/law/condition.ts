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
  /** A documented fact that fails nothing else answers the condition with no: of the importer's own figures alone. */
  closes: z.boolean().default(false),
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

/** One amount, or amounts by the day from which each holds. */
const threshold = z.union([
  z.number().positive(),
  z
    .record(z.iso.date(), z.number().positive())
    .refine((dated) => Object.keys(dated).length > 0, "one amount at least"),
]);
export type Threshold = z.infer<typeof threshold>;

/** An amount of the fact that must reach, or exceed, one that the law sets. In the unit that other needs ask for. */
const amountNeed = z
  .strictObject({
    field: z.string().min(1),
    at_least: threshold.optional(),
    more_than: threshold.optional(),
    /** As of a need on a value. */
    closes: z.boolean().default(false),
    missing: z.string().min(1),
  })
  .refine((one) => (one.at_least === undefined) !== (one.more_than === undefined), {
    error: "either at_least or more_than",
  });

/** A day of the fact that must have come by the legal date, such as the day from which a decision has effect. */
const reachedNeed = z.strictObject({
  field: z.string().min(1),
  reached: z.literal(true),
  missing: z.string().min(1),
});

const need = z.union([valueNeed, dayNeed, amountNeed, reachedNeed]);
export type Need = z.infer<typeof need>;
export type AmountNeed = z.infer<typeof amountNeed>;

export const isValueNeed = (one: Need): one is z.infer<typeof valueNeed> => "in" in one;
export const isDayNeed = (one: Need): one is z.infer<typeof dayNeed> => "not_before" in one;
export const isReachedNeed = (one: Need): one is z.infer<typeof reachedNeed> => "reached" in one;

/** Values of the field that a need accepts and that put a fact aside; none for a need on a day or an amount. */
export const needValues = (one: Need): readonly string[] =>
  isValueNeed(one) ? [...one.in, ...one.rejects] : [];

/** Days from which a threshold has another amount; none where it has one only. */
export const thresholdDays = (set: Threshold): readonly string[] =>
  typeof set === "number" ? [] : Object.keys(set).sort();

const factCondition = z.strictObject({
  fact: z.string().min(1),
  /** Which facts are concerned: field -> value or values. */
  where: z.record(z.string(), oneOrMore).default({}),
  /** Facts of which twelve months: those that end with the legal date, or the twelve before them. By the field `asOf`. */
  year: z.enum(["last", "before-last"]).optional(),
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

export type Condition =
  | FactCondition
  | { any: Condition[] }
  | { all: Condition[] }
  | { at_least: number; of: Condition[] };

/** A condition over facts: one fact, any, all or so many of several. There is no negation: the world is open. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    factCondition,
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z
      .strictObject({ at_least: z.int().positive(), of: z.array(condition).min(1) })
      .refine((counted) => counted.at_least <= counted.of.length, "at_least is more than there are"),
  ]),
);

/** Every condition over one fact inside a condition, in the order written. */
export function factConditions(whole: Condition): readonly FactCondition[] {
  if ("fact" in whole) return [whole];
  return partsOf(whole).flatMap(factConditions);
}

/** What a condition over several is made of. */
export function partsOf(whole: Exclude<Condition, FactCondition>): readonly Condition[] {
  if ("any" in whole) return whole.any;
  return "all" in whole ? whole.all : whole.of;
}
