import { clauseIn, namesIn } from "../published-names.ts";

/** What the first cell of a row says. */
export interface EntityText {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly former: readonly string[];
  /** "and subsidiaries", in lower case: words that name others without saying which. */
  readonly clause: string | undefined;
  /** "which include A; B; and C": those of the others that are named. */
  readonly included: readonly string[];
  readonly doubtful: readonly string[];
}

/** Why a cell cannot be read: what was expected, and the words that stand there instead. */
export interface Unread {
  readonly expected: string;
  readonly received: string;
}

const numbers =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" ");
const numberOf = (word: string): number | undefined => {
  const at = numbers.indexOf(word.toLowerCase());
  return at < 0 ? undefined : at + 1;
};

const marker = /^(?:(?:and|including) (\w+) alias(?:es)?:|also known as:?|formerly known as:?)\s/i;

/** Words of a notice that no name bears: something of the cell was not understood. */
const leftOver = /\bsubsidiar|\bwhich includes?\b|\bknown as\b|\balias(?:es)?\b/i;

/** Reads "NAME (also known as A; and B; and formerly known as C) and subsidiaries". */
export function readEntityText(text: string): EntityText | Unread {
  const { rest, clause, included: words } = clauseIn(text);
  const group = markedGroup(rest);
  if (group !== undefined && "expected" in group) return group;
  const outside = group === undefined ? rest : rest.slice(0, group.from).trim();
  const after = group === undefined ? "" : rest.slice(group.to).trim();
  if (outside === "" || leftOver.test(outside))
    return { expected: "a name, other names in parentheses, a clause", received: text };
  if (after !== "") return { expected: "a known clause after the aliases, or nothing", received: after };
  const inside = group === undefined ? noNames : readInside(group.words);
  if ("expected" in inside) return inside;
  const included = namesIn(words ?? "");
  const short = wrongCount(clause, words === undefined ? undefined : included.names.length);
  if (short !== undefined) return short;
  return {
    name: outside,
    ...inside,
    clause: clause?.toLowerCase(),
    included: included.names,
    doubtful: [...inside.doubtful, ...included.doubtful],
  };
}

type Inside = Pick<EntityText, "aliases" | "former" | "doubtful">;
const noNames: Inside = { aliases: [], former: [], doubtful: [] };

interface Group {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** The outermost parentheses that hold other names: "(also known as ...)", not "(Group)" or "(XPCC)". */
function markedGroup(text: string): Group | Unread | undefined {
  let found: Group | undefined;
  let depth = 0;
  let from = 0;
  for (const [at, char] of [...text].map((char, at) => [at, char] as const)) {
    if (char === "(" && depth++ === 0) from = at;
    if (char !== ")" || --depth !== 0) continue;
    const words = [...text]
      .slice(from + 1, at)
      .join("")
      .trim();
    if (!/^\p{Ll}/u.test(words)) continue;
    if (!marker.test(words)) return { expected: "aliases or former names in parentheses", received: words };
    if (found !== undefined) return { expected: "one list of other names", received: words };
    found = { from, to: at + 1, words };
  }
  return depth === 0 ? found : { expected: "parentheses that are closed", received: text };
}

/** "including two aliases: A; and B", "also known as A; and formerly known as B". */
function readInside(words: string): Inside | Unread {
  const parts = words.split(
    /[;,]?\s+and\s+(?=formerly known as|also known as)|;\s*(?=formerly known as|also known as)/i,
  );
  let inside = noNames;
  for (const part of parts) {
    const mark = marker.exec(`${part} `);
    if (mark === null) return { expected: "aliases or former names", received: part };
    const read = namesIn(part.slice(mark[0].length));
    const wrong = wrongNumber(mark[1], read.names.length, part);
    if (wrong !== undefined) return wrong;
    const isFormer = mark[0].toLowerCase().startsWith("formerly");
    inside = {
      aliases: isFormer ? inside.aliases : [...inside.aliases, ...read.names],
      former: isFormer ? [...inside.former, ...read.names] : inside.former,
      doubtful: [...inside.doubtful, ...read.doubtful],
    };
  }
  return inside;
}

/** "two aliases" must be two. */
function wrongNumber(word: string | undefined, found: number, text: string): Unread | undefined {
  if (found === 0) return { expected: "at least one name", received: text };
  if (word === undefined || numberOf(word) === found) return undefined;
  return { expected: `${word} aliases`, received: `${found}: ${text}` };
}

/** "its eight Zhuhai-based subsidiaries, which include ..." must name eight. */
function wrongCount(clause: string | undefined, found: number | undefined): Unread | undefined {
  if (clause === undefined || found === undefined) return undefined;
  const word = clause.split(" ").find((part) => numberOf(part) !== undefined);
  if (word === undefined || numberOf(word) === found) return undefined;
  return { expected: `${word} names after "${clause}, which include"`, received: String(found) };
}
