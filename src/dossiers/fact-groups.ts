import type { Fact } from "../model/fact.ts";
import type { Level } from "../model/levels.ts";
import { ownLevel } from "./fact-words.ts";
import type { QuestionKey } from "./words.ts";

/** Facts of one question that are read together. */
export interface FactGroup {
  readonly title: string;
  readonly note?: string;
  takes(fact: Fact): boolean;
}

const named =
  (name: string) =>
  (fact: Fact): boolean =>
    fact.name === name;

const known =
  (is: Level) =>
  (fact: Fact): boolean =>
    ownLevel(fact) === is;

const likenessNote =
  "A likeness of names is no identity. Each stands here because it would matter if it were one.";
const noEntryNote =
  "No entry found is not a clearance: lists are incomplete, and names are written in many ways.";

/** The groups of each question, in the order of the page; what fits no group comes last. */
export const factGroups: Readonly<Record<QuestionKey, readonly FactGroup[]>> = {
  identity: [
    {
      title: "Identities that a person decided or identifiers prove",
      takes: (fact) => fact.name === "listed-party" && isSettled(fact.identity),
    },
    {
      title: "Possible matches that no person has decided",
      note: likenessNote,
      takes: named("listed-party"),
    },
    { title: "Decided not to be the same", takes: named("decided-not-same") },
    { title: "Listed, but not in force on the legal date", takes: named("listing-not-in-force") },
    { title: "Looked for, no entry found", note: noEntryNote, takes: named("screened-no-entry") },
  ],
  place: [
    { title: "A record shows it", takes: known("documented") },
    { title: "A party states it", takes: known("declared") },
    { title: "An indicator suggests it", takes: known("inferred") },
  ],
  flow: [
    { title: "Supply", takes: (fact) => !fact.name.startsWith("flow-") },
    { title: "Paths that no route above tells", takes: () => true },
  ],
  labour: [
    { title: "What an authority decided", takes: named("authority-decision") },
    {
      title: "Signs that a person confirmed to stand in a text",
      note: "A text has such words beside a name. That somebody is named there does not show that they took part.",
      takes: named("labour-indicator"),
    },
    {
      title: "What governments say of such goods",
      note: "Indicators: they speak of a good, a sector or a country's industry. They decide nothing and name no producer.",
      takes: () => true,
    },
  ],
  other: [],
};

const isSettled = (identity: string | null | undefined): boolean =>
  identity === "decided" || identity === "identified";

/** The place of a fact's group among those of its question; facts that fit none come last. */
export function groupOf(question: QuestionKey, fact: Fact): number {
  const place = factGroups[question].findIndex(({ takes }) => takes(fact));
  return place === -1 ? factGroups[question].length : place;
}
