import type { Script } from "./name-form.ts";

/** Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Kazakh and Kyrgyz letters, the common English way. */
const cyrillic: Readonly<Record<string, string>> = {
  ...{
    а: "a",
    б: "b",
    в: "v",
    г: "g",
    д: "d",
    е: "e",
    ё: "e",
    ж: "zh",
    з: "z",
    и: "i",
    й: "y",
    к: "k",
    л: "l",
  },
  ...{
    м: "m",
    н: "n",
    о: "o",
    п: "p",
    р: "r",
    с: "s",
    т: "t",
    у: "u",
    ф: "f",
    х: "kh",
    ц: "ts",
    ч: "ch",
    ш: "sh",
  },
  ...{ щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya", і: "i", ї: "yi", є: "ye", ґ: "g", ў: "u" },
  ...{ ђ: "dj", ј: "j", љ: "lj", њ: "nj", ћ: "c", џ: "dz", ә: "a", ғ: "gh", қ: "q", ң: "ng", ө: "o", ұ: "u" },
  ...{ ү: "u", һ: "h", ҳ: "h", ҷ: "j", ӣ: "i", ӯ: "u", ѓ: "gj", ќ: "kj", ѕ: "dz" },
};

/** The 32 letters of Uyghur in the Arabic script to Uyghur Latin (ULY, accents dropped), then further letters of Arabic and Persian. */
const arabic: Readonly<Record<string, string>> = {
  ...{
    ا: "a",
    ە: "e",
    ب: "b",
    پ: "p",
    ت: "t",
    ج: "j",
    چ: "ch",
    خ: "x",
    د: "d",
    ر: "r",
    ز: "z",
    ژ: "zh",
    س: "s",
  },
  ...{
    ش: "sh",
    غ: "gh",
    ف: "f",
    ق: "q",
    ك: "k",
    گ: "g",
    ڭ: "ng",
    ل: "l",
    م: "m",
    ن: "n",
    ھ: "h",
    و: "o",
    ۇ: "u",
  },
  ...{ ۆ: "o", ۈ: "u", ۋ: "w", ې: "e", ى: "i", ي: "y", ئ: "" },
  ...{
    ح: "h",
    ذ: "z",
    ص: "s",
    ض: "d",
    ط: "t",
    ظ: "z",
    ع: "",
    ه: "h",
    ة: "a",
    ء: "",
    أ: "a",
    إ: "i",
    آ: "a",
    ؤ: "u",
  },
  ...{ ک: "k", ی: "i", ث: "th", ہ: "h", ں: "n", ے: "e", ڈ: "d", ٹ: "t", ڑ: "r" },
};

const greek: Readonly<Record<string, string>> = {
  ...{
    α: "a",
    β: "v",
    γ: "g",
    δ: "d",
    ε: "e",
    ζ: "z",
    η: "i",
    θ: "th",
    ι: "i",
    κ: "k",
    λ: "l",
    μ: "m",
    ν: "n",
  },
  ...{ ξ: "x", ο: "o", π: "p", ρ: "r", σ: "s", ς: "s", τ: "t", υ: "y", φ: "f", χ: "ch", ψ: "ps", ω: "o" },
};

const kana: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko ガ ga ギ gi グ gu ゲ ge ゴ go サ sa シ shi ス su セ se ソ so ザ za ジ ji ズ zu ゼ ze ゾ zo " +
    "タ ta チ chi ツ tsu テ te ト to ダ da ヂ ji ヅ zu デ de ド do ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho バ ba ビ bi ブ bu ベ be ボ bo " +
    "パ pa ピ pi プ pu ペ pe ポ po マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ァ a ィ i ゥ u ェ e ォ o " +
    "ャ ya ュ yu ョ yo ヴ vu"
  )
    .split(" ")
    .flatMap((item, index, all) => (index % 2 === 0 ? [[item, all[index + 1] ?? ""]] : [])),
);

const hangulInitials = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ");
const hangulVowels = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const hangulFinals = " k k k n n n t l l l l l l l l m p p t t ng t t k t p t".split(" ");

/** One Hangul syllable in the Revised Romanisation, letter by letter. */
function hangulSyllable(char: string): string {
  const index = (char.codePointAt(0) ?? 0) - 0xac00;
  if (index < 0 || index >= 11_172) return char;
  const initial = hangulInitials[Math.floor(index / 588)] ?? "";
  const vowel = hangulVowels[Math.floor((index % 588) / 28)] ?? "";
  return initial + vowel + (hangulFinals[index % 28] ?? "");
}

const byTable =
  (table: Readonly<Record<string, string>>) =>
  (text: string): string => {
    let out = "";
    for (const char of text) out += table[char] ?? (/\p{M}/u.test(char) ? "" : char);
    return out;
  };

const toKatakana = (text: string): string =>
  text.replace(/[ぁ-ゖ]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0x60)).replace(/[ーッ]/gu, "");

const decompose = (text: string): string => text.normalize("NFD").replace(/\p{M}+/gu, "");

/** A folded word of an alphabet in Latin letters; words of scripts without a table stay as they are. */
export function transliterate(text: string, script: Script): string {
  switch (script) {
    case "cyrillic":
      return byTable(cyrillic)(text);
    case "arabic":
      return byTable(arabic)(text);
    case "greek":
      return byTable(greek)(decompose(text));
    case "hangul":
      return [...text.normalize("NFC")].map(hangulSyllable).join("");
    case "kana":
      return byTable(kana)(toKatakana(text));
    default:
      return text;
  }
}

/**
 * The ways a word is met in Latin letters, the first the common one: х and خ as kh (x) or h, й behind a vowel as y or i
 * ("Baykal", "Baikal"; Хуафу and خۇافۇ are both "Huafu").
 */
export function transliterations(text: string, script: Script): readonly string[] {
  const first = transliterate(text, script).replace(/ /g, "");
  if (script !== "cyrillic" && script !== "arabic") return [first];
  const plainH = first.replace(script === "cyrillic" ? /kh/g : /x/g, "h");
  const withI = (word: string): string => word.replace(/([aeiou])y(?![aeiou])/g, "$1i");
  return [...new Set([first, plainH, withI(first), withI(plainH)])];
}
