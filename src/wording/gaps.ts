/**
 * What lies between two letters of a view. `none`: nothing seen; `case`: only the letters change (camel case, script);
 * `space`; `joiner`: signs such as - _ . * /; `line`: a line ends, a hyphen before it or not; `digits`; `stop`: a sentence
 * or list goes on after it; `wall`: other letters, or much else.
 */
export const gapKinds = {
  none: 0,
  case: 1,
  space: 2,
  joiner: 3,
  line: 4,
  digits: 5,
  stop: 6,
  wall: 7,
} as const;

/** Units that may lie between two letters of one word. */
const longest = 8;

const letter = /\p{L}/u;
const digit = /\p{Nd}/u;
const lineEnd = /[\n\r\v\f\u0085\u2028\u2029]/;
const spaces = /^\s+$/;
const stop = /[.!?;:,…](?:\s|$)|[。，、；：！？]/;
/** Signs at which a word is cut in writing: what follows a full stop is not one of them. */
const singleStop = /^[.:,!]$/;

/** The kind of what lies between two letters, invisible characters taken out. */
export function gapKind(between: string): number {
  if (between === "") return gapKinds.none;
  if (between.length > longest || letter.test(between)) return gapKinds.wall;
  if (digit.test(between)) return gapKinds.digits;
  if (singleStop.test(between)) return gapKinds.joiner;
  if (stop.test(between)) return gapKinds.stop;
  if (lineEnd.test(between)) return gapKinds.line;
  return spaces.test(between) ? gapKinds.space : gapKinds.joiner;
}
