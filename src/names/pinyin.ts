import { longestWord } from "./letters.ts";

/** Initials and finals of toneless pinyin; the syllables are their lawful joins plus those without an initial. */
const finalsByInitial: Readonly<Record<string, string>> = {
  b: "a ai an ang ao ei en eng i ian iao ie in ing o u",
  p: "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
  m: "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
  f: "a an ang ei en eng o ou u",
  d: "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
  t: "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
  n: "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue",
  l: "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve ue",
  g: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  k: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  h: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  j: "i ia ian iang iao ie in ing iong iu u uan ue un",
  q: "i ia ian iang iao ie in ing iong iu u uan ue un",
  x: "i ia ian iang iao ie in ing iong iu u uan ue un",
  zh: "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
  ch: "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
  sh: "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
  r: "an ang ao e en eng i ong ou u ua uan ui un uo",
  z: "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
  c: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  s: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  "": "a ai an ang ao e ei en er o ou wa wai wan wang wei wen weng wo wu ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun",
};

/** All toneless pinyin syllables, about 400. */
export const pinyinSyllables: ReadonlySet<string> = new Set(
  Object.entries(finalsByInitial).flatMap(([initial, finals]) =>
    finals.split(" ").map((final) => initial + final),
  ),
);

const longestSyllable = 6;

/** Splits a word into pinyin syllables, the fewest; undefined where it cannot be split. */
export function pinyinSyllablesOf(word: string): readonly string[] | undefined {
  return splitFrom(word, 0, new Map());
}

function splitFrom(
  word: string,
  start: number,
  known: Map<number, readonly string[] | undefined>,
): readonly string[] | undefined {
  if (start === word.length) return [];
  if (known.has(start)) return known.get(start);
  let best: readonly string[] | undefined;
  for (let end = Math.min(word.length, start + longestSyllable); end > start; end--) {
    const syllable = word.slice(start, end);
    if (!pinyinSyllables.has(syllable)) continue;
    const rest = splitFrom(word, end, known);
    if (rest !== undefined && (best === undefined || rest.length + 1 < best.length))
      best = [syllable, ...rest];
  }
  known.set(start, best);
  return best;
}

/**
 * The skeleton of a word: what stays when the differences between spellings of one Chinese sound are dropped
 * (zh/z, ch/c, sh/s, ng/n, hw/hu, yi/i, wu/u, v/u, doubled letters). "Hua Fu", "Huafu" and "Hwafu" have one skeleton.
 */
export function skeleton(word: string): string {
  const known = skeletons.get(word);
  if (known !== undefined) return known;
  const made = makeSkeleton(word);
  if (skeletons.size < mostSkeletons && word.length <= longestWord) skeletons.set(word, made);
  return made;
}

/** Skeletons made before: the words of a name are held against those of many. */
const skeletons = new Map<string, string>();
const mostSkeletons = 500_000;

function makeSkeleton(word: string): string {
  return word
    .replace(/yi/g, "i")
    .replace(/wu/g, "u")
    .replace(/yu/g, "u")
    .replace(/([hgk])w/g, "$1u")
    .replace(/([zcs])h/g, "$1")
    .replace(/ng/g, "n")
    .replace(/v/g, "u")
    .replace(/(.)\1+/g, "$1");
}

/** Wade-Giles initials, written without apostrophes as in old names, and the pinyin initials they may stand for. */
const wadeInitials: readonly (readonly [string, readonly string[]])[] = [
  ["tsz", ["z", "c"]],
  ["ts", ["z", "c"]],
  ["tz", ["z", "c"]],
  ["hs", ["x"]],
  ["ch", ["zh", "ch", "j", "q"]],
  ["sh", ["sh"]],
  ["p", ["b", "p"]],
  ["t", ["d", "t"]],
  ["k", ["g", "k"]],
  ["j", ["r"]],
  ...["m", "f", "n", "l", "h", "s"].map((initial) => [initial, [initial]] as const),
  ["", [""]],
];

/** Wade-Giles finals that are written otherwise in pinyin. */
const wadeFinals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ien: "ian", ieh: "ie", ih: "i", uei: "ui", ung: "ong", iung: "iong", eh: "e", ueh: "ue", o: "e" },
    ...{ yung: "yong", yen: "yan", yeh: "ye", ssu: "si", zu: "i" },
  }),
);

function wadeSyllable(text: string): readonly string[] {
  const found: string[] = [];
  for (const [initial, sounds] of wadeInitials) {
    if (!text.startsWith(initial)) continue;
    const final = text.slice(initial.length);
    for (const sound of sounds)
      for (const ending of [final, wadeFinals.get(final) ?? final]) {
        if (pinyinSyllables.has(sound + ending)) found.push(sound + ending);
      }
    break;
  }
  return [...new Set(found)];
}

/** Pinyin readings of a word spelled in Wade-Giles ("hsinkang" -> xingang, xinkang); none where it is no such word. */
export function fromWadeGiles(word: string, limit = 8): readonly string[] {
  if (!/hs|ts|tz|ieh|ung|ien|ih|eh/.test(word)) return [];
  return wadeFrom(word, limit, 0);
}

function wadeFrom(word: string, limit: number, depth: number): readonly string[] {
  if (word === "") return [""];
  if (depth > 4) return [];
  const found: string[] = [];
  for (let end = Math.min(word.length, longestSyllable + 1); end > 0 && found.length < limit; end--)
    for (const syllable of wadeSyllable(word.slice(0, end)))
      for (const rest of wadeFrom(word.slice(end), limit, depth + 1)) found.push(syllable + rest);
  return found.slice(0, limit);
}
