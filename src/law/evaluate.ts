import { daysBetween, isWithin } from "../model/dates.ts";
import type { Because, Deadline, Fact, Missing } from "../model/fact.ts";
import { type Basis, bases, type Outcome } from "../model/levels.ts";
import type { Calendar } from "./calendars/calendar.ts";
import { deadlinesOf } from "./deadlines.ts";
import type { Instrument, Provision } from "./instrument.ts";
import { type ProvisionOutcome, provisionOutcome, type Question } from "./provision-outcome.ts";
import {
  closed,
  contestedSentence,
  elsewhereSentence,
  endedSentence,
  metSentence,
  nothingSentence,
  notYetSentence,
  openSentence,
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
 * instrument does not concern the market or its effect has ended on a day that was checked; everything the facts leave
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
    deadlines: hasDeadlines(outcome, question)
      ? deadlinesOf(instrument.deadlines, facts, calendars.get(instrument.calendar ?? ""))
      : [],
    facts: unique([...deciding, ...all].flatMap((one) => one.truth.facts.map((fact) => fact.id))),
    basis: weakest(deciding.map((one) => one.provision.basis)),
    notes: notesOf(instrument, deciding, question),
  };
}

/** Deadlines run on goods that were sent: on every shipment an answer is open for, on a product once conditions are met. */
const hasDeadlines = (outcome: Outcome, { subjectKind }: Question): boolean =>
  outcome === "applies" || outcome === "contested"
    ? subjectKind !== "party"
    : outcome === "unknown" && subjectKind === "shipment";

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
    });
    if (truth.facts.length === 0) return [reason(withoutFacts(one, question), [])];
    return truth.facts.map((fact) =>
      reason(withFact(instrument, one, fact, question), [fact.id, ...restsOn(fact)]),
    );
  });
}

function withoutFacts(one: ProvisionOutcome, question: Question): string {
  if (one.outcome === "not-yet") return notYetSentence(one.provision, question.on);
  if (one.outcome === "does-not") return endedSentence(one.provision, question.on);
  return nothingSentence(one.provision, question.subjectName);
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

function notesOf(
  instrument: Instrument,
  deciding: readonly ProvisionOutcome[],
  question: Question,
): readonly string[] {
  const caveats = deciding.flatMap((one) =>
    one.outcome === "applies" || one.outcome === "contested" ? provisionNotes(one.provision, question) : [],
  );
  const checked = deciding.map((one) => one.provision.checked_on).sort()[0];
  if (checked === undefined || question.on <= checked) return unique(caveats);
  const age = daysBetween(checked, question.on);
  const overdue =
    age > instrument.cadence_days
      ? ` by ${age} days, more than the ${instrument.cadence_days} after which to look again`
      : "";
  return unique([
    ...caveats,
    `The law was last checked on ${checked}; the legal date ${question.on} lies after it${overdue}.`,
  ]);
}

/** What a fair reader must know beside a provision that decided: caveats, who must prove what, how it was read. */
function provisionNotes(provision: Provision, { on }: Question): readonly string[] {
  const { short, caveats, notes, citation, standard_of_proof } = provision;
  const read =
    citation.read_in === undefined
      ? []
      : [
          `${short} was read in ${citation.read_in}${citation.url === undefined ? "" : `; official text: ${citation.url}`}`,
        ];
  return [
    ...caveats,
    `Standard of proof under ${short}: ${standard_of_proof}`,
    ...notes
      .filter((note) => isWithin(note, on))
      .map((note) => `${short}, note of ${note.date}: ${note.text}`),
    ...read,
  ].map(closed);
}

/** The weakest of several bases: what an answer as a whole can claim. */
export const weakest = (all: readonly Basis[]): Basis =>
  [...bases].reverse().find((candidate) => all.includes(candidate)) ?? "general-knowledge";

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
