import type { Excluded } from "../model/flow.ts";

const rules = [
  ["byDate", "the order of days alone"],
  ["byGoods", "their goods alone"],
  ["byDateAndGoods", "the order of days and their goods"],
] as const;

/** What was excluded, so that nobody takes a rule's silence for an answer. */
export const setAside = (excluded: Excluded): readonly string[] =>
  rules.flatMap(([rule, words]) => {
    const { count, best } = excluded[rule];
    if (best === null) return [];
    const sources = count === 1 ? "One source of exposure is" : `${count} sources of exposure are`;
    return [`${sources} kept out by ${words}; the nearest is ${best.source.partyName}: ${best.why}.`];
  });

/** Whether a note is one of these, for a page that tells what was excluded in its own way. */
export const isSetAside = (note: string): boolean =>
  / kept out by the order of days| kept out by their goods/.test(note);
