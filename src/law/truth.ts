import type { Fact, Missing } from "../model/fact.ts";
import type { Condition, FactCondition, Need } from "./condition.ts";
import { fillTemplate, type SubjectWords } from "./template.ts";

/**
 * The answer of facts to a condition. There is no "false": the world is open, so facts that are absent, insufficient
 * or about something else leave a condition unknown and name what would settle it.
 */
export interface Truth {
  readonly value: "met" | "contested" | "unknown";
  /** Facts that meet, contest, or come near; in the order of their ids. */
  readonly facts: readonly Fact[];
  /** Questions about those facts. */
  readonly asked: readonly Missing[];
  /** Questions open because no fact is concerned at all. */
  readonly open: readonly Missing[];
  readonly by: readonly ("evidence" | "litigation")[];
}

/** Evaluates a condition over facts. Total; the order of facts does not matter. */
export function truthOf(condition: Condition, facts: readonly Fact[], subject: SubjectWords): Truth {
  if ("fact" in condition) return factTruth(condition, facts, subject);
  if ("any" in condition) return anyOf(condition.any.map((part) => truthOf(part, facts, subject)));
  return allOf(condition.all.map((part) => truthOf(part, facts, subject)));
}

function factTruth(condition: FactCondition, facts: readonly Fact[], subject: SubjectWords): Truth {
  const concerned = facts.filter((fact) => concerns(condition, fact)).sort(byId);
  const open = [{ fact: condition.fact, text: fillTemplate(condition.missing, subject) }];
  if (concerned.length === 0) return { value: "unknown", facts: [], asked: [], open, by: [] };
  const full = concerned.filter((fact) => isFull(condition, fact));
  const against = condition.contested_if;
  const met = full.filter((fact) => against === undefined || !says(fact, against.field, against.in));
  const asked = concerned.flatMap((fact) => questions(condition, fact, subject));
  // What is met needs no further answer: nothing more is asked about this condition.
  if (met.length > 0) return { value: "met", facts: met, asked: [], open: [], by: [] };
  if (full.length > 0 && against !== undefined)
    return { value: "contested", facts: full, asked, open: [], by: [against.by] };
  return { value: "unknown", facts: concerned, asked: asked.length > 0 ? asked : open, open: [], by: [] };
}

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
  if (condition.needs.some((need) => says(fact, need.field, need.rejects))) return false;
  return Object.entries(condition.where).every(([field, allowed]) => says(fact, field, allowed));
}

/** Whatever a file of data/law forgets to ask, only documented facts on identities that are not candidates count in full. */
const isFull = (condition: FactCondition, fact: Fact): boolean =>
  fact.level === "documented" && fact.identity !== "candidate" && openNeeds(condition, fact).length === 0;

const openNeeds = (condition: FactCondition, fact: Fact): readonly Need[] =>
  condition.needs.filter((need) => !says(fact, need.field, need.in));

const questions = (condition: FactCondition, fact: Fact, subject: SubjectWords): readonly Missing[] =>
  openNeeds(condition, fact).map((need) => ({
    fact: fact.name,
    text: fillTemplate(need.missing, subject, fact),
  }));

function says(fact: Fact, field: string, allowed: readonly string[]): boolean {
  const value = field === "level" ? fact.level : field === "identity" ? fact.identity : fact.value[field];
  if (value === undefined) return false;
  return typeof value === "object" ? value.some((v) => allowed.includes(v)) : allowed.includes(String(value));
}

const byId = (a: Fact, b: Fact): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
