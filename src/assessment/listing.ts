import type { OrderStatus } from "../law/instrument.ts";
import { type Law, listInForceFrom, listTitle, listUse, sublistTitle } from "../law/law.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Hit } from "../model/hit.ts";
import { inForce } from "../model/in-force.ts";
import type { ListEntry, Sublist } from "../model/list-entry.ts";
import type { Decision } from "../model/records.ts";
import type { FactContext } from "./fact-context.ts";
import type { IndexedList } from "./world-index.ts";

/** A hit with the list and the entry it met. */
export interface Listing {
  readonly hit: Hit;
  readonly list: IndexedList;
  readonly entry: ListEntry;
}

/**
 * The hits of a party whose list and entry are in the world. A weak candidate that nobody decided raises no question of
 * law, though `screen` shows it; what a person decided, or decided once and is asked again, counts whatever the likeness.
 */
export const listingsOf = (context: FactContext): readonly Listing[] =>
  listingsOfParty(context, context.actor.party.id);

/** The same of any party. */
export function listingsOfParty(
  { world, index }: Pick<FactContext, "world" | "index">,
  party: string,
): readonly Listing[] {
  return (world.hits.get(party) ?? []).flatMap((hit) => {
    const list = index.lists.get(hit.list);
    const entry = list?.entries.get(hit.entry);
    if (list === undefined || entry === undefined) return [];
    const open = hit.identity === "candidate" && hit.decision === undefined;
    const undecided = open && hit.askAgain === undefined;
    return undecided && (hit.band === "weak" || hit.band === "none") ? [] : [{ hit, list, entry }];
  });
}

/** The decision that holds for a hit, by the order that screening keeps; none where the hit itself says otherwise. */
export function madeOn({ index }: FactContext, hit: Hit): Decision | undefined {
  const made = index.decisions.current.get(hit.hit);
  return made?.decision === hit.decision || (made?.decision === "same" && hit.identity === "decided")
    ? made
    : undefined;
}

/** "; no person has decided", or who did and what has changed since, of a hit that stands undecided. */
export function undecidedWords({ askAgain }: Hit): string {
  if (askAgain === undefined) return "no person has decided";
  const { by, date, decision, changed } = askAgain;
  // A `same` stands undecided only where the share or the clause that it was about is no longer told.
  const about = decision === "same" ? ", of a share or a clause that is no longer told" : "";
  return `${by} decided on ${date}: ${decision}${about}; to be asked again, for since then ${changed.join("; ")}`;
}

/** "is a potential match (band review) of"; a decision to be asked again may be all that ties the two. */
export const likeWords = ({ band }: Hit): string =>
  band === "none" ? "shows no likeness to" : `is a potential match (band ${band}) of`;

/** What a hit by ownership alone may be: never the listed one itself. */
export const ownedWords = ({ ownership = [] }: Hit, listed: string): string =>
  `${ownership.map(({ company }) => `"${company}"`).join(" or ")}, in which the records give ${listed} a share that its list's own rule counts`;

/** The primary name the list carried on the day, or else the entry's own. */
export const nameOn = (entry: ListEntry, on: IsoDate): string =>
  inForce(entry, on).names.find((name) => name.kind === "primary")?.text ?? entry.name;

export const sinceOf = (entry: ListEntry, sublist: Sublist): IsoDate => sublist.from ?? entry.firstListed;

/** "example-entity-list, version ..., section 2(d)(2)(B)(v), in force since 2022-06-21". */
export function listingWords(
  context: Pick<FactContext, "world">,
  listing: Pick<Listing, "list" | "entry">,
  sublist: Sublist,
): string {
  const { list, entry } = listing;
  const part = sublistTitle(context.world.law, list.lawList, sublist.key) ?? `sub-list ${sublist.key}`;
  const goods = entry.merchandise === undefined ? "" : ` on "${entry.merchandise}"`;
  const reported =
    entry.verification === "reported" ? ", reported, not seen on the publisher's own page" : "";
  return `${list.version.key}, version ${list.version.version}, ${part}${goods}, ${spanWords(entry, sublist)}${reported}`;
}

const spanWords = (entry: ListEntry, sublist: Sublist): string =>
  sublist.to === undefined
    ? `in force since ${sinceOf(entry, sublist)}`
    : `in force from ${sinceOf(entry, sublist)} to ${sublist.to}`;

/** " (fiction: example-entity-list stands in for the UFLPA Entity List)" after every sentence built on an example list. */
export const fictionWords = ({ world }: FactContext, list: IndexedList): string =>
  fictionText(world.law, list);

/** The same, from the law alone. */
export function fictionText(law: Law, list: IndexedList): string {
  if (!list.version.fictional) return "";
  if (list.version.standsFor === undefined) return ` (fiction: ${list.version.key} is an example)`;
  const title = listTitle(law, list.lawList) ?? list.lawList;
  return ` (fiction: ${list.version.key} stands in for the ${title})`;
}

/**
 * An order's status on the legal date, from the publisher's word of the version read as the law data class it. A part
 * that ended on a known day was active before it; one that a court took out of force while the publisher still shows it
 * as pending is before that court; what else has ended, or bears another word, cannot be told.
 */
export function orderStatus(
  { world, on }: FactContext,
  { list, entry }: Pick<Listing, "list" | "entry">,
  sublist: Sublist,
): OrderStatus | undefined {
  if (entry.status === undefined) return undefined;
  const end = sublist.to ?? entry.removed;
  if (end !== undefined && on <= end) return "active";
  const status = listUse(world.law, list.lawList)?.statuses[entry.status] ?? "status-unknown";
  return end === undefined || status === "pending-litigation" ? status : "status-unknown";
}

/** "; on 2026-11-22 the list shows it as "Inactive-Pending Litigation": ..." where an order is not plainly active. */
export function statusWords(
  context: FactContext,
  listing: Pick<Listing, "list" | "entry">,
  sublist: Sublist,
): string {
  const { status, remarks } = listing.entry;
  if (status === undefined || orderStatus(context, listing, sublist) === "active") return "";
  const why = remarks === undefined ? "" : `: ${remarks.replace(/\.$/, "")}`;
  return `; on ${context.on} its status is, in the publisher's word, "${status}"${why}`;
}

/** The list through which the publisher says it enforces an order instead, once the law that reads that list has effect. */
export function supersededBy(
  { world, on }: FactContext,
  { supersededBy: key }: ListEntry,
): string | undefined {
  const from = key === undefined ? undefined : listInForceFrom(world.law, key);
  return from !== undefined && from <= on ? key : undefined;
}

/**
 * The parts of a list on which an entry is taken to stand on the day. An entry that is listed under no part in force
 * is still on the list: an order under the part it last stood on, with its status; any other under a part not known.
 */
export function partsOn(entry: ListEntry, on: IsoDate): readonly Sublist[] {
  const day = inForce(entry, on);
  if (!day.listed) return [];
  if (day.sublists.length > 0) return day.sublists;
  const last = entry.sublists.filter((sublist) => sublist.to !== undefined && sublist.to < on).at(-1);
  return [entry.status !== undefined && last !== undefined ? last : { key: "not-known" }];
}
