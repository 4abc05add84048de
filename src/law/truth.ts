import type { IsoDate } from "../model/dates.ts";
import type { Fact, Missing } from "../model/fact.ts";
import { type Condition, type FactCondition, inForceDay, type Need } from "./condition.ts";
import { fillTemplate, type SubjectWords } from "./template.ts";

/** What a condition is asked about: the subject, and the first day of the provision it stands in. */
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
 * The answer of facts to a condition. There is no "false": the world is open, so facts that are absent, insufficient
 * or about something else leave a condition unknown and name what would settle it.
 */
export interface Truth {
  readonly value: "met" | "contested" | "unknown";
  /** Facts that meet, contest, or come near; in the order of their ids. */
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
  if ("any" in condition) return anyOf(condition.any.map((part) => truthOf(part, facts, setting)));
  return allOf(condition.all.map((part) => truthOf(part, facts, setting)));
}

function factTruth(condition: FactCondition, facts: readonly Fact[], setting: Setting): Truth {
  const concerned = facts.filter((fact) => concerns(condition, fact)).sort(byId);
  const open = [{ fact: condition.fact, text: fillTemplate(generalQuestion(condition, setting), setting) }];
  if (concerned.length === 0) return { value: "unknown", facts: [], asked: [], open, by: [] };
  const full = concerned.filter((fact) => isFull(condition, fact, setting));
  const against = condition.contested_if;
  const met = full.filter((fact) => against === undefined || !says(fact, against.field, against.in));
  const asked = concerned.flatMap((fact) => questions(condition, fact, setting));
  // What is met needs no further answer: nothing more is asked about this condition.
  if (met.length > 0) return { value: "met", facts: met, asked: [], open: [], by: [] };
  if (full.length > 0 && against !== undefined)
    return { value: "contested", facts: full, asked, open: [], by: [against.by] };
  const unsettled = open.map((one) => ({ ...one, field: "level" }));
  return {
    value: "unknown",
    facts: concerned,
    asked: asked.length > 0 ? asked : unsettled,
    open: [],
    by: [],
  };
}

const generalQuestion = (condition: FactCondition, { isParty }: Setting): string =>
  isParty ? (condition.missing_of_party ?? condition.missing) : condition.missing;

function anyOf(parts: readonly Truth[]): Truth {
  const met = parts.filter((part) => part.value === "met");
  const contested = parts.filter((part) => part.value === "contested");
  if (met.length > 0) return join(met, met, "met");
  return contested.length > 0 ? join(contested, parts, "contested") : join(parts, parts, "unknown");
}

function allOf(parts: readonly Truth[]): Truth {
  const unknown = parts.filter((part) => part.value === "unknown");
  if (unknown.length > 0) return join(parts, parts, "unknown");
  return join(parts, parts, parts.some((part) => part.value === "contested") ? "contested" : "met");
}

const join = (chosen: readonly Truth[], all: readonly Truth[], value: Truth["value"]): Truth => ({
  value,
  facts: [...new Set(chosen.flatMap((part) => part.facts))].sort(byId),
  asked: all.flatMap((part) => part.asked),
  open: all.flatMap((part) => part.open),
  by: [...new Set(chosen.flatMap((part) => part.by))].sort(),
});

function concerns(condition: FactCondition, fact: Fact): boolean {
  if (fact.name !== condition.fact) return false;
  if (condition.needs.some((need) => "in" in need && says(fact, need.field, need.rejects))) return false;
  return saysAll(fact, condition.where);
}

/** Whatever a file of data/law forgets to ask, only documented facts on identities that are not candidates count in full. */
const isFull = (condition: FactCondition, fact: Fact, setting: Setting): boolean =>
  fact.level === "documented" &&
  fact.identity !== "candidate" &&
  openNeeds(condition, fact, setting).length === 0;

const openNeeds = (condition: FactCondition, fact: Fact, setting: Setting): readonly Need[] =>
  condition.needs.filter((need) => {
    if (!saysAll(fact, need.when)) return false;
    if ("in" in need) return !says(fact, need.field, need.in);
    const day = fact.value[need.field];
    return typeof day !== "string" || day < lastOf(need.not_before, fact, setting);
  });

/** The latest of the days that a need names. */
const lastOf = (names: readonly string[], fact: Fact, setting: Setting): IsoDate =>
  names
    .map((name) => (name === inForceDay ? setting.inForceFrom : String(fact.value[name] ?? "")))
    .toSorted()
    .at(-1) ?? "";

const questions = (condition: FactCondition, fact: Fact, setting: Setting): readonly Asked[] =>
  openNeeds(condition, fact, setting).map((need) => {
    const late = "in" in need ? {} : { notBefore: lastOf(need.not_before, fact, setting) };
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
