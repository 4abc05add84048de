import type { Fact } from "../model/fact.ts";

const placeholder = /\{([a-zA-Z]+)\}/g;

/** The names between braces in a question of data/law. */
export const placeholders = (template: string): readonly string[] =>
  [...template.matchAll(placeholder)].map((match) => match[1] ?? "");

/** Fills a question with the subject's name and a fact's fields. A field the fact leaves out reads as "not stated". */
export const fillTemplate = (template: string, subjectName: string, fact?: Fact): string =>
  template.replace(placeholder, (_, name: string) =>
    name === "subjectName" ? subjectName : words(fact?.value[name]),
  );

const words = (value: Fact["value"][string] | undefined): string => {
  if (value === undefined || value === "") return "not stated";
  return typeof value === "object" ? value.join(", ") : String(value);
};
