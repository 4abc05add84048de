import { eachToken } from "../search/tokens.ts";

/** Tokens in one shingle. */
const width = 5;

/** A line that publishers put into all their pages. */
export type IsBoilerplate = (line: string) => boolean;

/**
 * The shingles of a text as numbers of 32 bits, each once, in rising order. A text of fewer tokens than one shingle has one of
 * all its tokens; a text without tokens has none. Linear in the text.
 */
export function shinglesOf(text: string, isBoilerplate: IsBoilerplate): Uint32Array {
  const found = new Set<number>();
  const window = new Uint32Array(width);
  let seen = 0;
  for (const line of text.split("\n")) {
    if (isBoilerplate(line)) continue;
    eachToken(line, (token) => {
      window[seen % width] = hashOf(token);
      seen += 1;
      if (seen >= width) found.add(joined(window, seen));
    });
  }
  if (found.size === 0 && seen > 0) found.add(joined(window, seen));
  return Uint32Array.from(found).sort();
}

/** FNV-1a over UTF-16 units: short, and the same on every machine. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The tokens of the window in their order as one number, well mixed: a sketch takes the least of them. */
function joined(window: Uint32Array, seen: number): number {
  let hash = 0;
  for (let at = 0; at < width; at += 1)
    hash = mixed((Math.imul(hash, 31) + (window[(seen + at) % width] ?? 0)) >>> 0);
  return hash;
}

/** The finalizer of MurmurHash3. */
function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** How many numbers two rising rows have in common. */
export function common(one: Uint32Array, other: Uint32Array): number {
  let [at, next, count] = [0, 0, 0];
  while (at < one.length && next < other.length) {
    const [a, b] = [one[at] as number, other[next] as number];
    if (a === b) count += 1;
    if (a <= b) at += 1;
    if (b <= a) next += 1;
  }
  return count;
}
