import { fromEnglishSpelling } from "./english-spelling.ts";
import { soundsOfHan } from "./han-tables.ts";
import { longestWord } from "./letters.ts";
import type { Script, Token, TokenRole } from "./name-form.ts";
import type { NameTables } from "./name-tables.ts";
import { fromWadeGiles, pinyinSyllablesOf, skeleton } from "./pinyin.ts";
import { renderingsOf, restOfRendering } from "./renderings.ts";
import { transliterations } from "./transliterate.ts";

/** What a reader of a script knows of a stretch of the name. */
export interface TokenDraft {
  readonly role: TokenRole;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly script: Script;
  readonly key: string;
  readonly ids?: readonly string[];
  readonly family?: string;
  readonly class?: string;
  readonly abbreviation?: boolean;
  readonly soft?: boolean;
  readonly trailing?: boolean;
}

const conceptWeights: Readonly<Record<string, number>> = { trade: 300, kind: 200, generic: 120 };

/** Rarity of a word by the number of organisation names it stands in: fixed steps, so that no rounding can differ. */
const rarity: readonly (readonly [names: number, weight: number])[] = [
  [3, 1000],
  [6, 950],
  [12, 900],
  [25, 800],
  [50, 700],
  [100, 600],
  [200, 500],
];

function brandWeight(tables: NameTables, key: string, script: Script): number {
  if (script === "han") return key.length === 1 ? 500 : 1000;
  if (key.length === 1) return 400;
  const names = tables.frequency.get(key) ?? 0;
  const step = rarity.find(([limit]) => names < limit)?.[1] ?? 400;
  return key.length === 2 ? Math.min(step, 700) : step;
}

function weightOf(tables: NameTables, draft: TokenDraft): number {
  switch (draft.role) {
    case "brand":
      return brandWeight(tables, draft.key, draft.script);
    case "place":
      return draft.class === "region" ? 80 : 350;
    case "concept":
      return conceptWeights[draft.class ?? ""] ?? 300;
    case "legal-form":
      return 100;
    case "numeral":
      return 500;
    case "stop":
      return 0;
  }
}

function soundsOf(tables: NameTables, draft: TokenDraft): readonly string[] {
  if (draft.role === "stop" || draft.role === "legal-form") return [];
  if (draft.key.length > longestWord) return [draft.key];
  if (draft.script === "han") return soundsOfHan(tables.characters(), draft.key);
  if (draft.script === "latin") return [draft.key, ...fromWadeGiles(draft.key)];
  return transliterations(draft.key, draft.script);
}

const initialsOf = (text: string): string =>
  text
    .split(/[\s\-/&+]+/)
    .map((word) => word.charAt(0).toLowerCase())
    .join("");

const none: readonly string[] = [];

/** What a word is wherever it stands. */
type WordFacts = Pick<Token, "sounds" | "renderings" | "skeletons" | "syllables" | "weight">;

/** Words that were met, by the tables they were read with: names share most of theirs, and share what is known of them. */
const met = new WeakMap<NameTables, Map<string, WordFacts>>();
/** Words beyond these are read anew each time. */
const mostMet = 500_000;

/** How a brand is rendered, and by what a name that renders it so is found. */
const unrendered = { ways: none, found: none };

function renderedBy(tables: NameTables, draft: TokenDraft): typeof unrendered {
  if (draft.role !== "brand") return unrendered;
  if (draft.script === "latin") {
    const guessed = fromEnglishSpelling(draft.key);
    return { ways: guessed, found: guessed };
  }
  if (draft.script !== "han") return unrendered;
  const renderings = renderingsOf(tables.characters(), draft.key);
  if (renderings.length === 0) return unrendered;
  const isKnown = (word: string): boolean => tables.words.has(word);
  const joined = renderings.map((text) => text.replaceAll(" ", ""));
  const rests = renderings.map((text) => restOfRendering(text, isKnown)).filter((text) => text !== "");
  return { ways: [...new Set([...joined, ...renderings])], found: [...joined, ...rests] };
}

function factsOf(tables: NameTables, draft: TokenDraft): WordFacts {
  const sounds = soundsOf(tables, draft);
  const [first] = sounds;
  const rendered = renderedBy(tables, draft);
  return {
    sounds,
    renderings: rendered.ways,
    skeletons: [...new Set([...sounds, ...rendered.found].map(skeleton))],
    syllables: first !== undefined && mayBePinyin(first) ? pinyinSyllablesOf(first) : undefined,
    weight: weightOf(tables, draft),
  };
}

const mayBePinyin = (word: string): boolean => word.length <= longestWord && /^[a-z]+$/.test(word);

function knownFacts(tables: NameTables, draft: TokenDraft): WordFacts {
  const words = met.get(tables) ?? new Map<string, WordFacts>();
  met.set(tables, words);
  const id = `${draft.role} ${draft.script} ${draft.class ?? ""} ${draft.key}`;
  const known = words.get(id);
  if (known !== undefined) return known;
  const facts = factsOf(tables, draft);
  if (words.size < mostMet && draft.key.length <= longestWord) words.set(id, facts);
  return facts;
}

/** Completes a draft: weight by role and rarity, sounds, skeletons, syllables. */
export function makeToken(tables: NameTables, draft: TokenDraft): Token {
  const { sounds, renderings, skeletons, syllables, weight } = knownFacts(tables, draft);
  return {
    role: draft.role,
    text: draft.text,
    start: draft.start,
    end: draft.end,
    script: draft.script,
    key: draft.key,
    sounds,
    renderings,
    skeletons,
    syllables,
    ids: draft.ids ?? none,
    family: draft.family ?? "",
    class: draft.class ?? "",
    weight,
    initials: initialsOf(draft.text),
    abbreviation: draft.abbreviation ?? false,
    soft: draft.soft ?? false,
    trailing: draft.trailing ?? false,
  };
}

/** The token with its members in the order of `makeToken`: names are compared by the million, and objects of one shape faster. */
export const shaped = (token: Token): Token => ({
  role: token.role,
  text: token.text,
  start: token.start,
  end: token.end,
  script: token.script,
  key: token.key,
  sounds: token.sounds,
  renderings: token.renderings,
  skeletons: token.skeletons,
  syllables: token.syllables,
  ids: token.ids,
  family: token.family,
  class: token.class,
  weight: token.weight,
  initials: token.initials,
  abbreviation: token.abbreviation,
  soft: token.soft,
  trailing: token.trailing,
});
