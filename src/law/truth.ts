import type { IsoDate } from "../model/dates.ts";
import type { Fact, Missing } from "../model/fact.ts";
import { amountFits, inYear } from "./amounts.ts";
import {
  type Condition,
  type FactCondition,
  inForceDay,
  isDayNeed,
  isReachedNeed,
  isValueNeed,
  type Need,
} from "./condition.ts";
import { fillTemplate, type SubjectWords } from "./template.ts";

/** What a condition is asked about: the subject, the legal date, and the first day of the provision it stands in. */
export interface Setting extends SubjectWords {
  readonly inForceFrom: IsoDate;
}

/** A question about a fact: which of its fields is open, and the day before which it lies where that is what is open. */
export interface Asked extends Missing {
  readonly field: string;
  readonly of?: Fact;
  readonly notBefore?: IsoDate;
}

/**
 * The answer of facts to a condition. The world is open, so facts that are absent, insufficient or about something else
 * leave a condition unknown and name what would settle it. `unmet` is said on the importer's own figures only, of which
 * there is one a year: a documented one that fails a need which `closes`.
 */
export interface Truth {
  readonly value: "met" | "contested" | "unknown" | "unmet";
  /** Facts that meet, contest, come near or close; in the order of their ids. */
  readonly facts: readonly Fact[];
  /** Questions about those facts. */
  readonly asked: readonly Asked[];
  /** Questions open because no fact is concerned at all. */
  readonly open: readonly Missing[];
  readonly by: readonly ("evidence" | "litigation")[];
}

/** Evaluates a condition over facts. Total; the order of facts does not matter. */
export function truthOf(condition: Condition, facts: readonly Fact[], setting: Setting): Truth {
  if ("fact" in condition) return factTruth(condition, facts, setting);
  const truths = (parts: readonly Condition[]) => parts.map((part) => truthOf(part, facts, setting));
  if ("any" in condition) return someOf(truths(condition.any), 1);
  if ("all" in condition) return someOf(truths(condition.all), condition.all.length);
  return someOf(truths(condition.of), condition.at_least);
}

function factTruth(condition: FactCondition, facts: readonly Fact[], setting: Setting): Truth {
  const all = facts.filter((fact) => concerns(condition, fact, setting)).sort(byId);
  const concerned = condition.year === undefined ? all : latest(all);
  const open = [{ fact: condition.fact, text: fillTemplate(generalQuestion(condition, setting), setting) }];
  if (concerned.length === 0) return { value: "unknown", facts: [], asked: [], open, by: [] };
  const full = concerned.filter((fact) => isFull(condition, fact, setting));
  const closing = concerned.filter((fact) => isClosing(condition, fact, setting));
  const against = condition.contested_if;
  const met = full.filter((fact) => against === undefined || !says(fact, against.field, against.in));
  const asked = concerned.flatMap((fact) => questions(condition, fact, setting));
  // Two figures of one year that answer differently: neither is taken for the right one.
  if (met.length > 0 && closing.length > 0)
    return { value: "contested", facts: [...met, ...closing].sort(byId), asked, open: [], by: ["evidence"] };
  // What is met needs no further answer: nothing more is asked about this condition.
  if (met.length > 0) return { value: "met", facts: met, asked: [], open: [], by: [] };
  if (full.length > 0 && against !== undefined)
    return { value: "contested", facts: full, asked, open: [], by: [against.by] };
  if (closing.length === concerned.length)
    return { value: "unmet", facts: closing, asked: [], open: [], by: [] };
  const unsettled = open.map((one) => ({ ...one, field: "level" }));
  return {
    value: "unknown",
    facts: concerned,
    asked: asked.length > 0 ? asked : unsettled,
    open: [],
    by: [],
  };
}

/** The last figure of a year: what was counted earlier in it has been counted again since. */
const latest = (facts: readonly Fact[]): readonly Fact[] => {
  const days = facts.map(({ value }) => String(value.asOf));
  const last = days.toSorted().at(-1);
  return facts.filter((_, at) => days[at] === last);
};

const generalQuestion = (condition: FactCondition, { isParty }: Setting): string =>
  isParty ? (condition.missing_of_party ?? condition.missing) : condition.missing;

