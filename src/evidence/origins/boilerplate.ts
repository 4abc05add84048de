import { z } from "zod";
import { dayCell, readDataTable, textCell } from "../../goods/data-table.ts";
import { eachToken } from "../search/tokens.ts";
import type { IsBoilerplate } from "./shingles.ts";

export const boilerplateFileName = "boilerplate.csv";

const row = z.strictObject({
  words: textCell,
  language: z.enum(["en", "zh"]),
  basis: z.enum(["official", "literature", "editorial"]),
  checked: dayCell,
});

/** A line of more tokens than this is a paragraph of the report, whatever stands in it. */
const longestLine = 40;

/** Reads the text of `boilerplate.csv`: a short line with one of its phrases is a publisher's, not the report's. */
export function readBoilerplate(file: string | undefined): IsBoilerplate {
  const phrases = readDataTable(boilerplateFileName, file, row).flatMap(({ value: { words } }) =>
    words.split("|").map(tokensOf),
  );
  return (line) => {
    // Most lines are paragraphs: they are not looked at token by token.
    if (line.length > longestLine * 16) return false;
    const tokens = tokensOf(line);
    return tokens.split(" ").length <= longestLine && phrases.some((phrase) => holds(tokens, phrase));
  };
}

const holds = (tokens: string, phrase: string): boolean => ` ${tokens} `.includes(` ${phrase} `);

function tokensOf(text: string): string {
  const tokens: string[] = [];
  eachToken(text, (token) => tokens.push(token));
  return tokens.join(" ");
}
