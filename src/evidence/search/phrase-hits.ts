import type { Phrase } from "./question.ts";
import { merged, type Postings, type Segment } from "./segment.ts";

/** Words that begin alike are tried up to so many: `a*` is no question. */
const mostBeginnings = 200;

/** The texts of a segment in which a phrase stands, by the places of its first token. */
export function hitsOf(segment: Segment, { tokens, beginning }: Phrase): Postings {
  const exact = beginning ? tokens.slice(0, -1) : tokens;
  const rows = exact.map((token) => segment.of(token));
  if (beginning) rows.push(merged(segment.beginning(tokens.at(-1) ?? "", mostBeginnings)));
  const [only] = rows;
  return rows.length === 1 && only !== undefined ? only : together(rows);
}

/** Texts that all rows have, at places that follow one another: row n at the place of row 0 plus n. */
function together(rows: readonly Postings[]): Postings {
  const [texts, places]: [number[], number[]] = [[], []];
  const firsts = [0];
  const rarest = rows.reduce((least, row) => (row.texts.length < least.texts.length ? row : least));
  const at = rows.map(() => 0);
  for (const text of rarest.texts) {
    const here = rows.map((row, n) => {
      at[n] = firstFrom(row.texts, text, at[n] ?? 0);
      return row.texts[at[n] ?? 0] === text ? placesAt(row, at[n] ?? 0) : none;
    });
    const begun = places.length;
    for (const place of here[0] ?? none)
      if (here.every((some, n) => n === 0 || some[firstFrom(some, place + n, 0)] === place + n))
        places.push(place);
    if (places.length === begun) continue;
    texts.push(text);
    firsts.push(places.length);
  }
  return {
    texts: Uint32Array.from(texts),
    firsts: Uint32Array.from(firsts),
    places: Uint32Array.from(places),
  };
}

const none = new Uint32Array(0);

export const placesAt = ({ firsts, places }: Postings, at: number): Uint32Array =>
  places.subarray(firsts[at], firsts[at + 1]);

/** The first place from `from` on at which a rising column is not below a value. */
export function firstFrom(column: Uint32Array, value: number, from: number): number {
  let [low, high] = [from, column.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
