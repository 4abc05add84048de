const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ordinals =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );

const spelled = new Map<string, number>([
  ...units.map((word, value) => [word, value] as const),
  ...ordinals.map((word, value) => [word, value] as const),
  ...tens.slice(2).map((word, index) => [word, (index + 2) * 10] as const),
  ...tens.slice(2).map((word, index) => [word.replace(/y$/, "ieth"), (index + 2) * 10] as const),
]);

/** The value of a spelled number of one or two words ("forty", "four" -> 44), undefined where they spell none. */
export function spelledNumber(words: readonly string[]): number | undefined {
  const [first, second] = words.map((word) => spelled.get(word));
  if (words.length === 1 || first === undefined) return first;
  if (second === undefined || first < 20 || first % 10 !== 0 || second > 9 || second === 0) return undefined;
  return first + second;
}

/** The value of a word written in digits, such as "44", "007" or "1st"; undefined for any other word. */
export function digitNumber(word: string): string | undefined {
  const match = /^0*(\d+)(?:st|nd|rd|th)?$/.exec(word);
  return match?.[1];
}

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** The value of a roman numeral from II to XXXIX; single I, V and X only where the caller knows them for numerals. */
export function romanNumber(word: string): number | undefined {
  if (!/^x{0,3}(?:ix|iv|v?i{0,3})$/.test(word) || word === "") return undefined;
  let value = 0;
  for (let place = 0; place < word.length; place++) {
    const here = romanValues[word.charAt(place)] ?? 0;
    const next = romanValues[word.charAt(place + 1)] ?? 0;
    value += here < next ? -here : here;
  }
  return value;
}

const hanDigits = "零一二三四五六七八九";

/** The value of a number in Chinese characters, counted (十二) or read digit by digit (一二四). */
export function hanNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^[零〇一二两三四五六七八九十百]+$/u.test(text)) return undefined;
  const plain = text.replace(/〇/gu, "零").replace(/两/gu, "二");
  if (!/[十百]/u.test(plain)) return Number([...plain].map((char) => hanDigits.indexOf(char)).join(""));
  let value = 0;
  let digit = 0;
  for (const char of plain) {
    if (char === "十" || char === "百") {
      value += (digit === 0 ? 1 : digit) * (char === "十" ? 10 : 100);
      digit = 0;
    } else digit = hanDigits.indexOf(char);
  }
  return value + digit;
}
