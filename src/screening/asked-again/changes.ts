import type { DecisionGround } from "../../model/records.ts";
import { type Decided, type FactKind, type GroundFact, groundFacts, kindsOfRules } from "./ground.ts";

/** What can still be told of the time of the decision. */
export interface Formerly {
  readonly ground: DecisionGround | undefined;
  /** The facts of that time, as far as they are still at hand: their texts are said where a fact is gone. */
  readonly facts?: readonly GroundFact[] | (() => readonly GroundFact[]) | undefined;
}

/**
 * What has changed since a decision in what it rested on, in words; empty where nothing relevant did, or where it cannot
 * be told because no ground of known rules was recorded.
 */
export function changesSince({ ground, facts = [] }: Formerly, now: Decided): readonly string[] {
  const compared = ground === undefined ? undefined : kindsOfRules[ground.rules];
  if (ground === undefined || compared === undefined) return [];
  const present = groundFacts(now).filter(({ kind }) => compared.includes(kind));
  const before = new Set(ground.facts);
  const after = new Set(present.map(({ key }) => key));
  const { came, gone } = withoutFollowing({
    came: present.filter(({ key }) => !before.has(key)),
    gone: ground.facts.filter((key) => !after.has(key)),
  });
  if (came.length + gone.length === 0) return [];
  const known = gone.length === 0 ? [] : typeof facts === "function" ? facts() : facts;
  const texts = new Map(known.map(({ key, text }) => [key, text]));
  return [
    ...came.map(({ kind, text, key }) => words[kind].came(text, key)),
    ...[...Map.groupBy(gone, kindOf)].flatMap(([kind, keys]) =>
      goneWords(kind, keys, { texts, replaced: came.some((fact) => fact.kind === kind) }),
    ),
  ];
}

const kindOf = (key: string): FactKind => key.slice(0, key.indexOf(":")) as FactKind;

interface Gone {
  readonly texts: ReadonlyMap<string, string>;
  /** Another fact of the kind came in its place. */
  readonly replaced: boolean;
}

/** A status or a kind that gave way to another one is told by the new one alone. */
function goneWords(kind: FactKind, keys: readonly string[], { texts, replaced }: Gone): readonly string[] {
  const { gone, single } = words[kind];
  if (single && replaced) return [];
  return [...new Set(keys.map((key) => gone(texts.get(key), key)))];
}

interface Differing {
  readonly came: readonly GroundFact[];
  /** Keys. */
  readonly gone: readonly string[];
}

/**
 * What follows from another difference is not told beside it: how a name stands where the name itself came or went, a
 * stem where the clause did, the names and identifiers of a company where the company did.
 */
function withoutFollowing({ came, gone }: Differing): Differing {
  const differing = new Set([...came.map(({ key }) => key), ...gone]);
  const kinds = new Set([...differing].map(kindOf));
  const stands = new Set(
    came
      .map(({ key }) => key)
      .filter(isStanding)
      .map(nameKeyOf),
  );
  const follows = (key: string): boolean =>
    isStanding(key) ? differing.has(nameKeyOf(key)) : leads(kindOf(key)).some((kind) => kinds.has(kind));
  return {
    came: came.filter(({ key }) => !follows(key)),
    gone: gone.filter((key) => !follows(key) && !(isStanding(key) && stands.has(nameKeyOf(key)))),
  };
}

const leads = (kind: FactKind): readonly FactKind[] => {
  if (kind === "entry-stem") return ["entry-clause"];
  return kind === "owned-name" || kind === "owned-identifier" ? ["owned-company"] : [];
};

const isStanding = (key: string): boolean => kindOf(key) === "entry-standing";

/** The key of the name whose standing it is. */
const nameKeyOf = (key: string): string => `entry-name:${key.split(":")[1] ?? ""}`;

/** "former", "weak alias", "alias that is over". */
function standingWords(key: string): string {
  const [kind = "", ...more] = (key.split(":")[2] ?? "").split("-");
  const weak = more.includes("weak") ? "weak " : "";
  return `${weak}${kindWords[kind] ?? kind}${more.includes("ended") ? " that is over" : ""}`;
}

