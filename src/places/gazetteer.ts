import type { Word } from "./words.ts";
import { lookupKeys, wordsOf } from "./words.ts";

export type DivisionKind = "country" | "region" | "prefecture" | "city" | "county" | "district" | "unit";

/**
 * How far a name of a division of the XUAR stands by itself.
 * `alone`: nothing else has this name. `china`: enough once the address is known to be in China and names no other
 * place there. `second`: also a place elsewhere or a common word; counts only beside a second sign of the XUAR.
 */
export type NameWeight = "alone" | "china" | "second";

/** What a spelling in the gazetteer means. */
export interface PlaceName {
  /** `CN-XJ`, `CN-SH`, `HK` ... */
  readonly region: string;
  /** Official division code, such as `652922`; absent for the region itself. */
  readonly division?: string | undefined;
  readonly kind: DivisionKind;
  /** Division codes above it, nearest first. */
  readonly parents: readonly string[];
  readonly weight: NameWeight;
  /** A division of the same kind and spelling exists elsewhere ("Qinghe County" in Hebei). */
  readonly sameKindElsewhere: boolean;
  /** A county or district outside the XUAR, which counts only when the address calls it so. */
  readonly needsKind: boolean;
  /** Where else the name is found, in words; empty when nowhere known. */
  readonly also: string;
}

interface Spelling {
  readonly keys: readonly string[];
  readonly names: PlaceName[];
}

/** Spellings by their first word, longest first. */
export type Gazetteer = ReadonlyMap<string, readonly Spelling[]>;

export interface GazetteerEntry {
  readonly spelling: string;
  readonly name: PlaceName;
}

/** Builds the look-up from spellings in any script. */
export function buildGazetteer(entries: Iterable<GazetteerEntry>): Gazetteer {
  const spellings = new Map<string, Spelling>();
  for (const { spelling, name } of entries) {
    const keys = wordsOf(spelling).map((word) => word.key);
    const id = keys.join(" ");
    const known = spellings.get(id) ?? { keys, names: [] };
    known.names.push(name);
    spellings.set(id, known);
  }
  const byFirst = new Map<string, Spelling[]>();
  for (const spelling of spellings.values()) {
    const first = spelling.keys[0] ?? "";
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [spelling]);
    else list.push(spelling);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.keys.length - a.keys.length);
  return byFirst;
}

/** A spelling of the gazetteer met in a text, with everything it can mean. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly names: readonly PlaceName[];
}

/** All mentions from left to right: the longest at each word, none overlapping, whole words only. */
export function findMentions(gazetteer: Gazetteer, text: string): Mention[] {
  const words = wordsOf(text);
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; ) {
    const spelling = longestAt(gazetteer, text, words, at);
    const first = words[at];
    const last = words[at + (spelling?.keys.length ?? 1) - 1];
    if (spelling && first && last)
      mentions.push({ start: first.start, end: last.end, names: spelling.names });
    at += spelling?.keys.length ?? 1;
  }
  return mentions;
}

function longestAt(gazetteer: Gazetteer, text: string, words: readonly Word[], at: number) {
  const first = words[at];
  if (first === undefined) return undefined;
  return lookupKeys(first.key)
    .flatMap((key) => gazetteer.get(key) ?? [])
    .find((spelling) => fitsAt(spelling.keys, text, words, at));
}

/** The further words follow with nothing but a space, a hyphen or a dot between them. */
function fitsAt(keys: readonly string[], text: string, words: readonly Word[], at: number): boolean {
  return keys.every((key, offset) => {
    if (offset === 0) return true;
    const word = words[at + offset];
    const before = words[at + offset - 1];
    if (word === undefined || before === undefined) return false;
    return (
      lookupKeys(word.key).includes(key) && /^[\s\-‐–.·・]{0,3}$/u.test(text.slice(before.end, word.start))
    );
  });
}
