import type { Instrument } from "../law/instrument.ts";
import { daysBetween, type IsoDate } from "../model/dates.ts";
import type { Fact, Missing } from "../model/fact.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { PartyNode } from "../model/records.ts";
import type { Gathered } from "./gather-facts.ts";
import { searchedOf } from "./searched.ts";
import type { AssessmentWorld, Subject } from "./world.ts";
import type { IndexedList, WorldIndex } from "./world-index.ts";

/** What a reader must know of the lists behind an answer: version, age and what is known to be missing. */
export function listNotes(
  { index, today, on }: { readonly index: WorldIndex; readonly today: IsoDate; readonly on: IsoDate },
  instrument: Instrument,
  evidence: readonly Fact[],
): readonly string[] {
  return usedLists(index, instrument, evidence).flatMap(({ version }) => {
    const name = `${version.key} (version ${version.version})`;
    const fiction = version.fictional
      ? [
          `${name} is fiction: its entries are invented and stand in for ${version.standsFor ?? "no real list"} in this workspace only.`,
        ]
      : [];
    const age = daysBetween(version.published, today);
    const old =
      !version.fictional && age > version.cadenceDays
        ? [
            `${name} is stale: ${age} days old on ${today}; a newer one was to be expected after ${version.cadenceDays}.`,
          ]
        : [];
    return [
      ...fiction,
      ...beforeAll(name, version, on),
      ...old,
      ...version.knownGaps.map((gap) => `${name} is known to be incomplete: ${gap}`),
    ];
  });
}

/** On a day before a list's first entry it cannot have named anybody: no likeness and no silence of it says anything. */
function beforeAll(name: string, { entries }: ListVersion, on: IsoDate): readonly string[] {
  const first = entries.map(({ firstListed }) => firstListed).sort()[0];
  return first !== undefined && on < first
    ? [`${name} names nobody before ${first}: on ${on}, the legal date, it had no entry that is known here.`]
    : [];
}

/** The lists that the instrument reads and those that stand in their place, and any other that the evidence was read from. */
const usedLists = (
  index: WorldIndex,
  instrument: Instrument,
  evidence: readonly Fact[],
): readonly IndexedList[] => {
  const read = new Set(evidence.flatMap(({ value }) => (typeof value.lists === "object" ? value.lists : [])));
  return [...index.lists.values()].filter(
    ({ lawList, version }) => read.has(version.key) || instrument.lists.some((use) => use.key === lawList),
  );
};

/** What a list itself remarks on the entries that an answer rests on, such as an order enforced through another law. */
export function remarkNotes(facts: readonly Fact[]): readonly string[] {
  return [
    ...new Set(
      facts.flatMap((fact) =>
        fact.value.remarks === undefined || fact.value.entryName === undefined
          ? []
          : [`Remark of ${fact.value.listKey} on "${fact.value.entryName}": ${fact.value.remarks}`],
      ),
    ),
  ];
}

/** What of the workspace itself limits an answer. */
export function worldNotes(world: AssessmentWorld, index: WorldIndex, subject: Subject): readonly string[] {
  const fiction = world.fictional ? ["This workspace is fiction."] : [];
  const self =
    subject.kind === "product" && index.self.size === 0
      ? ['No party has the role "self", so no shipment counts as one to the importer.']
      : [];
  return [...fiction, ...self];
}

/** Questions that the facts cannot carry because there are none: parties that nobody screened, suppliers nobody knows. */
export function unscreened(
  world: AssessmentWorld,
  subject: Subject,
  { actors, open }: Pick<Gathered, "actors" | "open">,
): readonly Missing[] {
  if (actors.length + open.length === 0) return [nobodyKnown(subject)];
  const parties = actors
    .filter(({ party }) => searchedOf(world, party) === undefined)
    .map(({ party }) => ({ fact: "listed-party", text: unsearchedText(world, party) }));
  return [...open, ...parties];
}

const nobodyKnown = ({ kind, name }: Subject): Missing =>
  kind === "party"
    ? { fact: "listed-party", text: `which party is ${name}? none of that id is in this workspace` }
    : { fact: "supply-link", text: `who supplied ${name}? no supplier of it is known in this workspace` };

const unsearchedText = (world: AssessmentWorld, party: PartyNode): string =>
  world.hits.has(party.id)
    ? `who is behind "${party.name}"? it bears no name to search by, so it cannot be screened`
    : `is ${party.name} on a list? it was not screened`;
