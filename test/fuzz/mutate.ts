import type { Seeded } from "../crash/seeded.ts";

/** What the mutations of a format draw from. All texts here are bytes, a character each (latin1), so that cutting is cheap. */
export interface Material {
  /** Words of the format, put in anywhere. */
  readonly tokens: readonly string[];
  /** What a value can be replaced by. */
  readonly values: readonly string[];
  /** A value: what stands in a cell, an attribute, a string. Global. */
  readonly value: RegExp;
  /** Characters before which the text falls into pieces. */
  readonly marks: string;
  /** Other inputs of the format, to splice with. */
  readonly others: readonly string[];
  /** The whole thing (element, object, row) that begins at or after a place, as [from, to]. */
  readonly spanAt?: (text: string, at: number) => readonly [number, number] | undefined;
}

type Mutation = (text: string, random: Seeded, material: Material) => string;

/** No input grows beyond this: what is looked for are faults of form, and size has tests of its own. */
const longest = 65_536;

const byteAt = (random: Seeded): string =>
  String.fromCharCode(random.pick([random.between(0, 255), 0, 0x7f, 0x80, 0xff, 0x22, 0x0a, 0x0d]));

const splice = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** A stretch of the text, short ones more often than long ones. */
function spanIn(text: string, random: Seeded): readonly [number, number] {
  const length = Math.min(text.length, 2 ** random.between(0, Math.ceil(Math.log2(text.length + 1))));
  const from = random.between(0, text.length - length);
  return [from, from + length];
}

const integers = [0, 1, -1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

function integerBytes(random: Seeded): string {
  const width = random.pick([1, 2, 4, 8]);
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(random.pick(integers)));
  const little = bytes.subarray(0, width);
  return (random.next() < 0.75 ? little : little.reverse()).toString("latin1");
}

const flipBit: Mutation = (text, random) => {
  const at = random.between(0, text.length - 1);
  return splice(text, at, at + 1, String.fromCharCode(text.charCodeAt(at) ^ (1 << random.between(0, 7))));
};
const setByte: Mutation = (text, random) => {
  const at = random.between(0, text.length - 1);
  return splice(text, at, at + 1, byteAt(random));
};
const insertByte: Mutation = (text, random) => {
  const at = random.between(0, text.length);
  return splice(text, at, at, byteAt(random));
};
const setInteger: Mutation = (text, random) => {
  const at = random.between(0, text.length);
  const bytes = integerBytes(random);
  return splice(text, at, at + bytes.length, bytes);
};
const insertToken: Mutation = (text, random, { tokens }) => {
  const at = random.between(0, text.length);
  return splice(text, at, at, random.pick(tokens));
};
const overwriteWithToken: Mutation = (text, random, { tokens }) => {
  const at = random.between(0, text.length);
  const token = random.pick(tokens);
  return splice(text, at, at + token.length, token);
};
const repeatToken: Mutation = (text, random, { tokens }) => {
  const at = random.between(0, text.length);
  return splice(text, at, at, random.pick(tokens).repeat(2 ** random.between(1, 9)));
};
const deleteSpan: Mutation = (text, random) => splice(text, ...spanIn(text, random), "");
const repeatSpan: Mutation = (text, random) => {
  const [from, to] = spanIn(text, random);
  return splice(text, to, to, text.slice(from, to).repeat(2 ** random.between(0, 6)));
};
const moveSpan: Mutation = (text, random) => {
  const [from, to] = spanIn(text, random);
  const rest = splice(text, from, to, "");
  const at = random.between(0, rest.length);
  return splice(rest, at, at, text.slice(from, to));
};
const spliceOther: Mutation = (text, random, { others }) => {
  const other = random.pick(others);
  return text.slice(0, random.between(0, text.length)) + other.slice(random.between(0, other.length));
};
const truncate: Mutation = (text, random) => text.slice(0, random.between(0, text.length));

const replaceValue: Mutation = (text, random, { value, values }) => {
  value.lastIndex = random.between(0, text.length);
  const found = value.exec(text);
  if (found === null) return text;
  return splice(text, found.index, found.index + found[0].length, random.pick(values));
};

/** The text cut before each of the marks. */
function piecesOf(text: string, marks: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 1; at < text.length; at += 1)
    if (marks.includes(text.charAt(at))) {
      pieces.push(text.slice(from, at));
      from = at;
    }
  return [...pieces, text.slice(from)];
}

const shufflePieces: Mutation = (text, random, { marks, others }) => {
  const pieces = piecesOf(text, marks);
  const [a, b] = [random.between(0, pieces.length - 1), random.between(0, pieces.length - 1)];
  const [first = "", second = ""] = [pieces[a], pieces[b]];
  const how = random.between(0, 4);
  if (how === 0) pieces.splice(a, 1);
  else if (how === 1) pieces.splice(b, 0, first);
  else if (how === 2) pieces.splice(b, 0, ...Array<string>(random.between(2, 80)).fill(first));
  else if (how === 3) [pieces[a], pieces[b]] = [second, first];
  else pieces[a] = random.pick(piecesOf(random.pick(others), marks));
  return pieces.join("");
};

const moveWhole: Mutation = (text, random, { spanAt }) => {
  const span = spanAt?.(text, random.between(0, text.length));
  if (span === undefined) return text;
  const [from, to] = span;
  const whole = text.slice(from, to);
  const how = random.between(0, 3);
  if (how === 0) return splice(text, from, to, "");
  if (how === 1) return splice(text, to, to, whole.repeat(2 ** random.between(0, 5)));
  const target = spanAt?.(text, random.between(0, text.length));
  if (target === undefined) return text;
  return how === 2 ? splice(text, ...target, whole) : splice(text, target[0], target[0], whole);
};

const mutations: readonly Mutation[] = [
  flipBit,
  setByte,
  insertByte,
  setInteger,
  insertToken,
  insertToken,
  overwriteWithToken,
  repeatToken,
  deleteSpan,
  repeatSpan,
  moveSpan,
  spliceOther,
  truncate,
  replaceValue,
  replaceValue,
  replaceValue,
  shufflePieces,
  shufflePieces,
  moveWhole,
  moveWhole,
];

/** The ones after which a text is often still whole: those that reach what lies behind the first check. */
const gentle: readonly Mutation[] = [replaceValue, replaceValue, moveWhole, insertToken];

/** A text with one change or several, the same for the same numbers. */
export function mutate(text: string, random: Seeded, material: Material): string {
  const kinds = random.next() < 0.5 ? gentle : mutations;
  let mutated = text;
  do mutated = random.pick(kinds)(mutated, random, material).slice(0, longest);
  while (random.next() < 0.55);
  return mutated;
}

/** Bytes as a text of their own, a character each. */
export const latin1 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("latin1");
/** The text that `latin1` made, as bytes again. */
export const bytesFrom = (text: string): Uint8Array => Buffer.from(text, "latin1");
