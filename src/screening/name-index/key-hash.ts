/**
 * Keys of the index are never kept as text: a key is 64 bits made of its family and its letters. Two keys that fall
 * together would only bring up a name that is then compared and found unlike.
 */
export interface KeyHash {
  high: number;
  low: number;
}

const bases = [0x01000193, 0x27d4eb2f] as const;

/** The key being made; handed out again and again, so that millions of keys cost no objects. */
const made: KeyHash = { high: 0, low: 0 };

function finish(family: number, a: number, b: number): KeyHash {
  let high = a ^ Math.imul(family, 0x9e3779b1);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b);
  let low = b ^ Math.imul(family, 0xc2b2ae35) ^ (high >>> 13);
  low = Math.imul(low ^ (low >>> 15), 0x2c1b3c6d);
  made.high = (high ^ (high >>> 13) ^ (low << 3)) >>> 0;
  made.low = (low ^ (low >>> 16)) >>> 0;
  return made;
}

/** The key of the letters [from, to) of a text. Valid until the next key is made. */
export function keyOfPart(family: number, text: string, from: number, to: number): KeyHash {
  let [a, b] = [0, 0];
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at) + 1;
    a = (Math.imul(a, bases[0]) + code) | 0;
    b = (Math.imul(b, bases[1]) + code) | 0;
  }
  return finish(family, a, b);
}

export const keyOf = (family: number, text: string): KeyHash => keyOfPart(family, text, 0, text.length);

const longest = 256;
/** Powers of both bases, and the values of what stands before each place of the text. */
const powers = [new Int32Array(longest + 1), new Int32Array(longest + 1)] as const;
const fronts = [new Int32Array(longest + 1), new Int32Array(longest + 1)] as const;
for (const side of [0, 1] as const) {
  powers[side][0] = 1;
  for (let at = 1; at <= longest; at += 1)
    powers[side][at] = Math.imul(powers[side][at - 1] ?? 0, bases[side]);
}

/**
 * Tells the key of a text and of each text that is left when one letter is taken out, once where two neighbours are
 * equal. The value of a text without a letter is put together from those of what stands before it and behind it.
 */
export function tellShortened(family: number, whole: string, tell: (key: KeyHash) => void): void {
  const text = whole.length > longest ? whole.slice(0, longest) : whole;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at) + 1;
    fronts[0][at + 1] = (Math.imul(fronts[0][at] ?? 0, bases[0]) + code) | 0;
    fronts[1][at + 1] = (Math.imul(fronts[1][at] ?? 0, bases[1]) + code) | 0;
  }
  tell(finish(family, fronts[0][length] ?? 0, fronts[1][length] ?? 0));
  const without = (side: 0 | 1, skip: number): number => {
    const power = powers[side][length - skip - 1] ?? 0;
    const back = (fronts[side][length] ?? 0) - Math.imul(fronts[side][skip + 1] ?? 0, power);
    return (Math.imul(fronts[side][skip] ?? 0, power) + back) | 0;
  };
  for (let skip = 0; skip < length; skip += 1)
    if (skip === 0 || text.charCodeAt(skip) !== text.charCodeAt(skip - 1))
      tell(finish(family, without(0, skip), without(1, skip)));
}

/** The key of a number that stands beside a text: its length, say. */
export const keyBeside = (family: number, key: KeyHash, number: number): KeyHash =>
  finish(family, Math.imul(key.high, 31) + number, Math.imul(key.low, 37) + number);
