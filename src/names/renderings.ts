import type { HanTables } from "./han-tables.ts";

/** A brand of more letters is a phrase; a rendering of it would be chance. */
const longest = 6;
/** More ways would be guesses: each is a key of the index. */
const most = 6;

/**
 * English words that a Chinese brand may be rendered by: as a whole (绿洲, "oasis"), in two parts ("gold star" for 金星),
 * or one part by meaning and the other by sound, as Hong Kong firms do ("chipgou" for 芯购). At most six.
 */
export function renderingsOf(tables: HanTables, brand: string): readonly string[] {
  if (brand.length < 2 || brand.length > longest) return [];
  const found = [...(tables.renderings.get(brand) ?? [])];
  for (const at of splits(brand)) found.push(...inParts(tables, brand.slice(0, at), brand.slice(at)));
  // How the letters sound is no rendering: what is a slip of that is another brand in pinyin.
  const sound = soundOf(tables, brand);
  return [...new Set(found)].filter((text) => text !== sound).slice(0, most);
}

/** Where a brand may be parted: single letters are rendered by themselves only in a brand of two. */
const splits = (brand: string): readonly number[] =>
  brand.length === 2 ? [1] : Array.from({ length: brand.length - 3 }, (_, at) => at + 2);

function* inParts(tables: HanTables, left: string, right: string): Generator<string> {
  const [first, otherFirst] = tables.renderings.get(left) ?? [];
  const [last, otherLast] = tables.renderings.get(right) ?? [];
  if (first !== undefined && last !== undefined) yield `${first} ${last}`;
  if (first !== undefined) yield first + soundOf(tables, right);
  if (last !== undefined) yield soundOf(tables, left) + last;
  if (otherFirst !== undefined && last !== undefined) yield `${otherFirst} ${last}`;
  if (first !== undefined && otherLast !== undefined) yield `${first} ${otherLast}`;
}

const soundOf = ({ readings }: HanTables, letters: string): string =>
  [...letters].map((letter) => readings.get(letter)?.[0] ?? letter).join("");

/**
 * What is left of a rendering without the words that every name may have ("link" of "global link"): under these a name
 * is found whose other words are read as places and trade words.
 */
export function restOfRendering(rendering: string, isKnown: (word: string) => boolean): string {
  const words = rendering.split(" ");
  const rest = words.filter((word) => !isKnown(word));
  return rest.length === words.length ? "" : rest.join("");
}
