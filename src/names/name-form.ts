/** What a word does in a name. `stop` words (of, and, the) weigh nothing. */
export const tokenRoles = ["brand", "place", "concept", "legal-form", "numeral", "stop"] as const;
export type TokenRole = (typeof tokenRoles)[number];

/** The writing a word or a name is in. `other` is read letter by letter, without transliteration. */
export const scripts = ["latin", "han", "cyrillic", "arabic", "greek", "hangul", "kana", "other"] as const;
export type Script = (typeof scripts)[number];

/** A stretch of a name with one role. Offsets are UTF-16 into the raw name, end exclusive. */
export interface Token {
  readonly role: TokenRole;
  /** The words as they stand in the name. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly script: Script;
  /** Folded, joined without spaces; Han in simplified characters. What equality of two words means. */
  readonly key: string;
  /** Ways it sounds or is spelled in Latin letters, best first: transliteration, all pinyin readings, Hong Kong forms. */
  readonly sounds: readonly string[];
  /**
   * English words that a Chinese brand may be rendered by, together and apart; pinyin that an English spelling may stand
   * for. Guesses: what agrees by them alone is for a person to see.
   */
  readonly renderings: readonly string[];
  /** Skeletons of the sounds, and of the renderings and their parts: what stays when spellings of one Chinese sound are made alike. */
  readonly skeletons: readonly string[];
  /** Syllables, where the first sound can be read as pinyin. */
  readonly syllables: readonly string[] | undefined;
  /** Concept, place ids, or class of legal form; empty for brands. */
  readonly ids: readonly string[];
  /** For a concept its family, for a legal form its kind. */
  readonly family: string;
  /** For a concept trade, kind or generic; for a place its kind. */
  readonly class: string;
  /** Weight in 1/1,000: role and rarity. */
  readonly weight: number;
  /** First letters of its words, which an abbreviation may be made of. */
  readonly initials: string;
  /** Written as capitals or dotted letters, so that it may stand for several words. */
  readonly abbreviation: boolean;
  /** A place word that may as well be a brand (a county's name in pinyin). */
  readonly soft: boolean;
  /** Place in parentheses or behind the brand: how groups name their national or local firms. */
  readonly trailing: boolean;
}

/** A name, read once. */
export interface NameForm {
  readonly raw: string;
  readonly folded: string;
  /** The script of most of its letters. */
  readonly script: Script;
  readonly tokens: readonly Token[];
  readonly legalForms: readonly string[];
  readonly places: readonly string[];
  readonly concepts: readonly string[];
  readonly brand: readonly Token[];
  readonly numerals: readonly string[];
  readonly abbreviations: readonly string[];
}

/** What names are compared by: a name put together from stored words has no more. */
export type ComparedForm = Pick<NameForm, "raw" | "folded" | "script" | "tokens">;
