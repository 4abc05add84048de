import { z } from "zod";
import { type IsoDate, isIsoDate, isIsoInstant } from "../model/dates.ts";
import { fail } from "../model/issue.ts";
import type { Argument } from "./operation.ts";

/** The three dates of a question (DESIGN section 4), as options. */
export const dateArguments: readonly Argument[] = [
  {
    name: "on",
    place: "flag",
    takes: "date",
    description: "the day of the legal event (default: today, or the shipment's import date)",
  },
  {
    name: "knownBy",
    place: "flag",
    takes: "date",
    description: "answer from what had been recorded by then",
  },
  { name: "asOf", place: "flag", takes: "date", description: "both: the law and the record as of this day" },
];

const day = z.string().refine(isIsoDate, "write a day as YYYY-MM-DD");
const dayOrInstant = z
  .string()
  .refine((text) => isIsoDate(text) || isIsoInstant(text), "write a day as YYYY-MM-DD, or an instant in UTC");

export const dateMembers = { on: day.optional(), knownBy: dayOrInstant.optional(), asOf: day.optional() };

export interface ThreeDates {
  readonly on?: IsoDate | undefined;
  /** The last instant that counts as known; a day counts to its end. */
  readonly knownBy?: string | undefined;
}

/** `--as-of D` is both; together with either of the others it would contradict itself and is refused. */
export function threeDates(input: {
  on?: string | undefined;
  knownBy?: string | undefined;
  asOf?: string | undefined;
}): ThreeDates {
  if (input.asOf !== undefined && (input.on ?? input.knownBy) !== undefined) {
    fail(
      "usage.option",
      "--as-of is both --on and --known-by; it cannot stand beside them.",
      "Give --as-of alone, or the other two.",
    );
  }
  const knownBy = input.knownBy ?? input.asOf;
  return {
    on: input.on ?? input.asOf,
    knownBy: knownBy === undefined || knownBy.length > 10 ? knownBy : `${knownBy}T23:59:59.999Z`,
  };
}
