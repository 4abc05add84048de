import { compareForms } from "../../../src/names/compare-names.ts";
import type { NameForm } from "../../../src/names/name-form.ts";
import type { NameTables } from "../../../src/names/name-tables.ts";
import { parseName } from "../../../src/names/parse-name.ts";

/** Brands of two syllables that share their first, their last, or all but a letter: how Chinese firms are commonly named. */
const brands: readonly (readonly [string, string])[] = [
  ["Huafu", "华孚"],
  ["Huatai", "华泰"],
  ["Huafa", "华发"],
  ["Hualu", "华鲁"],
  ["Huahong", "华宏"],
  ["Jinfu", "金富"],
  ["Jinhu", "金湖"],
  ["Jinlong", "金龙"],
  ["Yinlong", "银隆"],
  ["Yinfeng", "银丰"],
  ["Hongfeng", "鸿丰"],
  ["Hongsheng", "鸿盛"],
  ["Zhongtai", "中泰"],
  ["Zhonghe", "众和"],
  ["Tianfu", "天富"],
  ["Tianyu", "天宇"],
  ["Xinfu", "鑫富"],
  ["Xinlong", "鑫龙"],
  ["Meixin", "美鑫"],
  ["Meijia", "美佳"],
  ["Guanghui", "广汇"],
  ["Guangda", "光大"],
  ["Shengli", "胜利"],
  ["Shengda", "盛达"],
  ["Daqo", "大全"],
  ["Ruixiang", "瑞祥"],
  ["Golden Star", "金星"],
  ["Golden Sun", "金阳"],
  ["Silver Star", "银星"],
];

const seats: readonly (readonly [string, string])[] = [
  ["Xinjiang", "新疆"],
  ["Aksu", "阿克苏"],
  ["Shihezi", "石河子"],
  ["Jiangsu", "江苏"],
  ["Shenzhen", "深圳市"],
];

const trades: readonly (readonly [string, string])[] = [
  ["Textile Co., Ltd.", "纺织有限公司"],
  ["Cotton Industry Co., Ltd.", "棉业有限公司"],
  ["New Energy Technology Co., Ltd.", "新能源科技有限公司"],
  ["Import and Export Trading Co., Ltd.", "进出口贸易有限公司"],
];

export interface SisterPair {
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

/** The four ways in which two spellings of two firms meet: in Latin, in Han, and across. */
function meet(tables: NameTables, one: readonly NameForm[], other: readonly NameForm[]): SisterPair[] {
  return one.flatMap((a) =>
    other.map((b) => ({ a: a.raw, b: b.raw, score: compareForms(tables, a, b).score })),
  );
}

/** Every pair of two brands at one seat in one trade, in Latin, in Han, and across: none is the same firm. */
export function sisterPairs(tables: NameTables): SisterPair[] {
  const places = seats.flatMap((seat) => trades.map((trade) => ({ seat, trade })));
  return places.flatMap(({ seat, trade }) => {
    const firms = brands.map(([latin, han]) => [
      parseName(tables, `${seat[0]} ${latin} ${trade[0]}`),
      parseName(tables, `${seat[1]}${han}${trade[1]}`),
    ]);
    return firms.flatMap((firm, index) =>
      firms.slice(index + 1).flatMap((sister) => meet(tables, firm, sister)),
    );
  });
}
