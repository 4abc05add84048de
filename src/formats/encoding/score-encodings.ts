import { commonCharacters } from "./common-characters.ts";
import { decodeBytes } from "./decoders.ts";

/** How well a text reads in an encoding: higher is better, and below zero it is noise. */
export interface EncodingScore {
  readonly name: string;
  readonly script: string;
  readonly points: number;
  readonly text: string;
  /** Characters that are not ASCII. */
  readonly foreign: number;
  /** Sequences that are no text in the encoding. */
  readonly misfits: number;
}

interface Model {
  readonly name: string;
  /** For people: "byte pairs that read as simplified Chinese". */
  readonly script: string;
  readonly points: (text: string, at: number) => number;
  /** Points for what no other encoding writes. */
  readonly proof?: (bytes: Uint8Array) => number;
}

const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122 && code < 128;
const isLower = (code: number): boolean => code >= 97 && code <= 122;

const marksOfText = new Set(
  "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u20ac\u00ae\u2122\u00a9\u00b0\u00ba\u00aa\u00ab\u00bb\u00b7\u00a3\u00a7\u00a0\u2116\u00ad",
);

/** Letters of the Latin script beyond ASCII, and the marks that stand on them. */
const isLatin = (code: number): boolean =>
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x1e00 && code <= 0x1eff) ||
  (code >= 0x300 && code <= 0x36f);

/** All characters that a grid of two-byte codes decodes to. */
function gridOf(
  name: string,
  first: readonly [number, number],
  second: readonly [number, number],
): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = first[0]; lead <= first[1]; lead += 1)
    for (let trail = second[0]; trail <= second[1]; trail += 1)
      if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  return new Set(decodeBytes(Uint8Array.from(bytes), name));
}

const isPunctuation = (code: number): boolean =>
  (code >= 0x3001 && code <= 0x3017) ||
  (code >= 0xff01 && code <= 0xff5e) ||
  (code >= 0x2014 && code <= 0x2026);
/** Greek, Cyrillic, Armenian, Hebrew, Arabic, the scripts of India and South-East Asia. */
const isOtherLetter = (code: number): boolean => code >= 0x370 && code < 0x1100;
const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isKana = (code: number): boolean => code >= 0x3041 && code <= 0x30ff;
const isHangul = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3;
const isPrivate = (code: number): boolean => code >= 0xe000 && code <= 0xf8ff;

/** Ideographs do not stand inside words of small Latin letters; accented letters do. */
function latinNeighbours(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  return (isLower(before) ? 1 : 0) + (isLower(after) ? 1 : 0);
}

function latinInWideText(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  const joined = isAsciiLetter(before) || isAsciiLetter(after) || isLatin(before) || isLatin(after);
  return joined ? 1.5 : -0.5;
}

interface WideScript {
  readonly common: ReadonlySet<string>;
  /** The characters of everyday use, in the first level of the standard. */
  readonly level: () => ReadonlySet<string>;
  readonly kana: number;
  /** Hangul is what the script is made of. */
  readonly hangul?: boolean;
}

function ideographPoints(script: WideScript, letter: string): number {
  if (script.common.has(letter)) return 2;
  return script.level().has(letter) ? 0.4 : -1.2;
}

function widePoints(script: WideScript, text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 0xfffd) return -6;
  if (isPrivate(code)) return -4;
  if (isHan(code) || (script.hangul === true && isHangul(code)))
    return ideographPoints(script, text.charAt(at)) - 1.5 * latinNeighbours(text, at);
  if (isKana(code)) return script.kana;
  if (isPunctuation(code)) return 0.8;
  if (isLatin(code)) return latinInWideText(text, at);
  if (marksOfText.has(text.charAt(at))) return 0.3;
  if (isOtherLetter(code))
    return isOtherLetter(text.charCodeAt(at - 1)) || isOtherLetter(text.charCodeAt(at + 1)) ? 1 : -0.5;
  // Halfwidth kana are single bytes of Shift_JIS: whatever is not Japanese is full of them.
  return code >= 0xff61 && code <= 0xff9f ? -1 : -0.5;
}

/** Codes of four bytes, digits in the second and the fourth place: hardly anything else looks like that. */
function fourByteProof(bytes: Uint8Array): number {
  const codes = Buffer.from(bytes)
    .toString("latin1")
    .match(/[\u0081-\u00fe][0-9][\u0081-\u00fe][0-9]/g);
  return 1.5 * (codes?.length ?? 0);
}

function wideModel(name: string, script: string, rules: WideScript): Model {
  return { name, script, points: (text, at) => widePoints(rules, text, at) };
}

/** Computed when first asked for: most files are UTF-8 and never ask. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

interface NarrowScript {
  readonly letters: ReadonlySet<string>;
  /** Of the script, but of few of its texts. */
  readonly rare?: ReadonlySet<string>;
  /** Of a script that is not Latin, whose letters stand next to each other: those that are met most. */
  readonly frequent?: ReadonlySet<string>;
}

