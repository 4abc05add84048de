/** Letters that look like a Latin letter, by the letter that a reader sees. */
export type LookAlikes = ReadonlyMap<string, string>;

/** Latin letters that no decomposition reaches. */
const plain: Readonly<Record<string, string>> = {
  ...{ ø: "o", ł: "l", ı: "i", ȷ: "j", đ: "d", ð: "d", ħ: "h", ŧ: "t", ŋ: "n", ß: "ss", æ: "ae", œ: "oe" },
  ...{ þ: "th", ə: "e", ǝ: "e", ɑ: "a", ɡ: "g", ɩ: "i", ʟ: "l", ɴ: "n", ʀ: "r", ƒ: "f", ɓ: "b", ɗ: "d" },
};

/** First letters of alphabets in signs that compatibility forms leave alone: squared, circled in black, flags. */
const signAlphabets = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6] as const;

function ofSign(code: number): string | undefined {
  const first = signAlphabets.find((start) => code >= start && code < start + 26);
  return first === undefined ? undefined : String.fromCharCode(97 + code - first);
}

const isLatin = /^[a-z]+$/;

/** The Latin letters that a reader sees in a character, in lower case; undefined where it shows none. */
export function latinOf(char: string, lookAlikes: LookAlikes): string | undefined {
  const sign = ofSign(char.codePointAt(0) ?? 0);
  if (sign !== undefined) return sign;
  const known = lookAlikes.get(char);
  if (known !== undefined) return known;
  const decomposed = char.normalize("NFKD").replace(/\p{M}+/gu, "");
  let out = "";
  for (const part of decomposed) {
    const lower = part.toLowerCase();
    out += isLatin.test(lower)
      ? lower
      : (plain[lower] ?? lookAlikes.get(part) ?? lookAlikes.get(lower) ?? "?");
  }
  return isLatin.test(out) ? out : undefined;
}

/** Letters of Uyghur, in the Arabic and the Cyrillic script, as the Latin script of Uyghur writes them without accents. */
const uyghur: Readonly<Record<string, string>> = {
  ...{ ا: "a", ە: "e", ب: "b", پ: "p", ت: "t", ج: "j", چ: "ch", خ: "x", د: "d", ر: "r", ز: "z", ژ: "zh" },
  ...{ س: "s", ش: "sh", غ: "gh", ف: "f", ق: "q", ك: "k", ک: "k", گ: "g", ڭ: "ng", ل: "l", م: "m", ن: "n" },
  ...{
    ھ: "h",
    ه: "h",
    ہ: "h",
    و: "o",
    ۇ: "u",
    ۆ: "o",
    ۈ: "u",
    ۋ: "w",
    ې: "e",
    ى: "i",
    ي: "y",
    ی: "y",
    ئ: "",
  },
  ...{ а: "a", ә: "e", б: "b", в: "w", г: "g", ғ: "gh", д: "d", е: "e", ж: "zh", җ: "j", з: "z", и: "i" },
  ...{ й: "y", к: "k", қ: "q", л: "l", м: "m", н: "n", ң: "ng", о: "o", ө: "o", п: "p", р: "r", с: "s" },
  ...{ т: "t", у: "u", ү: "u", ф: "f", х: "x", һ: "h", ч: "ch", ш: "sh", ы: "i", э: "e", ю: "yu", я: "ya" },
};

/** A letter of Uyghur in Latin letters; empty for a letter without a sound of its own, undefined for any other character. */
export function uyghurOf(char: string): string | undefined {
  const lower = char.toLowerCase();
  const direct = uyghur[lower];
  if (direct !== undefined) return direct;
  const base = char.normalize("NFKC").toLowerCase();
  return uyghur[base] ?? uyghur[base.normalize("NFKD").replace(/\p{M}+/gu, "")];
}

/** Digits and signs that stand for a letter; `l` and `i` are one letter where they do. */
const standIns: Readonly<Record<string, string>> = {
  ...{ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g" },
  ...{ "@": "a", $: "s", "!": "i", "|": "i", "€": "e", "£": "i", "+": "t" },
};

export const standInOf = (char: string): string | undefined => standIns[char];

/** One letter for those that a digit could stand for alike. */
export const oneForAlike = (letters: string): string => letters.replaceAll("l", "i");

const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}\p{Me}\p{Cc}]$/u;
const seenControl = /^[\t\n\v\f\r\u0085]$/;

/** Whether a reader sees nothing of its own at this character: no width, a mark on the letter before, a control. */
export const isUnseen = (char: string): boolean => unseen.test(char) && !seenControl.test(char);
