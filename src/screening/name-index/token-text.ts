import { shaped } from "../../names/make-token.ts";
import { type Script, scripts, type Token, type TokenRole, tokenRoles } from "../../names/name-form.ts";

/**
 * A token as a JSON array that leaves out what follows from the rest, as most of a word does: it is short to keep, and
 * read by the thousand in a search. Where it stands in a name, and how it is written there, are not kept.
 *
 * [key, role, script, weight, flags, sounds, skeletons, syllables, renderings, initials, ids, family, class]; 0 = as the rest
 * lets expect it, and zeros at the end are left out.
 */
export function tokenText(token: Token): string {
  const { key, sounds, skeletons, syllables, renderings, initials, ids, family } = token;
  const flags = (token.abbreviation ? 1 : 0) | (token.soft ? 2 : 0) | (token.trailing ? 4 : 0);
  const rest: unknown[] = [
    isOnly(sounds, key) ? 0 : sounds,
    sameTexts(skeletons, sounds) ? 0 : skeletons,
    syllables ?? 0,
    orNothing(renderings),
    initials === firstOf(key) ? 0 : initials,
    orNothing(ids),
    ...[family, token.class].map((one) => (one === "" ? 0 : one)),
  ];
  while (rest.at(-1) === 0) rest.pop();
  const [role, script] = [tokenRoles.indexOf(token.role), scripts.indexOf(token.script)];
  return JSON.stringify([key, role, script, token.weight, flags, ...rest]);
}

const firstOf = (key: string): string => key.charAt(0);
const isOnly = (all: readonly string[], one: string): boolean => all.length === 1 && all[0] === one;
const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, place) => one === b[place]);
const orNothing = (all: readonly string[]): readonly string[] | 0 => (all.length === 0 ? 0 : all);

/** Places of what is written. */
const at = {
  ...{
    key: 0,
    role: 1,
    script: 2,
    weight: 3,
    flags: 4,
    sounds: 5,
    skeletons: 6,
    syllables: 7,
    renderings: 8,
  },
  ...{ initials: 9, ids: 10, family: 11, class: 12 },
} as const;

type Written = readonly (string | number | readonly string[] | undefined)[];

const none: readonly string[] = [];
const texts = (value: Written[number]): readonly string[] | undefined =>
  typeof value === "object" ? value : undefined;
const text = (value: Written[number]): string | undefined => (typeof value === "string" ? value : undefined);

/** The token that `tokenText` wrote. */
export function tokenOf(written: string): Token {
  const values = JSON.parse(written) as Written;
  const key = text(values[at.key]) ?? "";
  const flags = Number(values[at.flags]);
  const sounds = texts(values[at.sounds]) ?? [key];
  return shaped({
    role: tokenRoles[Number(values[at.role])] as TokenRole,
    text: key,
    start: 0,
    end: 0,
    script: scripts[Number(values[at.script])] as Script,
    key,
    sounds,
    renderings: texts(values[at.renderings]) ?? none,
    skeletons: texts(values[at.skeletons]) ?? sounds,
    syllables: texts(values[at.syllables]),
    ids: texts(values[at.ids]) ?? none,
    family: text(values[at.family]) ?? "",
    class: text(values[at.class]) ?? "",
    weight: Number(values[at.weight]),
    initials: text(values[at.initials]) ?? firstOf(key),
    abbreviation: (flags & 1) !== 0,
    soft: (flags & 2) !== 0,
    trailing: (flags & 4) !== 0,
  });
}
