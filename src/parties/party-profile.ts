import { compareText } from "../model/compare-text.ts";
import type { PartyNode } from "../model/records.ts";
import type { NameForm } from "../names/name-form.ts";
import type { NameTables } from "../names/name-tables.ts";
import { parseName } from "../names/parse-name.ts";
import { identifiersOf, type PartyIdentifiers } from "./party-identifiers.ts";

/** What a node can be told by. */
export interface PartyProfile {
  readonly node: PartyNode;
  /** The country it states, Hong Kong and Macao counted to China; undefined where it states none. */
  readonly country: string | undefined;
  readonly identifiers: PartyIdentifiers;
  /** Every spelling that holds a word to compare by, in order. */
  readonly forms: readonly NameForm[];
}

/** Two parties, the one with the lesser node id first. */
export interface PartyPair {
  readonly a: PartyProfile;
  readonly b: PartyProfile;
}

export const pairOf = (one: PartyProfile, other: PartyProfile): PartyPair =>
  compareText(one.node.id, other.node.id) <= 0 ? { a: one, b: other } : { a: other, b: one };

/** Names a pair in maps. */
export const pairKey = ({ a, b }: PartyPair): string => `${a.node.id} ${b.node.id}`;

/** Reads the nodes, in order of their ids. Unknown parties are left out: they are never one with anybody. */
export function profilesOf(tables: NameTables, nodes: readonly PartyNode[]): readonly PartyProfile[] {
  const read = new Map<string, NameForm>();
  const formOf = (name: string): NameForm => {
    const form = read.get(name) ?? parseName(tables, name);
    read.set(name, form);
    return form;
  };
  return nodes
    .filter(({ unknown }) => !unknown)
    .sort((a, b) => compareText(a.id, b.id))
    .map((node) => ({
      node,
      country: node.country === undefined ? undefined : companyCountry(node.country),
      identifiers: identifiersOf(node),
      forms: spellings(node).map(formOf).filter(tellsSomething),
    }));
}

const spellings = ({ names }: PartyNode): readonly string[] =>
  [...new Set(names.map((name) => name.trim()))].sort(compareText);

/** "Co., Ltd." stands in half of all names and says nobody's. */
const tellsSomething = (form: NameForm): boolean =>
  form.tokens.some(({ role }) => role !== "legal-form" && role !== "stop");

/** As in screening: addresses of one company are commonly given in either, so these do not contradict mainland China. */
const withChina: Readonly<Record<string, string>> = { HK: "CN", MO: "CN" };
const companyCountry = (code: string): string => withChina[code] ?? code;
