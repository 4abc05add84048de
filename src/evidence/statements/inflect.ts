/** How a form of a verb may be used; the past and the participle of a regular verb are one form. */
export type Inflection = "base" | "third" | "past" | "ing";

/** Verbs that double their last letter before an ending. */
const doubled = new Set(["admit", "rebut", "quip", "dub", "beg", "commit", "slam", "submit", "regret"]);

/** The forms of a regular verb. */
export function regularForms(verb: string): readonly (readonly [form: string, inflection: Inflection])[] {
  const stem = doubled.has(verb) ? `${verb}${verb.at(-1) ?? ""}` : verb;
  const past = /[^aeiou]y$/.test(verb)
    ? `${verb.slice(0, -1)}ied`
    : `${stem}${verb.endsWith("e") ? "d" : "ed"}`;
  return [
    [verb, "base"],
    [third(verb), "third"],
    [past, "past"],
    [`${/[^e]e$/.test(verb) ? verb.slice(0, -1) : stem}ing`, "ing"],
  ];
}

function third(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** What an irregular form is: told by its ending. */
export const inflectionOf = (form: string): Inflection =>
  /ing$/.test(form) ? "ing" : /s$/.test(form) ? "third" : "past";
