import type { Because, Deadline, Fact, Missing } from "../model/fact.ts";
import { type Basis, bases, type Outcome } from "../model/levels.ts";
import type { Calendar } from "./calendars/calendar.ts";
import { deadlinesOf } from "./deadlines.ts";
import { barring, type Instrument } from "./instrument.ts";
import { notesOf } from "./provision-notes.ts";
import { type ProvisionOutcome, provisionOutcome, type Question } from "./provision-outcome.ts";
import {
  contestedSentence,
  dutyContested,
  dutyOpen,
  dutySentence,
  elsewhereSentence,
  endedSentence,
  metSentence,
  nothingSentence,
  notYetSentence,
  openSentence,
  unmetSentence,
  untimelySentence,
} from "./render.ts";
import { summaryOf } from "./summary.ts";

/** What follows in one instrument from facts about one subject. */
export interface Evaluation {
  readonly outcome: Outcome;
  readonly summary: string;
  readonly because: readonly Because[];
  readonly missing: readonly Missing[];
  readonly deadlines: readonly Deadline[];
  /** Ids of the facts that decided or came near, those that decided first. */
  readonly facts: readonly string[];
  /** The weakest reading among the provisions that decided. */
  readonly basis: Basis;
  readonly notes: readonly string[];
}

/** Strongest first: a condition that is met is not undone by another that is open. */
const rank: readonly Outcome[] = ["applies", "contested", "unknown", "not-yet", "does-not"];

/**
 * Small and total. `applies` only on documented facts and decided or identified identities; `does-not` only where the
 * instrument does not concern the market, its effect has ended on a day that was checked, or the importer's own figures
 * fall short; everything the facts leave
 * open is `unknown`, with what would settle it.
 */
export function evaluate(
  instrument: Instrument,
  facts: readonly Fact[],
  question: Question,
  calendars: ReadonlyMap<string, Calendar> = new Map(),
): Evaluation {
  if (!instrument.markets.includes(question.market)) return elsewhere(instrument, question);
  const all = instrument.provisions.map((provision) => provisionOutcome(provision, facts, question));
  const outcome = rank.find((candidate) => all.some((one) => one.outcome === candidate)) ?? "unknown";
  const deciding = all.filter((one) => one.outcome === outcome);
  const live = outcome === "applies" || outcome === "contested" || outcome === "unknown";
  return {
    outcome,
    summary: summaryOf(instrument, outcome, deciding, question),
    because: becauseOf(instrument, deciding, question),
    missing: live ? missingOf(all, outcome) : [],
    deadlines: hasDeadlines(instrument, outcome, question)
      ? deadlinesOf(instrument.deadlines, facts, {
          on: question.on,
          calendar: calendars.get(instrument.calendar ?? ""),
        })
      : [],
    facts: unique([...deciding, ...all].flatMap((one) => one.truth.facts.map((fact) => fact.id))),
    basis: weakest(deciding.map((one) => one.provision.basis)),
    notes: notesOf(instrument, deciding, question),
  };
}

/**
 * Deadlines run on goods that were sent: on every shipment an answer is open for, on a product once conditions are met.
 * Those of the importer's own duties run whatever is asked about, also while it is open whether it has the duty.
 */
function hasDeadlines({ addressee }: Instrument, outcome: Outcome, { subjectKind }: Question): boolean {
  const met = outcome === "applies" || outcome === "contested";
  if (addressee === "importer") return met || outcome === "unknown";
  return met ? subjectKind !== "party" : outcome === "unknown" && subjectKind === "shipment";
}

const elsewhere = (instrument: Instrument, question: Question): Evaluation => ({
  outcome: "does-not",
  summary: elsewhereSentence(instrument, question.market),
  because: [
    {
      provision: instrument.id,
      sentence: elsewhereSentence(instrument, question.market),
      citation: instrument.citation.reference,
      facts: [],
    },
  ],
  missing: [],
  deadlines: [],
  facts: [],
  basis: instrument.basis,
  notes: [],
});

