import { isPlaceholderParty } from "../parties/placeholder-party.ts";
import { readIdentifier } from "./identifier-match.ts";
import type { ScreenQuery } from "./screen-query.ts";

/** A value that was held against the lists. */
export interface SearchedValue {
  readonly value: string;
  /** `name`, or the kind of identifier. */
  readonly kind: string;
  /** Scripts of a name's letters, in the words of Unicode, most telling first; empty for an identifier. */
  readonly scripts: readonly string[];
}

/** A value that was given and could not be searched, and why. */
export interface NotSearched {
  readonly value: string;
  readonly kind: string;
  readonly why: string;
}

export interface SearchedValues {
  readonly searched: readonly SearchedValue[];
  readonly notSearched: readonly NotSearched[];
}

/** What of a query was searched. `unsearched` are the names that hold nothing to search by, as `prepareQuery` tells. */
export function searchedValues(query: ScreenQuery, unsearched: readonly string[]): SearchedValues {
  const given = new Set(query.names.map((name) => name.trim()).filter((name) => name !== ""));
  const names = [...given].filter((name) => !unsearched.includes(name));
  const identifiers = query.identifiers ?? [];
  return {
    searched: [
      ...names.map((value) => ({ value, kind: "name", scripts: scriptsOf(value) })),
      ...identifiers
        .filter((one) => readIdentifier(one) !== undefined)
        .map(({ kind, value }) => ({ value, kind, scripts: [] })),
    ],
    notSearched: [
      ...unsearched.map((value) => ({ value, kind: "name", why: nothingToSearchBy(value) })),
      ...identifiers
        .filter((one) => readIdentifier(one) === undefined)
        .map(({ kind, value }) => ({ value, kind, why: `no valid ${kind.toUpperCase()}` })),
    ],
  };
}

function nothingToSearchBy(name: string): string {
  if (!/[\p{L}\p{N}]/u.test(name)) return "it holds no letter or digit";
  return isPlaceholderParty(name)
    ? "it says only that the party is not named"
    : "nothing but a legal form or words that every name may bear";
}

const scripts = [
  "Latin",
  "Han",
  "Cyrillic",
  "Arabic",
  "Hangul",
  "Hiragana",
  "Katakana",
  "Thai",
  "Greek",
  "Hebrew",
  "Devanagari",
  "Bengali",
  "Tamil",
  "Tibetan",
  "Mongolian",
  "Armenian",
  "Georgian",
  "Khmer",
  "Lao",
  "Myanmar",
  "Ethiopic",
].map(
  (name) => [name, new RegExp(`\\p{Script=${name}}`, "u"), new RegExp(`\\p{Script=${name}}`, "gu")] as const,
);

/** The scripts of a name's letters. Letters of a script that is not known here are told as "other". */
export function scriptsOf(name: string): readonly string[] {
  const letters = name.replace(/[^\p{Letter}]/gu, "");
  const found = scripts.filter(([, one]) => one.test(letters)).map(([script]) => script);
  const rest = scripts.reduce((text, [, , all]) => text.replace(all, ""), letters);
  const other = /[^\p{Script=Common}\p{Script=Inherited}]/u.test(rest) ? ["other"] : [];
  return [...found, ...other];
}
