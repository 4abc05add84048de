import { daysBetween, type IsoDate, isWithin } from "../model/dates.ts";
import type { Instrument, Provision } from "./instrument.ts";
import type { ProvisionOutcome, Question } from "./provision-outcome.ts";
import { closed, shorts } from "./render.ts";

/** What a fair reader must know beside the provisions that decided, and whether the law was looked at since. */
export function notesOf(
  instrument: Instrument,
  deciding: readonly ProvisionOutcome[],
  question: Question,
): readonly string[] {
  const told = deciding
    .filter(
      ({ outcome, truth }) => outcome === "applies" || outcome === "contested" || truth.value === "unmet",
    )
    .map(({ provision }) => provision);
  // Duties of one law come together by the dozen: what is the same of all of them is said once.
  const caveats =
    instrument.addressee === "importer"
      ? provisionNotes(told, question.on)
      : told.flatMap((provision) => provisionNotes([provision], question.on));
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

/** Caveats, who must prove what, dated notes, how it was read. */
function provisionNotes(provisions: readonly Provision[], on: IsoDate): readonly string[] {
  const proofs = said(provisions, ({ standard_of_proof }) => [standard_of_proof]);
  const dated = said(provisions, ({ notes }) =>
    notes.filter((note) => isWithin(note, on)).map((note) => `note of ${note.date}: ${note.text}`),
  );
  const read = said(provisions, ({ citation: { read_in, url } }) =>
    read_in === undefined
      ? []
      : [`was read in ${read_in}${url === undefined ? "" : `; official text: ${url}`}`],
  );
  return [
    ...provisions.flatMap(({ caveats }) => caveats),
    ...proofs.map(([text, named]) => `Standard of proof under ${named}: ${text}`),
    ...dated.map(([text, named]) => `${named}, ${text}`),
    ...read.map(([text, named]) => `${named} ${text}`),
  ].map(closed);
}

/** Each text once, with the provisions that say it. */
function said(
  provisions: readonly Provision[],
  textsOf: (provision: Provision) => readonly string[],
): readonly (readonly [string, string])[] {
  const all = provisions.flatMap((provision) => textsOf(provision).map((text) => ({ text, provision })));
  return [...Map.groupBy(all, ({ text }) => text)].map(([text, those]) => [
    text,
    shorts(those.map(({ provision }) => provision)),
  ]);
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
