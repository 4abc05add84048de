/** Letters that are looked at, and the words by which English is told. */
const lookedAt = 4_000;
const english: ReadonlySet<string> = new Set("the of and to in that is was for on with said by".split(" "));

const scripts = {
  Latn: /\p{Script=Latin}/gu,
  Hani: /\p{Script=Han}/gu,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Kore: /\p{Script=Hangul}/gu,
  Arab: /\p{Script=Arabic}/gu,
  Cyrl: /\p{Script=Cyrillic}/gu,
} as const;
type Script = keyof typeof scripts;

/** Share of each script among the letters, from 0 to 1. */
function sharesOf(some: string): Readonly<Record<Script, number>> {
  const letters = Math.max(1, (some.match(/\p{L}/gu) ?? []).length);
  const share = (script: Script): number => (some.match(scripts[script]) ?? []).length / letters;
  return {
    Latn: share("Latn"),
    Hani: share("Hani"),
    Kana: share("Kana"),
    Kore: share("Kore"),
    Arab: share("Arab"),
    Cyrl: share("Cyrl"),
  };
}

/** The language of a text (BCP 47) by its script, and English by its commonest words; undefined where that does not tell. */
export function languageOf(text: string): string | undefined {
  const some = text.slice(0, lookedAt);
  const shares = sharesOf(some);
  if (shares.Hani + shares.Kana > 0.3) return shares.Kana > 0.05 ? "ja" : "zh";
  if (shares.Kore > 0.3) return "ko";
  // Letters that Uyghur has and Arabic, Persian and Urdu have not.
  if (shares.Arab > 0.3) return /[ۇۆۈېۋ]/u.test(some) ? "ug" : undefined;
  const words = some.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.filter((word) => english.has(word)).length > words.length / 8 ? "en" : undefined;
}

/** Scripts that a language is written in, by the likeliest one that Unicode gives for it. */
const written: Readonly<Record<string, readonly Script[]>> = {
  Latn: ["Latn"],
  Hans: ["Hani"],
  Hant: ["Hani"],
  Jpan: ["Kana", "Hani"],
  Kore: ["Kore", "Hani"],
  Arab: ["Arab"],
  Cyrl: ["Cyrl"],
};

/** Share of the letters in another script above which a text is not what it calls itself. */
const mostForeign = 0.7;

/** The stated language in its ordinary form; undefined where it is no language tag. Several are given by commas. */
export function statedLanguage(label: string): string | undefined {
  try {
    const first = label.split(/[,;]/, 1)[0] ?? "";
    return Intl.getCanonicalLocales(first.trim().replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}

/** Whether the letters of a text are of other scripts than the language is written in. Of few letters nothing is said. */
export function contradicts(language: string, text: string): boolean {
  const some = text.slice(0, lookedAt);
  if ((some.match(/\p{L}/gu) ?? []).length < 40) return false;
  const own = written[new Intl.Locale(language).maximize().script ?? ""];
  if (own === undefined) return false;
  const shares = sharesOf(some);
  const foreign = (Object.keys(scripts) as Script[])
    .filter((script) => !own.includes(script))
    .reduce((sum, script) => sum + shares[script], 0);
  return foreign > mostForeign;
}
