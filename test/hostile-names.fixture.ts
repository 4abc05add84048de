/** Numbers below a bound, the same in every run (Park and Miller). */
export function generatorOf(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

type Next = (below: number) => number;

/** Stretches of code points: scripts of real names, and what breaks readers that go letter by letter. */
const stretches = {
  control: [0x00, 0x1f],
  latin: [0x20, 0x24f],
  combining: [0x300, 0x36f],
  greekToHebrew: [0x370, 0x5ff],
  arabic: [0x600, 0x6ff],
  indian: [0x900, 0xdff],
  thai: [0xe00, 0xe7f],
  jamo: [0x1100, 0x11ff],
  invisible: [0x2000, 0x206f],
  signs: [0x2100, 0x2bff],
  kana: [0x3040, 0x30ff],
  han: [0x4e00, 0x9fff],
  hangul: [0xac00, 0xd7a3],
  loneSurrogate: [0xd800, 0xdfff],
  ownUse: [0xe000, 0xe0ff],
  compatibility: [0xf900, 0xfaff],
  ligatures: [0xfb00, 0xfdff],
  variation: [0xfe00, 0xfeff],
  fullWidth: [0xff00, 0xffef],
  oldScripts: [0x10000, 0x10fff],
  letterlike: [0x1d400, 0x1d7ff],
  pictures: [0x1f300, 0x1faff],
  rareHan: [0x20000, 0x2a6df],
  tags: [0xe0000, 0xe01ef],
  everyPlane: [0, 0x10ffff],
} as const satisfies Record<string, readonly [number, number]>;
const kinds = Object.values(stretches);

/** Words of real names and of trouble, among which random letters stand. */
const words =
  "Xinjiang Huafu Hua Fu Textile Cotton Co., Ltd. GmbH of & / a/k/a A.B.C. XV 1st forty-four Chinaoil Hsinkang Ausay Байкал ООО خۇافۇ چەكلىك 新疆 华孚 金星 芯购 有限公司 （香港） 第八师 한국 カタカナ ไทย १२३ ٣٤ \u202e \u2066 \u200d \ufeff \u0000 a\u0301\u0327\u0328 👩‍👩‍👧 ﷺ İ ß ŉ 𝐀 ".split(
    " ",
  );

const pick = <T>(next: Next, list: readonly T[]): T => list[next(list.length)] as T;

function letterOf(next: Next, [from, to]: readonly [number, number]): string {
  return String.fromCodePoint(from + next(to - from + 1));
}

/** Letters of one stretch, or of any. */
function lettersOf(next: Next, length: number): string {
  const stretch = pick(next, kinds);
  const isMixed = next(3) === 0;
  let text = "";
  for (let count = 0; count < length; count += 1)
    text += letterOf(next, isMixed ? pick(next, kinds) : stretch);
  return text;
}

/** A letter with marks heaped on it. */
const heap = (next: Next): string =>
  letterOf(next, pick(next, kinds)) +
  Array.from({ length: next(60) }, () => letterOf(next, stretches.combining)).join("");

const shapes: readonly ((next: Next) => string)[] = [
  (next) => lettersOf(next, next(12)),
  (next) => lettersOf(next, next(80)),
  (next) => Array.from({ length: next(9) }, () => pick(next, words)).join(" "),
  (next) => Array.from({ length: next(6) }, () => pick(next, words)).join(""),
  (next) => `${pick(next, words)}${lettersOf(next, next(6))} ${pick(next, words)}`,
  (next) => Array.from({ length: next(12) }, () => lettersOf(next, 1 + next(4))).join(" "),
  heap,
];

/** One random name; one in 500 is long. */
export function hostileName(next: Next): string {
  if (next(500) === 0) return pick(next, longHostileNames)(1 + next(10_000));
  return pick(next, shapes)(next);
}

const repeated =
  (text: string) =>
  (length: number): string =>
    text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Names of any length that would be dear to a reader that tries every way: of one letter, of short words, without a space. */
export const longHostileNames: readonly ((length: number) => string)[] = [
  ..."a 华 金星芯购 新疆华孚纺织有限公司棉 一二三十百 huafuxian hsiehtsung ab- A.B. & ' 7 X 한국 カタカナ ไทย Байкал خۇافۇ ﷺ oo ay china 阿克苏 族".split(
    " ",
  ),
  ...[
    "huafu textile co ltd ",
    "a b ",
    "Huafu Textile/",
    "a\u200d",
    "a\u0301\u0327",
    "\u202eشىنجاڭ ",
    "Ab ",
    "\ud800",
  ],
].map(repeated);
