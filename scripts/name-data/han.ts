/**
 * Writes data/names/hanzi.tsv (toneless readings) and data/names/traditional.tsv (traditional to simplified).
 * Run once: node scripts/name-data/han.ts. The tables are frozen so that a score never changes with a package.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { Converter } from "opencc-js";
import { pinyin } from "pinyin-pro";

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), "utf8"))
    .version;

const target = (file: string): URL => new URL(`../../data/names/${file}`, import.meta.url);

/** The 6,763 characters of GB 2312, levels 1 and 2 (rows 16-87). */
function simplifiedCharacters(): string[] {
  const decoder = new TextDecoder("gb18030");
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const char = decoder.decode(new Uint8Array([row, cell]));
      if (/^\p{Script=Han}$/u.test(char)) characters.push(char);
    }
  return characters;
}

function readingsOf(char: string): string[] {
  const readings = pinyin(char, { toneType: "none", multiple: true, type: "array", v: true });
  return [...new Set(readings.map((reading) => reading.replace("ü", "v")))].filter((text) =>
    /^[a-z]+$/.test(text),
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function writeReadings(characters: readonly string[]): void {
  const byReading = new Map<string, string>();
  for (const char of characters)
    for (const reading of readingsOf(char)) byReading.set(reading, (byReading.get(reading) ?? "") + char);
  const lines = [...byReading]
    .sort(([a], [b]) => byText(a, b))
    .map(([reading, text]) => `${reading}\t${text}`);
  const header = [
    "# Toneless pinyin readings of Han characters: every reading a character has, v for u with diaeresis.",
    `# source: pinyin-pro ${versionOf("pinyin-pro")} (MIT) over the characters of GB 2312 and the targets of traditional.tsv. date: 2026-11-22. version: 1`,
    "reading\tcharacters",
  ];
  writeFileSync(target("hanzi.tsv"), `${[...header, ...lines].join("\n")}\n`);
}

function writeTraditional(simplified: ReadonlySet<string>): string[] {
  const converters = ["t", "hk", "tw"].map((from) => Converter({ from: from as "t", to: "cn" }));
  const byTarget = new Map<string, Set<string>>();
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const char = String.fromCodePoint(code);
    for (const convert of converters) {
      const result = convert(char);
      // A character that is itself in simplified use keeps its own reading (乾 stays beside 干).
      if (result === char || simplified.has(char) || [...result].length !== 1) continue;
      byTarget.set(result, (byTarget.get(result) ?? new Set()).add(char));
      break;
    }
  }
  const lines = [...byTarget]
    .sort(([a], [b]) => byText(a, b))
    .map(([to, from]) => `${to}\t${[...from].join("")}`);
  const header = [
    "# Simplified character and the traditional forms that stand for it.",
    `# source: opencc-js ${versionOf("opencc-js")} (Apache-2.0 data of OpenCC), profiles t, hk and tw to cn, single characters. date: 2026-11-22. version: 1`,
    "simplified\ttraditional",
  ];
  writeFileSync(target("traditional.tsv"), `${[...header, ...lines].join("\n")}\n`);
  return [...byTarget.keys()];
}

const simplified = simplifiedCharacters();
const targets = writeTraditional(new Set(simplified));
writeReadings([...new Set([...simplified, ...targets])]);