/** Whether so many of the parts are met: `any` is one of them, `all` is every one. What is open may still be met. */
function someOf(parts: readonly Truth[], least: number): Truth {
  const those = (...values: readonly Truth["value"][]) => parts.filter(({ value }) => values.includes(value));
  const met = those("met");
  if (met.length >= least) return join(met, met, "met");
  const near = those("met", "contested");
  const unmet = those("unmet");
  if (near.length >= least)
    return join(
      near,
      parts.filter(({ value }) => value !== "unmet"),
      "contested",
    );
  if (parts.length - unmet.length < least) return join(unmet, [], "unmet");
  const left = those("met", "contested", "unknown");
  return join(left, left, "unknown");
}

const join = (chosen: readonly Truth[], all: readonly Truth[], value: Truth["value"]): Truth => ({
  value,
  facts: [...new Set(chosen.flatMap((part) => part.facts))].sort(byId),
  asked: all.flatMap((part) => part.asked),
  open: all.flatMap((part) => part.open),
  by: [...new Set(chosen.flatMap((part) => part.by))].sort(),
});

function concerns(condition: FactCondition, fact: Fact, { on }: Setting): boolean {
  if (fact.name !== condition.fact) return false;
  if (condition.needs.some((need) => isValueNeed(need) && says(fact, need.field, need.rejects))) return false;
  if (condition.year !== undefined && !inYear(fact.value.asOf, condition.year, on)) return false;
  return saysAll(fact, condition.where);
}

/** Whatever a file of data/law forgets to ask, only documented facts on identities that are not candidates count in full. */
const isFull = (condition: FactCondition, fact: Fact, setting: Setting): boolean =>
  fact.level === "documented" &&
  fact.identity !== "candidate" &&
  openNeeds(condition, fact, setting).length === 0;

/** All that it fails are needs that answer with no. */
const isClosing = (condition: FactCondition, fact: Fact, setting: Setting): boolean => {
  const open = openNeeds(condition, fact, setting);
  return (
    fact.level === "documented" && open.length > 0 && open.every((need) => "closes" in need && need.closes)
  );
};

const openNeeds = (condition: FactCondition, fact: Fact, setting: Setting): readonly Need[] =>
  condition.needs.filter((need) => !fulfils(need, fact, setting));

function fulfils(need: Need, fact: Fact, setting: Setting): boolean {
  const value = fact.value[need.field];
  if (isReachedNeed(need)) return typeof value === "string" && value <= setting.on;
  if (!isValueNeed(need) && !isDayNeed(need)) return amountFits(need, value, setting.on);
  if (!saysAll(fact, need.when)) return true;
  if (isValueNeed(need)) return says(fact, need.field, need.in);
  return typeof value === "string" && value >= lastOf(need.not_before, fact, setting);
}

/** The latest of the days that a need names. */
const lastOf = (names: readonly string[], fact: Fact, setting: Setting): IsoDate =>
  names
    .map((name) => (name === inForceDay ? setting.inForceFrom : String(fact.value[name] ?? "")))
    .toSorted()
    .at(-1) ?? "";

const questions = (condition: FactCondition, fact: Fact, setting: Setting): readonly Asked[] =>
  openNeeds(condition, fact, setting).map((need) => {
    const late = isDayNeed(need) ? { notBefore: lastOf(need.not_before, fact, setting) } : {};
    const text = fillTemplate(need.missing, setting, { fact, ...late });
    return { fact: fact.name, text, field: need.field, of: fact, ...late };
  });

const saysAll = (fact: Fact, said: Readonly<Record<string, readonly string[]>>): boolean =>
  Object.entries(said).every(([field, allowed]) => says(fact, field, allowed));

function says(fact: Fact, field: string, allowed: readonly string[]): boolean {
  const value = field === "level" ? fact.level : field === "identity" ? fact.identity : fact.value[field];
  if (value === undefined) return false;
  return typeof value === "object" ? value.some((v) => allowed.includes(v)) : allowed.includes(String(value));
}

const byId = (a: Fact, b: Fact): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
