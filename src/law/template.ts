import type { Fact } from "../model/fact.ts";

const placeholder = /\{([a-zA-Z]+)\}/g;

/** The names between braces in a question of data/law. */
export const placeholders = (template: string): readonly string[] =>
  [...template.matchAll(placeholder)].map((match) => match[1] ?? "");

/** How the subject is called in questions: its name, and the goods asked about ("the goods of Lumo Gin" for a party). */
export interface SubjectWords {
  readonly subjectName: string;
  readonly subjectGoods: string;
  readonly isParty: boolean;
  /** The legal date. */
  readonly on: string;
}

export const subjectFields: readonly string[] = ["subjectName", "subjectGoods", "on"];
/** What only a need on a day can say: the day before which it is not met. */
export const dayField = "notBefore";

export interface Filling {
  readonly fact?: Fact;
  readonly notBefore?: string;
}

/** Fills a question with the subject's words and a fact's fields. A field the fact leaves out reads as "not stated". */
export const fillTemplate = (template: string, subject: SubjectWords, filling: Filling = {}): string =>
  template.replace(placeholder, (_, name: string) => {
    if (name === "subjectName") return subject.subjectName;
    if (name === "subjectGoods") return subject.subjectGoods;
    if (name === "on") return subject.on;
    return words(name === dayField ? filling.notBefore : filling.fact?.value[name]);
  });

const words = (value: Fact["value"][string] | undefined): string => {
  if (value === undefined || value === "") return "not stated";
  return typeof value === "object" ? value.join(", ") : String(value);
};
