/** Longer words than this are not compared letter by letter, and nothing is looked for inside them. */
export const longestWord = 64;

/** The letters of one word, made ready to be compared with those of many others. Filled again for word after word. */
export interface Letters {
  /** UTF-16 units. */
  readonly codes: Uint16Array;
  /** 1 to 26 for a to z, 0 for any other letter. */
  readonly places: Uint8Array;
  /** What it costs that the other word lacks the letter, in tenths of an edit. */
  readonly gaps: Uint8Array;
  length: number;
  /** One bit for each letter that occurs; letters beyond a to z share bits. */
  mask: number;
  /** A letter stands beside itself. */
  isDoubled: boolean;
}

export const newLetters = (): Letters => ({
  codes: new Uint16Array(longestWord),
  places: new Uint8Array(longestWord),
  gaps: new Uint8Array(longestWord),
  length: 0,
  mask: 0,
  isDoubled: false,
});

const a = 97;
const z = 122;
const h = 104;
const vowels = new Set([..."aeiouy"].map((vowel) => vowel.charCodeAt(0)));

/** In tenths of an edit. A gap costs little where the letter doubles its neighbour, less for vowels and h, more at the beginning. */
const costs = { doubled: 4, h: 6, vowel: 8, other: 10, first: 5 } as const;

const plainGaps = Uint8Array.from({ length: z + 1 }, (_, code) =>
  code === h ? costs.h : vowels.has(code) ? costs.vowel : costs.other,
);

function put(letters: Letters, at: number, code: number): void {
  const { codes, places, gaps } = letters;
  codes[at] = code;
  places[at] = code >= a && code <= z ? code & 31 : 0;
  letters.mask |= 1 << (code & 31);
  const plain = plainGaps[code] ?? costs.other;
  const isDoubled = at > 0 && code === codes[at - 1];
  if (isDoubled) letters.isDoubled = true;
  gaps[at] = isDoubled ? costs.doubled : at === 0 ? plain + costs.first : plain;
}

/** Fills the letters of a word; false where it is too long to be compared. */
export function readLetters(text: string, letters: Letters): boolean {
  letters.length = text.length;
  letters.mask = 0;
  letters.isDoubled = false;
  if (text.length > longestWord) return false;
  for (let at = 0; at < text.length; at += 1) put(letters, at, text.charCodeAt(at));
  return true;
}

/** The same from the bytes [from, to) of a text in UTF-8; false where it is too long, or not ASCII alone: only `length` is known then, in bytes. */
export function readAsciiLetters(bytes: Uint8Array, from: number, to: number, letters: Letters): boolean {
  letters.length = to - from;
  letters.mask = 0;
  letters.isDoubled = false;
  if (letters.length > longestWord) return false;
  for (let at = from; at < to; at += 1) {
    const code = bytes[at] ?? 0;
    if (code > 127) return false;
    put(letters, at - from, code);
  }
  return true;
}
