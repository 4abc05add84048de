/** A word of an address with its place in the text. Every Han character is a word of its own. */
export interface Word {
  /** Folded: one key for all spellings that differ only in case, accents, apostrophes or letter forms. */
  readonly key: string;
  /** UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const wordPattern =
  /\p{Script=Han}|\d+(?:st|nd|rd|th)\b|\p{N}+|(?:(?!\p{Script=Han})\p{L})(?:(?!\p{Script=Han})[\p{L}\p{M}\p{Cf}]|['’ʼʻ‘`](?=\p{L}))*/giu;

/** "XinjiangProvince", "DongGuan": two words that lost their space. */
const gluedPattern = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u;

/** Letters of the Arabic script that keyboards of several languages write in different ways. */
const arabicForms: Readonly<Record<string, string>> = { ی: "ى", ي: "ى", ک: "ك", ه: "ە", ہ: "ە", ة: "ە" };

/** The key under which a word is looked up. */
export function wordKey(word: string): string {
  if (/^[a-z\d\u4e00-\u9fff]+$/i.test(word)) return word.toLowerCase();
  return word
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .replace(/ı/g, "i")
    .replace(/['’ʼʻ‘`]|\p{Cf}/gu, "")
    .replace(/[یيکهہة]/g, (letter) => arabicForms[letter] ?? letter);
}

/** The words of a text from left to right. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].flatMap((match) => splitGlued(match[0], match.index));
}

function splitGlued(run: string, offset: number): Word[] {
  const words: Word[] = [];
  let start = offset;
  for (const piece of run.split(gluedPattern)) {
    words.push({ key: wordKey(piece), start, end: start + piece.length });
    start += piece.length;
  }
  return words;
}

const uyghurEndings = /(?:نىڭ|دىكى|تىكى|دىن|تىن|لىق|لىك|دا|دە|تا|تە|غا|گە|قا|كە)$/u;

/**
 * The keys under which a written word may stand in the gazetteer: itself, then without a case ending.
 * Uyghur and Russian put the case on the name itself ("in Urumchi" is one word).
 */
export function lookupKeys(key: string): readonly string[] {
  if (/\p{Script=Arabic}/u.test(key)) return [...new Set([key, key.replace(uyghurEndings, "")])];
  if (/^\p{Script=Cyrillic}{6,}$/u.test(key)) return [...new Set([key, key.replace(/(?:ом|а|е|у)$/u, "")])];
  return [key];
}
