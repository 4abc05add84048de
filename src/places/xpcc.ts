import { type XuarDivision, xuar } from "./divisions.ts";
import type { Mention, NameWeight, PlaceName } from "./gazetteer.ts";

/**
 * Units of the Xinjiang Production and Construction Corps as addresses write them: the Corps, a division, a regiment.
 * The Corps lies in the XUAR as a whole, so its units are signs of the region whatever town they stand in.
 */
const corps =
  /\bXPCC\b|\bBing\s?tuan\b|\bXin\s?jiang Production (?:and|&) Construction (?:Corps|Group)\b|\bProduction (?:and|&) Construction Corps\b|(?:新疆)?生产建设兵团|(?:新疆)?生產建設兵團|(?<![\p{L}])兵团|新疆兵团|新疆兵團/giu;
const hanDivision =
  /(?:(农|農)|(兵团|兵團)?(第))(十[一二三四]?|[一二三四五六七八九]|\d{1,2})师|(?<=兵团|兵團)(十[一二三四]?|[一二三四五六七八九]|\d{1,2})师/gu;
const latinDivision =
  /\b(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:(?:Agricultur\w*|Construction|Agri)\.? )?(?:Division|Shi)\b|\b(?:Division|Div\.?) (?:No\.? ?)?(\d{1,2})\b|\b(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth) (?:Agricultur\w* )?Division\b|\bNo\.? ?(\d{1,2}) (?:Agricultur\w* )?Division\b/giu;
const regiment =
  /\b(?:\d{1,3}(?:st|nd|rd|th)?|No\.? ?\d{1,3}) (?:Regiment|Tuan|State Farm of XPCC)\b|\bRegiment (?:No\.? ?)?\d{1,3}\b|[〇零一二三四五六七八九十百]{1,6}团(?:场|部|镇)?(?![购队结圆员体费聚])|(?<![\p{L}\d])\d{1,3}团(?:场|部|镇)?(?![购队结圆员体费聚])/giu;

const words =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split(
    " ",
  );
const hanNumbers = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四".split(" ");

/** The units named in a text; `divisions` gives the city of a division where it has one. */
export function findXpccUnits(text: string, divisions: ReadonlyMap<string, XuarDivision>): Mention[] {
  const cityOf = (number: number): string | undefined =>
    [...divisions.values()].find((each) => each.xpccDivision === String(number))?.code;
  return [
    ...unitsOf(text, corps, () => name("alone", "")),
    ...unitsOf(text, hanDivision, (found) =>
      name(/^[农農兵]/.test(found) ? "alone" : "china", "", cityOf(numberIn(found))),
    ),
    ...unitsOf(text, latinDivision, (found) =>
      name("second", "divisions of other bodies", cityOf(numberIn(found))),
    ),
    ...unitsOf(text, regiment, () => name("second", "regiments of other bodies")),
  ];
}

function unitsOf(text: string, pattern: RegExp, nameOf: (found: string) => PlaceName): Mention[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    names: [nameOf(match[0])],
  }));
}

const name = (weight: NameWeight, also: string, division?: string): PlaceName => ({
  region: xuar,
  division,
  kind: "unit",
  parents: [],
  weight,
  sameKindElsewhere: weight === "second",
  needsKind: false,
  also,
});

/** The number of a division: 8, "Eighth", 八. */
function numberIn(text: string): number {
  const digits = /\d+/.exec(text)?.[0];
  if (digits !== undefined) return Number(digits);
  const lower = text.toLowerCase();
  const word = words.findIndex((each) => lower.includes(each));
  if (word >= 0) return word + 1;
  return hanNumbers.indexOf(/十[一二三四]?|[一二三四五六七八九]/.exec(text)?.[0] ?? "") + 1;
}
