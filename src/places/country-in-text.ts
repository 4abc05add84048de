import { foldName } from "../names/fold.ts";
import type { CountryTable } from "./countries.ts";
import { countryCode } from "./countries.ts";

const chinaWord = /\b(?:China|P\.?\s?R\.?\s?C\b|P\.?\s?R\.? China)|中国|中國|Китай|جۇڭگو|Çin\b|Chine\b/iu;
const territories = new Set(["HK", "MO", "TW"]);

/** Does the text say China, or is it written in Chinese characters only (no kana, no hangul)? */
export const saysChina = (text: string): boolean =>
  chinaWord.test(text) ||
  (/\p{Script=Han}{2}/u.test(text) &&
    !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|東京|东京|京都|大阪|北海道|県/u.test(text));

/**
 * The country that an address ends with: the last part between commas that is a country's name, with or without a
 * postcode around it. Codes of two or three letters are left to the country column. Without such a column the last
 * words of the text are enough ("Istanbul Turkey"); beside one they are too often a street ("Calle Canada").
 */
export function countryInText(
  table: CountryTable,
  text: string,
  column: string | undefined,
): string | undefined {
  const segments = text
    .split(/[,，;；\n()（）]/u)
    .map((segment) => foldName(segment.replace(/\p{L}{0,2}\d[\p{L}\d]*/gu, " ")));
  const last = column === undefined ? segments.length - 1 : -1;
  const found = segments.map((segment, index) => countryOf(table, segment, index === last));
  return found.findLast((code) => code !== undefined && !territories.has(code));
}

function countryOf(table: CountryTable, segment: string, last: boolean): string | undefined {
  const words = segment.split(" ");
  const lengths = last ? [words.length, 3, 2, 1] : [words.length];
  for (const length of lengths) {
    const tail = words.slice(-length).join(" ");
    if (tail.length > 3 || /^(?:usa|uae|prc)$/.test(tail)) {
      const code = countryCode(table, tail);
      if (code !== undefined) return code;
    }
  }
  return undefined;
}
