import { evaluate, restsOn } from "../law/evaluate.ts";
import type { Instrument } from "../law/instrument.ts";
import type { Law } from "../law/law.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Assessment, Fact, Missing } from "../model/fact.ts";
import { fail } from "../model/issue.ts";
import { profileNotes } from "./facts/profile-notes.ts";
import { type Days, type Gathered, gatherFacts } from "./gather-facts.ts";
import { listNotes, remarkNotes, unscreened, worldNotes } from "./notes.ts";
import { defaultSubjects } from "./subjects.ts";
import { type AssessmentWorld, type Subject, subjectRef } from "./world.ts";
import { indexWorld, type WorldIndex } from "./world-index.ts";

export interface AssessOptions {
  readonly subjects?: readonly Subject[] | undefined;
  readonly markets: readonly string[];
  /** The legal date; without it a shipment's import date, and today for everything else. */
  readonly on?: IsoDate | undefined;
  readonly today: IsoDate;
}

/**
 * What follows in the law of each market for each subject: facts out of the rooms above, handed to law. In the order of
 * the subjects, then the markets, then `markets.yml`.
 */
export function assess(
  world: AssessmentWorld,
  options: AssessOptions,
  index: WorldIndex = indexWorld(world),
): readonly Assessment[] {
  const asked = options.markets.map((market) => askedOf(world.law, market));
  return (options.subjects ?? defaultSubjects(world, index)).flatMap((subject) => {
    const legal = legalDate(index, subject, options);
    const gathered = gatherFacts(world, index, subject, legal);
    return asked.flatMap(({ market, instruments }) =>
      instruments.map((instrument) =>
        assessOne({ world, index, subject, gathered, legal }, instrument, market),
      ),
    );
  });
}

interface AskedLaw {
  readonly market: string;
  readonly instruments: readonly Instrument[];
}

/** The instruments of a market, or the one instrument whose key is named, on its own market. */
function askedOf(law: Law, named: string): AskedLaw {
  const market = law.marketNames.get(named) ?? named;
  const one = law.instruments.get(market);
  if (one?.markets[0] !== undefined) return { market: one.markets[0], instruments: [one] };
  const ids = law.markets.get(market);
  if (ids === undefined)
    return fail(
      "usage.option",
      `No law of the market "${market}" is encoded.`,
      `Markets known: ${[...law.markets.keys()].sort().join(", ")}; or the key of one instrument: ${[...law.instruments.keys()].sort().join(", ")}.`,
    );
  return { market, instruments: ids.flatMap((id) => law.instruments.get(id) ?? []) };
}

interface LegalDate extends Days {
  /** Why this day, where it was not asked for. */
  readonly note?: string | undefined;
}

/** A shipment is judged on the day it was imported, all else on the day of asking. */
function legalDate(index: WorldIndex, subject: Subject, options: AssessOptions): LegalDate {
  const { on, today } = options;
  if (on !== undefined) return { on, today };
  if (subject.kind !== "shipment") return { on: today, today };
  const rows = index.shipments.get(subject.id) ?? [];
  const imported = rows.flatMap((row) => row.cells.import_date ?? []).sort()[0];
  return imported === undefined
    ? {
        on: today,
        today,
        note: `No import date is recorded for ${subject.name}; the legal date is today, ${today}.`,
      }
    : { on: imported, today };
}

interface Asked {
  readonly world: AssessmentWorld;
  readonly index: WorldIndex;
  readonly subject: Subject;
  readonly gathered: Gathered;
  readonly legal: LegalDate;
}

function assessOne(asked: Asked, instrument: Instrument, market: string): Assessment {
  const { world, index, subject, gathered, legal } = asked;
  const question = { on: legal.on, market, subjectKind: subject.kind, subjectName: subject.name };
  const found = evaluate(instrument, gathered.facts, question, world.law.calendars);
  const evidence = evidenceOf(gathered.facts, found.facts, instrument);
  const ofGoods = instrument.addressee === "goods";
  const open = ofGoods && found.outcome === "unknown" ? unscreened(world, subject, gathered) : [];
  return {
    subject: subjectRef(subject),
    subjectName: subject.name,
    market,
    regime: instrument.id,
    outcome: found.outcome,
    summary: found.summary,
    because: found.because,
    missing: onceByText([...open, ...found.missing]),
    deadlines: found.deadlines,
    evidence,
    basis: found.basis,
    on: legal.on,
    notes: [
      ...new Set([
        ...(legal.note === undefined ? [] : [legal.note]),
        ...gathered.notes,
        ...found.notes,
        ...(ofGoods ? [] : profileNotes({ world, index, on: legal.on })),
        ...instrument.notes,
        ...remarkNotes(evidence.filter((fact) => found.facts.includes(fact.id))),
        ...listNotes({ index, today: legal.today, on: legal.on }, instrument, evidence),
        ...worldNotes(world, index, subject),
      ]),
    ],
  };
}

/** The facts that were read: those that decided or came near first, then what they rest on, then what only indicates. */
function evidenceOf(
  facts: readonly Fact[],
  decided: readonly string[],
  instrument: Instrument,
): readonly Fact[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const deciding = decided.flatMap((id) => byId.get(id) ?? []);
  const under = deciding.flatMap((fact) => restsOn(fact).flatMap((id) => byId.get(id) ?? []));
  const indicators = facts.filter((fact) => starts(instrument, fact) || indicates(instrument, fact));
  return [...new Set([...deciding, ...under, ...indicators])];
}

/** Days that start deadlines: of a shipment for what concerns goods, of the importer's year for its own duties. */
const starts = ({ addressee }: Instrument, { name }: Fact): boolean =>
  name === (addressee === "importer" ? "importer-year-end" : "procedural-event");

/** An indicator of another instrument's list says nothing here; an instrument that reads no list takes them all. */
function indicates(instrument: Instrument, fact: Fact): boolean {
  if (!instrument.indicators.includes(fact.name)) return false;
  const list = fact.value.list;
  return (
    list === undefined ||
    fact.name === "good-of-concern" ||
    instrument.lists.length === 0 ||
    instrument.lists.some((use) => use.key === list)
  );
}

const onceByText = (all: readonly Missing[]): readonly Missing[] => [
  ...new Map(all.map((one) => [one.text, one])).values(),
];