/** One reason per provision and deciding fact; open provisions that no fact comes near share one reason. */
function becauseOf(
  instrument: Instrument,
  deciding: readonly ProvisionOutcome[],
  question: Question,
): readonly Because[] {
  const near = deciding.filter((one) => one.outcome !== "unknown" || one.truth.facts.length > 0);
  return (near.length > 0 ? near : deciding.slice(0, 1)).flatMap((one) => {
    const { provision, truth } = one;
    const reason = (sentence: string, facts: readonly string[]): Because => ({
      provision: provision.id,
      sentence,
      citation: provision.citation.reference,
      paraphrase: provision.paraphrase,
      ...(provision.citation.url === undefined ? {} : { url: provision.citation.url }),
      facts,
      ...(barring.includes(provision.effect) ? {} : { presumesNothing: true }),
    });
    if (truth.facts.length === 0) return [reason(withoutFacts(instrument, one, question), [])];
    if (instrument.addressee === "importer" || truth.value === "unmet")
      return [
        reason(
          together(instrument, one, question),
          truth.facts.map((fact) => fact.id),
        ),
      ];
    return truth.facts.map((fact) =>
      reason(withFact(instrument, one, fact, question), [fact.id, ...restsOn(fact)]),
    );
  });
}

/** Figures decide together: one sentence for all of them. */
function together(instrument: Instrument, one: ProvisionOutcome, { on }: Question): string {
  const { provision, truth, outcome } = one;
  if (outcome === "applies") return dutySentence(instrument, provision, truth.facts);
  if (outcome === "does-not") return unmetSentence(provision, truth.facts, on);
  if (outcome === "contested")
    return dutyContested(provision, truth.facts, truth.by.length > 0 ? truth.by : ["litigation"]);
  return dutyOpen(provision, truth.facts);
}

function withoutFacts({ addressee }: Instrument, one: ProvisionOutcome, question: Question): string {
  if (one.outcome === "not-yet") return notYetSentence(one.provision, question.on);
  if (one.outcome === "does-not") return endedSentence(one.provision, question.on);
  return nothingSentence(one.provision, addressee === "importer" ? "the importer" : question.subjectName);
}

function withFact(instrument: Instrument, one: ProvisionOutcome, fact: Fact, question: Question): string {
  if (one.outcome === "applies") return metSentence(instrument, one.provision, fact, question.subjectKind);
  if (one.outcome === "contested")
    return contestedSentence(one.provision, fact, one.truth.by.length > 0 ? one.truth.by : ["litigation"]);
  const late = one.truth.asked.find((asked) => asked.of === fact && asked.notBefore !== undefined);
  return late?.notBefore === undefined
    ? openSentence(one.provision, fact)
    : untimelySentence(one.provision, fact, late.notBefore, question.on);
}

/** Ids of the facts a fact was joined from, such as the shipment that ties a product to a listed supplier. */
export const restsOn = (fact: Fact): readonly string[] =>
  typeof fact.value.restsOn === "object" ? fact.value.restsOn : [];

/**
 * Questions of identity first, then others about particular facts; general ones only while nothing is met. The same
 * question is asked once.
 */
function missingOf(all: readonly ProvisionOutcome[], outcome: Outcome): readonly Missing[] {
  const asked = all.flatMap((one) => one.truth.asked);
  const open = outcome === "applies" ? [] : all.flatMap((one) => one.truth.open);
  const inOrder = [
    ...asked.filter(({ field }) => field === "identity"),
    ...asked.filter(({ field }) => field !== "identity"),
    ...open,
  ];
  return [...new Map(inOrder.map(({ fact, text }) => [text, { fact, text }])).values()];
}

/** The weakest of several bases: what an answer as a whole can claim. */
export const weakest = (all: readonly Basis[]): Basis =>
  [...bases].reverse().find((candidate) => all.includes(candidate)) ?? "general-knowledge";

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
