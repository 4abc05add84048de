import type { NameTables } from "./name-tables.ts";
import { standsAlone } from "./place-kinds.ts";
import type { Word } from "./words.ts";

const leastPlace = 4;
const leastTrade = 3;
/** Longer words are read as they stand. */
const longest = 24;

/** A country or city and a trade word written as one ("Chinaoil", "Swissoil") are the two words they are made of. */
export function partsOfCompound(tables: NameTables, word: Word): readonly Word[] {
  const { fold, text, start } = word;
  if (word.dotted || fold.length !== text.length || fold.length > longest || tables.words.has(fold))
    return [word];
  for (let at = leastPlace; at <= fold.length - leastTrade; at++) {
    const place = tables.words.get(fold.slice(0, at))?.places;
    if (place?.kinds.some(standsAlone) !== true) continue;
    if (tables.words.get(fold.slice(at))?.concept === undefined) continue;
    return [
      { ...word, text: text.slice(0, at), fold: fold.slice(0, at), end: start + at },
      { ...word, text: text.slice(at), fold: fold.slice(at), start: start + at, hyphenated: false },
    ];
  }
  return [word];
}
