import type { Fact } from "../model/fact.ts";
import type { Level } from "../model/levels.ts";
import { capitalised } from "./slots.ts";
import { identityWords, levelWords } from "./words.ts";

/** What a fact says, without the words that tie a subject to it: those are told once, with the route or the supply. */
export function bodyOf({ lead, sentence, value }: Fact): string {
  const tied = lead !== undefined && sentence.startsWith(lead);
  const names = [value.partyName, value.entryName, value.goods].filter((name) => typeof name === "string");
  return capitalised(tied ? sentence.slice(lead.length) : sentence, names);
}

/** The part of the sentence that changes with the good or the name, while the rest says the same. */
export function partOf({ name, value }: Fact): string | undefined {
  switch (name) {
    case "screened-no-entry":
      return Array.isArray(value.values) ? value.values.map((one) => `"${one}"`).join(", ") : undefined;
    case "good-of-concern":
      return typeof value.goods === "string" ? value.goods : undefined;
    case "priority-sector":
      return `HS ${value.hs} (${value.goods})`;
    default:
      return undefined;
  }
}

/** What stands in the place of that part: "No entry found for any of these". */
export const partsCalled = ({ name }: Fact, starts: boolean): string => {
  const words = name === "screened-no-entry" ? "any of these" : "each of these";
  return starts ? capitalised(`${words} `).trim() : words;
};

/** The same for facts that one entry may tell: their own words decide the rest, their level is told with each subject. */
export const entryKey = (fact: Fact): string =>
  JSON.stringify([fact.name, fact.identity ?? null, isTied(fact) ? fact.value.strength : fact.level]);

/** Whether the fact's level includes how the subject is tied to it. */
export const isTied = ({ lead }: Fact): boolean => lead !== undefined && lead !== "";

const strengths: Readonly<Record<string, Level>> = {
  shows: "documented",
  states: "declared",
  suggests: "inferred",
};

/** How well a place is known, whatever the tie of a subject to it; other facts have their level alone. */
export const ownLevel = ({ level, value }: Fact): Level =>
  (typeof value.strength === "string" ? strengths[value.strength] : undefined) ?? level;

/** How an entry is known aside from any subject's tie, in words. */
export function knownHow(fact: Fact): string {
  const identity = fact.identity ? [identityWords[fact.identity]] : [];
  const { strengthWords } = fact.value;
  const strength = typeof strengthWords === "string" ? [strengthWords] : [];
  const level = isTied(fact) ? [] : [levelWords[fact.level]];
  return [...level, ...strength, ...identity].join("; ");
}