const isUpperLetter = (letter: string): boolean => letter !== letter.toLowerCase();

function otherScriptPoints(frequent: ReadonlySet<string>, text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (isAsciiLetter(before) || isAsciiLetter(after)) return -0.5;
  if (!isOtherLetter(before) && !isOtherLetter(after)) return 0;
  return frequent.has(text.charAt(at)) ? 1 : 0.4;
}

/** A capital behind a small letter, or two accented letters in a row: rare in words, usual in garble. */
function narrowLetterPoints(script: NarrowScript, text: string, at: number): number {
  const letter = text.charAt(at);
  if (!script.letters.has(letter)) return script.rare?.has(letter) === true ? 0 : -0.6;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (isUpperLetter(letter) && before !== "" && before !== before.toUpperCase()) return -1;
  const inWord = isAsciiLetter(before.charCodeAt(0)) || isAsciiLetter(after.charCodeAt(0));
  if (script.frequent !== undefined) return otherScriptPoints(script.frequent, text, at);
  if (inWord) return 1;
  return isLatin(before.charCodeAt(0)) || isLatin(after.charCodeAt(0)) ? -0.5 : 0.1;
}

function narrowPoints(script: NarrowScript, text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 0xfffd) return -6;
  if (code < 0xa0) return -3;
  const letter = text.charAt(at);
  if (marksOfText.has(letter)) {
    const around = text.charCodeAt(at - 1) < 128 || text.charCodeAt(at + 1) < 128;
    return around ? 0.5 : -0.5;
  }
  if (letter.toLowerCase() !== letter.toUpperCase()) return narrowLetterPoints(script, text, at);
  return -0.7;
}

function narrowModel(name: string, script: string, rules: NarrowScript): Model {
  return { name, script, points: (text, at) => narrowPoints(rules, text, at) };
}

const bothCases = (small: string): string => small + small.toLocaleUpperCase("en");
const western = `${bothCases("àâäáãåæçéèêëíìîïñóòôöõøœúùûüÿ")}ß`;
const levelOf = (name: string, first: readonly [number, number], second: readonly [number, number]) =>
  once(() => gridOf(name, first, second));

/** In order of preference where two read a text alike. */
const models: readonly Model[] = [
  {
    ...wideModel("gb18030", "simplified Chinese", {
      common: commonCharacters.simplified,
      level: levelOf("gb18030", [0xb0, 0xd7], [0xa1, 0xfe]),
      kana: -0.5,
    }),
    proof: fourByteProof,
  },
  wideModel("big5", "traditional Chinese", {
    common: commonCharacters.traditional,
    level: levelOf("big5", [0xa4, 0xc6], [0x40, 0xfe]),
    kana: -0.5,
  }),
  narrowModel("windows-1252", "Western European text", { letters: new Set(western) }),
  narrowModel("windows-1254", "Turkish", { letters: new Set(`${western}ğışĞİŞ`) }),
  narrowModel("windows-1250", "Central European text", {
    letters: new Set(`${bothCases("äöüáéíóúýôçëąćęłńśźżčďěňřšťůžőű")}ß`),
    rare: new Set(bothCases("ăâîşţđĺľŕ")),
  }),
  narrowModel("windows-1251", "Cyrillic", {
    letters: new Set(bothCases("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў")),
    frequent: new Set(bothCases("оеаинтсрвлкмдпуы")),
  }),
  wideModel("shift_jis", "Japanese", {
    common: commonCharacters.japanese,
    level: levelOf("euc-jp", [0xb0, 0xcf], [0xa1, 0xfe]),
    kana: 1.5,
  }),
  wideModel("euc-jp", "Japanese", {
    common: commonCharacters.japanese,
    level: levelOf("euc-jp", [0xb0, 0xcf], [0xa1, 0xfe]),
    kana: 1.5,
  }),
  wideModel("euc-kr", "Korean", {
    common: commonCharacters.korean,
    level: levelOf("euc-kr", [0xb0, 0xc8], [0xa1, 0xfe]),
    kana: -0.5,
    hangul: true,
  }),
];

function scoreIn(model: Model, bytes: Uint8Array): EncodingScore {
  const text = decodeBytes(bytes, model.name);
  let points = model.proof?.(bytes) ?? 0;
  let foreign = 0;
  let misfits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    foreign += 1;
    if (code === 0xfffd) misfits += 1;
    points += model.points(text, at);
  }
  return { name: model.name, script: model.script, points, text, foreign, misfits };
}

/** The encodings that bytes may be text in, the likeliest first. The bytes are whole lines. */
export function scoreEncodings(bytes: Uint8Array): readonly EncodingScore[] {
  return models.map((model) => scoreIn(model, bytes)).sort((a, b) => b.points - a.points);
}
