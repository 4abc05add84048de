import type { IsoDate } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import type { Outcome } from "../model/levels.ts";
import { inForceDay } from "./condition.ts";
import type { SubjectKind } from "./fact-definition.ts";
import type { Provision } from "./instrument.ts";
import type { SubjectWords } from "./template.ts";
import { type Truth, truthOf } from "./truth.ts";

export interface Question {
  /** The legal date. */
  readonly on: IsoDate;
  readonly market: string;
  readonly subjectKind: SubjectKind;
  readonly subjectName: string;
}

/** The outcome of one provision on the day asked about. */
export interface ProvisionOutcome {
  readonly provision: Provision;
  readonly outcome: Outcome;
  readonly truth: Truth;
}

const nothing: Truth = { value: "unknown", facts: [], asked: [], open: [], by: [] };

const subjectWords = ({ subjectKind, subjectName, on }: Question): SubjectWords => ({
  subjectName,
  subjectGoods: subjectKind === "party" ? `the goods of ${subjectName}` : subjectName,
  isParty: subjectKind === "party",
  on,
});

/** Time first: before a provision has effect, and after its end, its conditions are not asked. */
export function provisionOutcome(
  provision: Provision,
  facts: readonly Fact[],
  question: Question,
): ProvisionOutcome {
  const { from, to } = provision.in_force;
  if (question.on < from) return { provision, outcome: "not-yet", truth: nothing };
  if (provision.status === "ended") return { provision, outcome: "does-not", truth: nothing };
  if (to !== undefined && to < question.on) return afterTheEnd(provision, to);
  const truth = truthOf(provision.applies_when, facts, { ...subjectWords(question), inForceFrom: from });
  if (truth.value === "unmet") return { provision, outcome: "does-not", truth };
  if (truth.value !== "unknown" && isUnsettled(provision, question.on)) return unsettled(provision, truth);
  const met = provision.status === "contested" ? "contested" : "applies";
  return { provision, outcome: truth.value === "met" ? met : truth.value, truth };
}

const isUnsettled = ({ unsettled }: Provision, on: IsoDate): boolean =>
  unsettled !== undefined && unsettled.from <= on;

/** A change of the law itself that nobody could confirm leaves open what would otherwise be answered. */
function unsettled(provision: Provision, truth: Truth): ProvisionOutcome {
  const text = provision.unsettled?.question ?? "";
  const asked = [...truth.asked, { fact: "in-force", text, field: inForceDay }];
  return { provision, outcome: "unknown", truth: { ...truth, value: "unknown", asked } };
}

/** An end that lay ahead when the provision was last checked may have been moved since: that is a question, not an answer. */
function afterTheEnd(provision: Provision, to: IsoDate): ProvisionOutcome {
  if (to <= provision.checked_on) return { provision, outcome: "does-not", truth: nothing };
  const text = `does ${provision.short} still have effect after ${to}? its end was read as ${provision.in_force.to_source} and last checked on ${provision.checked_on}`;
  return {
    provision,
    outcome: "unknown",
    truth: { ...nothing, asked: [{ fact: "in-force", text, field: inForceDay }] },
  };
}
