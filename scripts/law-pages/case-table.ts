import { parse } from "yaml";
import { table } from "./markdown.ts";

interface LawCase {
  readonly name: string;
  readonly date: string;
  readonly facts: readonly {
    readonly fact: string;
    readonly level: string;
    readonly identity?: string;
    readonly value: Readonly<Record<string, unknown>>;
  }[];
  readonly expect: string;
  readonly because?: readonly string[];
}

/** The cases of one file of `data/law/cases`. The tests beside the evaluator hold the file against its schema. */
export const readCases = (
  text: string,
): { readonly instrument: string; readonly cases: readonly LawCase[] } => parse(text, { merge: true });

export const caseTable = (cases: readonly LawCase[]): readonly string[] =>
  table(
    ["situation", "legal date", "facts", "outcome", "decided by"],
    cases.map(({ name, date, facts, expect, because = [] }) => [
      name,
      date,
      facts.length === 0 ? "none" : facts.map(factWords).join("; "),
      expect,
      because.map((id) => `\`${id}\``).join(", "),
    ]),
  );

const factWords = ({ fact, level, identity, value }: LawCase["facts"][number]): string => {
  const said = Object.entries(value).map(([field, one]) => `${field} ${oneWord(one)}`);
  const known = identity === undefined ? level : `${level}, identity ${identity}`;
  return `${fact} (${[known, ...said].join(", ")})`;
};

const oneWord = (value: unknown): string =>
  Array.isArray(value) ? (value.length === 0 ? "none" : value.join(" + ")) : String(value);
