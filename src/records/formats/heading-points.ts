import { foldHeading } from "../fold-heading.ts";
import type { RecordFormat } from "./format.ts";

export interface HeadingRules {
  /** Groups of headings; one of each must be there. */
  readonly must: readonly (readonly string[])[];
  /** Further headings of the format; each that is there is a point, as are those of `must`. */
  readonly may?: readonly string[];
  /** Headings that say that it is something else. */
  readonly never?: readonly string[];
}

/** A `detect` by headings alone: one point for each heading of the format that is there, if all groups are met. */
export function headingPoints({ must, may = [], never = [] }: HeadingRules): RecordFormat["detect"] {
  const groups = must.map((group) => new Set(group.map(foldHeading)));
  const known = new Set([...must.flat(), ...may].map(foldHeading));
  const refused = new Set(never.map(foldHeading));
  return (headings) => {
    const own = new Set(headings);
    if (headings.some((heading) => refused.has(heading))) return 0;
    if (!groups.every((group) => [...group].some((heading) => own.has(heading)))) return 0;
    return [...known].filter((heading) => own.has(heading)).length;
  };
}
