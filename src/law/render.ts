import type { IsoDate } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import type { SubjectKind } from "./fact-definition.ts";
import type { Instrument, Provision } from "./instrument.ts";

/**
 * The sentences of outcomes. They say that conditions are met on the facts shown and who decides; never that forced
 * labour was found, which no part of this program asserts.
 */

/** Ends a sentence with one full stop, whether or not its last word is an abbreviation ("Co., Ltd."). */
export const closed = (sentence: string): string => (sentence.endsWith(".") ? sentence : `${sentence}.`);

const bare = (sentence: string): string => sentence.replace(/\.$/, "");

/** "..., the conditions of UFLPA s.3(a) are met on these facts ...; CBP decides." for one deciding fact. */
export function metSentence(owner: Instrument, provision: Provision, fact: Fact, kind: SubjectKind): string {
  const end = `${owner.authority.short} decides.`;
  const met = `${bare(fact.sentence)}; the conditions of ${provision.short} are met on these facts`;
  const instead = insteadOf(provision, fact);
  const words = instead === undefined ? "" : `; ${instead.words}`;
  if (kind !== "party") return `${met}${words}; ${end}`;
  const only = fact.value.merchandise === undefined ? "" : ` if they are "${fact.value.merchandise}"`;
  const consequence = instead?.consequence ?? provision.consequence;
  return `${met} for ${provision.goods_of_party}${only}${words}; such goods would be ${consequence}; ${end}`;
}

/** "...; the conditions of LkSG s.3 are met on these facts; the importer would have to ...; BAFA is the authority." */
export const dutySentence = (owner: Instrument, provision: Provision, facts: readonly Fact[]): string =>
  `${said(facts)}; the conditions of ${provision.short} are met on these facts; the importer would have to ${provision.consequence}; ${owner.authority.short} is the authority.`;

/** The importer's own figures answer no, as far as they are right and are of the year that counts. */
export const unmetSentence = (provision: Provision, facts: readonly Fact[], on: IsoDate): string =>
  `${said(facts)}; on these figures, which are the importer's own, the conditions of ${provision.short} are not met on ${on}.`;

/** Several facts that decide together, in one clause after the other. */
const said = (facts: readonly Fact[]): string => facts.map(({ sentence }) => bare(sentence)).join("; ");

export const dutyContested = (provision: Provision, facts: readonly Fact[], by: readonly string[]): string =>
  `${said(facts)}; whether the conditions of ${provision.short} are met is contested (by ${by.join(" and ")}).`;

export const dutyOpen = (provision: Provision, facts: readonly Fact[]): string =>
  `${said(facts)}; this alone does not decide whether the conditions of ${provision.short} are met.`;

/** What follows in the place of the provision's own consequence, where the fact says so. */
export function insteadOf({ instead }: Provision, fact: Fact): Provision["instead"] {
  if (instead === undefined) return undefined;
  return instead.in.includes(String(fact.value[instead.field])) ? instead : undefined;
}

export function contestedSentence(provision: Provision, fact: Fact, by: readonly string[]): string {
  const instead = insteadOf(provision, fact);
  const words = instead === undefined ? "" : `; ${instead.words}`;
  return `${bare(fact.sentence)}; whether the conditions of ${provision.short} are met is contested (by ${by.join(" and ")})${words}.`;
}

export const openSentence = (provision: Provision, fact: Fact): string =>
  `${bare(fact.sentence)}; this alone does not decide whether the conditions of ${provision.short} are met.`;

/** What came before a provision or a listing had effect decides nothing under it, but says what would follow now. */
export const untimelySentence = (provision: Provision, fact: Fact, notBefore: IsoDate, on: IsoDate): string =>
  `${bare(fact.sentence)}; no import of these goods on or after ${notBefore} is recorded, from which day this can count under ${provision.short}; if such goods were entered on ${on}, its conditions would be asked of them, and this alone does not decide.`;

export const nothingSentence = (provision: Provision, subjectName: string): string =>
  `Nothing recorded about ${subjectName} decides whether the conditions of ${provision.short} are met.`;

export const notYetSentence = (provision: Provision, on: IsoDate): string =>
  `${provision.short} applies from ${provision.in_force.from}; on ${on} it does not apply yet.`;

export const endedSentence = (provision: Provision, on: IsoDate): string =>
  `${provision.short} had effect until ${provision.in_force.to ?? "a day not recorded"}; on ${on} it has none.`;

export const elsewhereSentence = (owner: Instrument, market: string): string =>
  `${owner.name} concerns the market ${owner.markets.join(", ")}; it does not concern the market ${market}.`;

/** "UFLPA s.3(a)", or "a, b and c" without repeats. */
export const shorts = (provisions: readonly Provision[]): string =>
  listed([...new Set(provisions.map((provision) => provision.short))]);

/** "a, b and c"; a name may hold a comma of its own. */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
