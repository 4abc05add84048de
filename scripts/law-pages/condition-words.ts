import {
  type Condition,
  type FactCondition,
  isDayNeed,
  isReachedNeed,
  isValueNeed,
  type Need,
  partsOf,
  type Threshold,
} from "../../src/law/condition.ts";
import { grouped } from "./markdown.ts";

/** A condition as lines of a nested list. */
export function conditionLines(condition: Condition, depth = 0): readonly string[] {
  if ("fact" in condition) return factLines(condition, depth);
  const parts = partsOf(condition).flatMap((part) => conditionLines(part, depth + 1));
  return [item(depth, `${howMany(condition)}:`), ...parts];
}

function howMany(condition: Exclude<Condition, FactCondition>): string {
  if ("any" in condition) return "any of these";
  return "all" in condition
    ? "all of these"
    : `at least ${condition.at_least} of these ${condition.of.length}`;
}

function factLines(condition: FactCondition, depth: number): readonly string[] {
  const { fact, where, year, needs, contested_if: against, missing } = condition;
  const which = [
    ...Object.entries(where).map(([field, values]) => `${field} ${orWords(values)}`),
    ...(year === undefined ? [] : [yearWords[year]]),
  ];
  return [
    item(depth, `a documented fact \`${fact}\`${which.length === 0 ? "" : ` (${which.join("; ")})`}`),
    ...needs.map((need) =>
      item(depth + 1, `${needWords(need)}; while open it is asked: ${quoted(need.missing)}`),
    ),
    ...(against === undefined
      ? []
      : [item(depth + 1, `contested by ${against.by} where ${against.field} is ${orWords(against.in)}`)]),
    item(depth + 1, `where there is no such fact it is asked: ${quoted(missing)}`),
  ];
}

const yearWords = {
  last: "of the twelve months that end with the legal date",
  "before-last": "of the twelve months before those",
};

function needWords(need: Need): string {
  if (isValueNeed(need)) {
    const aside = need.rejects.length === 0 ? "" : ` (${orWords(need.rejects)} puts it aside)`;
    return `${need.field} is ${orWords(need.in)}${aside}${whenWords(need.when)}${closing(need.closes)}`;
  }
  if (isDayNeed(need)) {
    const days = need.not_before.map((day) => (day === "in_force" ? "the provision's first day" : day));
    return `${need.field} is not before ${days.join(" and ")}${whenWords(need.when)}`;
  }
  if (isReachedNeed(need)) return `${need.field} has come by the legal date`;
  const { at_least, more_than } = need;
  const words = at_least === undefined ? "more than" : "at least";
  return `${need.field} is ${thresholdWords(words, at_least ?? more_than ?? 0)}${closing(need.closes)}`;
}

/** "at least 3,000 from 2023-01-01, at least 1,000 from 2024-01-01" */
export const thresholdWords = (words: string, set: Threshold): string =>
  typeof set === "number"
    ? `${words} ${grouped(set)}`
    : Object.entries(set)
        .map(([from, amount]) => `${words} ${grouped(amount)} from ${from}`)
        .join(", ");

const closing = (closes: boolean): string => (closes ? ", and otherwise the answer is no" : "");

const whenWords = (when: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(when)
    .map(([field, values]) => `, asked where ${field} is ${orWords(values)}`)
    .join("");

const orWords = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(" or ");
const quoted = (text: string): string => `"${text}"`;
const item = (depth: number, text: string): string =>
  `${"  ".repeat(depth)}- ${text.replaceAll(/\s+/g, " ")}`;
