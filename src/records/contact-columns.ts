import { z } from "zod";
import { parseDataFile } from "./column-file.ts";
import { foldHeading, headingWords } from "./fold-heading.ts";

export const contactFileName = "contact-columns.yml";

/** Words and whole headings that say a column is about reaching a person; all folded. */
export interface ContactHeadings {
  readonly words: ReadonlySet<string>;
  /** Those of the words that are written without spaces around them, as in Chinese. */
  readonly unspaced: readonly string[];
  readonly headings: ReadonlySet<string>;
  /** Headings of columns about persons' ethnicity or religion: a file with one is refused as a whole. */
  readonly refused: ReadonlySet<string>;
  /** Words that say a column holds bank account numbers. */
  readonly accounts: ReadonlySet<string>;
}

const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Words by source; those of a source may stand in lists of their own, one a language or several. */
const bySource = z.record(z.string(), z.array(z.union([z.string(), z.array(z.string())])));
const contactSchema = z.strictObject({
  sources: z.record(z.string(), z.strictObject({ title: z.string(), checked_on: z.iso.date() })),
  words: bySource,
  headings: bySource,
  refused: bySource,
  accounts: bySource,
});

export function buildContactHeadings(text: string | undefined): ContactHeadings {
  const data = parseDataFile(contactFileName, text, contactSchema);
  const words = Object.values(data.words).flat(2).map(foldHeading);
  return {
    words: new Set(words),
    unspaced: words.filter((word) => isUnspaced.test(word)),
    headings: new Set(Object.values(data.headings).flat(2).map(foldHeading)),
    refused: new Set(Object.values(data.refused).flat(2).map(foldHeading)),
    accounts: new Set(Object.values(data.accounts).flat(2).map(foldHeading)),
  };
}

/** Words without the numbers by which columns of one kind are told apart: `Tel1`, "E-mail 2". */
function wordsOf(heading: string): readonly string[] {
  const known = met.get(heading);
  if (known !== undefined) return known;
  const words = headingWords(heading.slice(0, longestHeading))
    .map((word) => word.replace(/\p{N}+$/u, ""))
    .filter((word) => word !== "");
  if (met.size < mostMet && heading.length <= longestHeading) met.set(heading, words);
  return words;
}

/** What a column is about is said in its first words; a longer cell is a sentence or a fault. */
const longestHeading = 300;
/** Headings that were met before: the same ones are asked of every kind and format. */
const met = new Map<string, readonly string[]>();
const mostMet = 20_000;

/**
 * One to four neighbouring words run together. "E-Mail" and `WhatsApp` are two words to whoever splits at hyphens and
 * capitals, and "date of birth" is three.
 */
const runsOf = (words: readonly string[]): readonly string[] =>
  words.flatMap((_, at) => [1, 2, 3, 4].map((length) => words.slice(at, at + length).join("")));

/**
 * Whether a column holds bank account numbers, by its heading: a secret of the one who is paid, and no question here
 * needs it. In Chinese, Japanese and Korean a word counts anywhere in the heading.
 */
export function isAccountHeading({ accounts }: ContactHeadings, heading: string): boolean {
  const own = wordsOf(heading);
  if (runsOf(own).some((run) => accounts.has(run))) return true;
  const whole = own.join("");
  if (!isUnspaced.test(whole)) return false;
  return [...accounts].some((word) => isUnspaced.test(word) && whole.includes(word));
}

/** Answers that were given before, by the table they rest on. */
const answered = new WeakMap<ContactHeadings, Map<string, boolean>>();

/** Whether a column holds names, telephones or addresses of persons, by its heading. */
export function isContactHeading(contacts: ContactHeadings, heading: string): boolean {
  const before = answered.get(contacts) ?? new Map<string, boolean>();
  answered.set(contacts, before);
  const known = before.get(heading);
  if (known !== undefined) return known;
  const found = isAboutContact(contacts, heading);
  if (before.size < mostMet && heading.length <= longestHeading) before.set(heading, found);
  return found;
}

function isAboutContact({ words, unspaced, headings }: ContactHeadings, heading: string): boolean {
  const own = wordsOf(heading);
  const whole = own.join("");
  if (headings.has(whole) || runsOf(own).some((run) => words.has(run))) return true;
  return isUnspaced.test(whole) && unspaced.some((word) => whole.includes(word));
}

/**
 * Whether a column is about persons' ethnicity or religion, by its heading; one word of several is enough. Scripts
 * without spaces: the heading ends in the word, as 员工民族 (ethnicity of employees) does; one that only begins with it may
 * be the name of a company.
 */
export function isRefusedHeading({ refused }: ContactHeadings, heading: string): boolean {
  const own = wordsOf(heading);
  if (runsOf(own).some((run) => refused.has(run))) return true;
  const whole = own.join("");
  if (!isUnspaced.test(whole)) return false;
  return [...refused].some((word) => isUnspaced.test(word) && whole.endsWith(word));
}

/**
 * Whether a cell as a whole is such a heading. For rows that are not known to be headings: one word of several is not
 * enough there, since it may stand in the name of a company.
 */
export const isRefusedCell = ({ refused }: ContactHeadings, cell: string): boolean =>
  refused.has(wordsOf(cell).join(""));
