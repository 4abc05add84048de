import type { Issue } from "../model/issue.ts";
import type { PartyNode } from "../model/records.ts";
import { compareNames } from "../names/compare-names.ts";
import { nameTables } from "./tables/names.ts";

/** Below this likeness (1/10,000) two names of one key, in one script, are asked about. */
const unlike = 3_000;
const isLatin = (name: string): boolean => /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u.test(name);

/** One key is one party, whatever its rows call it; names that have nothing in common may be a wrong key. */
export function twoNames({ key, names }: PartyNode): readonly Issue[] {
  const [first, ...others] = names.filter(isLatin);
  if (key === undefined || first === undefined) return [];
  return others
    .filter((other) => compareNames(nameTables(), first, other).score < unlike)
    .map((other) => ({
      code: "row.contradiction",
      message: `Are both party ${key}? Rows of this key are called "${first}" and "${other}".`,
      hint: "If not, correct the key; if so, nothing needs to be done.",
    }));
}