const kindWords: Readonly<Record<string, string>> = {
  primary: "primary name",
  alias: "alias",
  former: "former name",
  local: "name in the local script",
};

interface Words {
  readonly came: (text: string, key: string) => string;
  /** Without a text where only its hash is known. */
  readonly gone: (text: string | undefined, key: string) => string;
  /** There is one such fact at a time. */
  readonly single: boolean;
}

const quoted = (text: string | undefined, otherwise: string): string =>
  text === undefined ? otherwise : `"${text}"`;

const words: Readonly<Record<FactKind, Words>> = {
  "entry-name": {
    came: (text) => `the list now also names "${text}"`,
    gone: (text) => `the list no longer gives ${quoted(text, "a name that it gave then")}`,
    single: false,
  },
  "entry-standing": {
    came: (text, key) => `the list now carries "${text}" as: ${standingWords(key)}`,
    gone: (text, key) =>
      `the list no longer carries ${quoted(text, "a name of then")} as: ${standingWords(key)}`,
    single: false,
  },
  "entry-identifier": {
    came: (text) => `the list now gives the ${text}`,
    gone: (text) =>
      `the list no longer gives ${text === undefined ? "an identifier that it gave then" : `the ${text}`}`,
    single: false,
  },
  "entry-country": {
    came: (text) => `the list now gives the country ${text}`,
    gone: (text) =>
      `the list no longer gives ${text === undefined ? "a country that it gave then" : `the country ${text}`}`,
    single: false,
  },
  "entry-kind": {
    came: (text) => `the list now has it as: ${text}`,
    gone: (text) => `the list no longer has it as ${text ?? "what it was then"}`,
    single: true,
  },
  "entry-removed": {
    came: (text) => `the list's entry was removed: its last day is ${text}`,
    gone: () => "the list's entry, which had been removed, is on the list again",
    single: true,
  },
  "entry-status": {
    came: (text) => `the list now gives the status "${text}"`,
    gone: (text) => `the list no longer gives ${quoted(text, "the status that it gave then")}`,
    single: true,
  },
  "entry-clause": {
    came: (text) => `the list's entry now goes on "${text}"`,
    gone: (text) =>
      `the list's entry no longer goes on ${quoted(text, "as it did then to others that it does not name")}`,
    single: true,
  },
  "entry-stem": {
    came: (text) => `what the list's entry goes on to is now read by the name "${text}"`,
    gone: (text) =>
      `what the list's entry goes on to is no longer read by ${quoted(text, "the name of then")}`,
    single: true,
  },
  "party-name": {
    came: (text) => `the party now also bears the name "${text}"`,
    gone: (text) => `the party no longer bears ${quoted(text, "a name that it bore then")}`,
    single: false,
  },
  "party-identifier": {
    came: (text) => `the party now bears the ${text}`,
    gone: (text) =>
      `the party no longer bears ${text === undefined ? "an identifier that it bore then" : `the ${text}`}`,
    single: false,
  },
  "party-country": {
    came: (text) => `the party's record now gives the country ${text}`,
    gone: (text) =>
      `the party's record no longer gives ${text === undefined ? "the country that it gave then" : `the country ${text}`}`,
    single: true,
  },
  "owned-company": {
    came: (text) => `the records now give the listed one a share in "${text}"`,
    gone: (text) =>
      `the records no longer give the listed one a share in ${quoted(text, "the company of then")}`,
    single: false,
  },
  "owned-name": {
    came: (text) => `that company now also bears the name "${text}"`,
    gone: (text) => `that company no longer bears ${quoted(text, "a name that it bore then")}`,
    single: false,
  },
  "owned-identifier": {
    came: (text) => `that company now bears the ${text}`,
    gone: (text) =>
      `that company no longer bears ${text === undefined ? "an identifier that it bore then" : `the ${text}`}`,
    single: false,
  },
};
