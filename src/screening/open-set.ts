import type { ListEntry } from "../model/list-entry.ts";
import type { NameForm, Token } from "../names/name-form.ts";
import type { NameTables } from "../names/name-tables.ts";
import { parseName } from "../names/parse-name.ts";
import { pinyinSyllablesOf } from "../names/pinyin.ts";

/** An entry that names others without saying which: "X and its subsidiaries". */
export interface OpenSet {
  readonly clause: string;
  /** The name that the clause belongs to, in the list's words. */
  readonly stem: string;
  readonly stems: readonly Stem[];
}

/** What the names of a set have in common, as far as one spelling of the entry shows it. */
interface Stem {
  /** Words without legal form, small words, a last "group" or place, and what stands in parentheses. */
  readonly core: readonly Token[];
  /** The stem in the list's own words, not that of one of the entry's other names. */
  readonly declared: boolean;
}

/** The open set of an entry, from its stem as the list gives it and the names it bears on the list today. */
export function openSetOf(
  tables: NameTables,
  entry: ListEntry,
  names: readonly NameForm[],
): OpenSet | undefined {
  if (entry.openEnded === undefined) return undefined;
  const { clause, stem } = entry.openEnded;
  const declared = { core: stemCore(parseName(tables, stem)), declared: true };
  const others = names.map((form) => ({ core: stemCore(form), declared: false }));
  return { clause, stem, stems: [declared, ...others].filter(isTelling) };
}

/** Whether the party's name is one that a party of the set would bear. It says nothing on whether it is of the set. */
export function coversParty(openSet: OpenSet, form: NameForm): boolean {
  const core = coreOf(form);
  return openSet.stems.some((stem) => holdsRun(stem.core, core) || sharesBrand(stem, core));
}

const coreOf = (form: NameForm): Token[] =>
  form.tokens.filter(({ role }) => role !== "legal-form" && role !== "stop");

/** "(Shanshan)" or a last "Group" tell one of the set from the others, so they are no part of what all share. */
function stemCore(form: NameForm): readonly Token[] {
  const open = coreOf(form).filter((token) => !isInParentheses(form.raw, token));
  const last = open.findLastIndex((token) => token.role !== "place" && !isGeneric(token));
  return last < 0 ? open : open.slice(0, last + 1);
}

const isInParentheses = (raw: string, { start }: Token): boolean =>
  /[(（][^)）]*$/u.test(raw.slice(0, start));
const isGeneric = (token: Token): boolean => token.role === "concept" && token.class === "generic";

/** A stem of nothing but places and trades would cover half a country; the list's own words are taken as they are. */
const isTelling = ({ core, declared }: Stem): boolean =>
  declared
    ? core.length > 0
    : core.some(({ role, class: kind }) => role === "brand" || (role === "concept" && kind === "kind"));

/** The stem's words stand in the name together and in order. A word by itself has to be the same word, not its like. */
function holdsRun(stem: readonly Token[], core: readonly Token[]): boolean {
  const same = stem.length === 1 ? isSameWord : isSameIdea;
  return core.some((_, start) => stem.every((token, place) => same(token, core[start + place])));
}

/** The name begins with the stem's brand, and a trade, a place or a brand that nobody else would coin is shared. */
function sharesBrand({ core: stem, declared }: Stem, core: readonly Token[]): boolean {
  const wanted = stem.filter(isBrand);
  const found = core.filter(isBrand);
  if (wanted.length === 0 || !wanted.every((token, place) => isSameWord(token, found[place]))) return false;
  if (shareIds(stem, core, "concept") || shareIds(stem, core, "place")) return true;
  const bothHavePlaces = stem.some(isPlace) && core.some(isPlace);
  return declared && wanted.some(isCoined) && !bothHavePlaces;
}

const isBrand = ({ role }: Token): boolean => role === "brand";
const isPlace = ({ role }: Token): boolean => role === "place";

/** The weight, in 1/1,000, that names/ gives a word found in fewer than three organisation names. */
const rarest = 1_000;

/** Rare and no run of pinyin syllables: the same sounds are written with many characters, so a pinyin brand has namesakes. */
const isCoined = ({ key, script, weight }: Token): boolean =>
  script !== "han" && weight >= rarest && pinyinSyllablesOf(key) === undefined;

function isSameWord(a: Token, b: Token | undefined): boolean {
  if (b === undefined) return false;
  return a.key === b.key || (a.script !== b.script && a.sounds.some((sound) => b.sounds.includes(sound)));
}

const isSameIdea = (a: Token, b: Token | undefined): boolean =>
  isSameWord(a, b) || (b !== undefined && a.role === b.role && a.ids.some((id) => b.ids.includes(id)));

function shareIds(a: readonly Token[], b: readonly Token[], role: "concept" | "place"): boolean {
  const telling = (token: Token): boolean => token.role === role && !isGeneric(token);
  const ids = new Set(a.filter(telling).flatMap((token) => token.ids));
  return b.some((token) => telling(token) && token.ids.some((id) => ids.has(id)));
}
