/** What a number format writes beside a number: one part of its code, for one range of values. */
interface Section {
  readonly before: string;
  readonly after: string;
  /** Zeros, perhaps with marks between them (`000-00`), that a whole number is shown by; empty where it is not. */
  readonly template: string;
  readonly scale: Scale | undefined;
  readonly holds: ((value: number) => boolean) | undefined;
}

/** How a number is shown that is not the number stored: as per cent, or in thousands or millions. */
export type Scale = "percent" | "thousands";

/** The sections of a number format that say more than the number. */
export type NumberDress = readonly Section[];

export interface Dressed {
  readonly text: string;
  readonly scale: Scale | undefined;
}

interface Piece {
  readonly text: string;
  readonly isCurrency: boolean;
}

/** One token of a code: quoted, escaped, a width, a filler, in brackets, `General`, an exponent, any character. */
const token = /"([^"]*)"?|\\(.?)|_.?|(\*).?|\[([^\]]*)\]?|(general|standard|e[+-]|[0#?.,/])|(.)/gisu;
const currency = /^\s*\p{Sc}\s*$/u;
/** Characters that stand for themselves without quotes; letters need quotes, but those of other scripts do not. */
const plain = /[^A-Za-z%@]/u;
/** More than blanks, signs and the brackets of accounting, which the sign of the number says already. */
const telling = /[^\s()+\-−–]/u;
/** Signs at the edges of a section for negative numbers or zero: `-$`, `($`, `$ -`. */
const signs = /^\s*[(+\-−–]+|[)(+\-−–]+\s*$/gu;
const comparison = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;
const span = /^(?:h+|m+|s+)$/i;

const compare: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  "<=": (value, limit) => value <= limit,
  ">=": (value, limit) => value >= limit,
  "<>": (value, limit) => value !== limit,
  "<": (value, limit) => value < limit,
  ">": (value, limit) => value > limit,
  "=": (value, limit) => value === limit,
};

function conditionOf(bracket: string): Section["holds"] {
  const [, sign = "", limit] = comparison.exec(bracket) ?? [];
  const test = compare[sign];
  return test === undefined ? undefined : (value) => test(value, Number(limit));
}

/** What is gathered of a section, token by token. */
interface Gathered {
  readonly before: Piece[];
  /** Since the last place of a digit. */
  after: Piece[];
  /** The places of digits, with the marks between them. */
  digits: string;
  template: string;
  isPercent: boolean;
  isSpan: boolean;
  holds: Section["holds"];
}

function addPiece(to: Gathered, text: string, isCurrency: boolean): void {
  if (text !== "") (to.digits === "" ? to.before : to.after).push({ text, isCurrency });
}

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("");

function addPlace(to: Gathered, place: string): void {
  to.digits += place;
  to.template += joined(to.after) + place;
  to.after = [];
}

function addBracket(to: Gathered, bracket: string): void {
  if (bracket.startsWith("$")) addPiece(to, bracket.slice(1).replace(/-[^-]*$/, ""), true);
  else if (span.test(bracket)) to.isSpan = true;
  else to.holds ??= conditionOf(bracket);
}

function addToken(to: Gathered, match: RegExpMatchArray): void {
  const [, quoted, escaped, filler, bracket, place, other = ""] = match;
  const literal = quoted ?? escaped;
  if (literal !== undefined) addPiece(to, literal, currency.test(literal));
  else if (filler !== undefined) addPiece(to, " ", false);
  else if (bracket !== undefined) addBracket(to, bracket);
  else if (place !== undefined) addPlace(to, place);
  else if (other === "%") to.isPercent = true;
  else if (plain.test(other)) addPiece(to, other, currency.test(other));
}

/** The text of pieces; of a number that is shown scaled only the currency, for `M` is not true of the number stored. */
function textOf(pieces: readonly Piece[], scale: Scale | undefined, isFirst: boolean): string {
  const kept =
    scale === undefined ? pieces : pieces.filter((piece) => piece.isCurrency || !telling.test(piece.text));
  const all = joined(kept).replace(/\s+/gu, " ");
  const text = isFirst ? all : all.replace(signs, "");
  return telling.test(text) ? text : "";
}

function sectionOf(tokens: readonly RegExpMatchArray[], index: number): Section {
  const to: Gathered = {
    before: [],
    after: [],
    digits: "",
    template: "",
    isPercent: false,
    isSpan: false,
    holds: undefined,
  };
  for (const match of tokens) addToken(to, match);
  const { digits, holds } = to;
  // A section that shows no digits (a dash for zero), and a span of time: the number as it is.
  if (to.isSpan || digits === "") return { before: "", after: "", template: "", scale: undefined, holds };
  const isScaled = /[0#?],+(?:\.|$)/.test(digits);
  const scale = to.isPercent ? "percent" : isScaled ? "thousands" : undefined;
  return {
    before: textOf(to.before, scale, index === 0).trimStart(),
    after: textOf(to.after, scale, index === 0).trimEnd(),
    template: /^00+$/.test(digits) && scale === undefined ? to.template : "",
    scale,
    holds,
  };
}

const saysMore = ({ before, after, template, scale }: Section): boolean =>
  before !== "" || after !== "" || template !== "" || scale !== undefined;

/** What a format writes beside a number; undefined where it is the number alone, however it is rounded or grouped. */
export function dressOf(code: string): NumberDress | undefined {
  const parts: RegExpMatchArray[][] = [[]];
  for (const match of code.slice(0, 1024).matchAll(token)) {
    if (match[6] === ";") parts.push([]);
    else parts[parts.length - 1]?.push(match);
  }
  // The fourth section is for texts.
  const sections = parts.slice(0, 3).map(sectionOf);
  return sections.some(saysMore) ? sections : undefined;
}

function chosen(dress: NumberDress, value: number): Section | undefined {
  if (dress.some(({ holds }) => holds !== undefined))
    return dress.find(({ holds }) => holds?.(value) ?? false) ?? dress[dress.length - 1];
  if (value < 0) return dress[1] ?? dress[0];
  return value === 0 ? (dress[2] ?? dress[0]) : dress[0];
}

/** The digits of a whole number in the places of a template, from the last. */
function filled(template: string, digits: string): string {
  let rest = digits;
  let text = "";
  for (const mark of [...template].reverse()) {
    const digit = mark === "0" ? (rest.at(-1) ?? "0") : mark;
    if (mark === "0") rest = rest.slice(0, -1);
    text = digit + text;
  }
  return rest + text;
}

const whole = /^(-?)(\d+)$/;

/** A number as text with what its format writes beside it. The number stays the one stored: not rounded, not grouped. */
export function dressed(number: string, dress: NumberDress): Dressed {
  const value = Number(number);
  const section = Number.isNaN(value) ? undefined : chosen(dress, value);
  if (section === undefined) return { text: number, scale: undefined };
  const { before, after, template, scale } = section;
  const [, sign = "", digits] = template === "" ? [] : (whole.exec(number) ?? []);
  const shown = digits === undefined ? number : sign + filled(template, digits);
  return { text: `${before}${shown}${after}`, scale };
}
