import type { Range, TextView } from "../text/text-view.ts";
import { People } from "./people.ts";
import type { StatementTables } from "./statement-tables.ts";

/** "Mr. TANCREDO.", "MS. PSAKI:", "Q", "Nusrat Ghani (Wealden) (Con):" at the head of a paragraph. */
const label =
  /^(?:(?:Mr|Ms|Mrs|Miss|Dr|Senator|Representative|MR|MS|MRS|MISS|DR|SEN|REP)\.? )?((?:The )?(?:Acting )?(?:(?:Minister|Secretary|Parliamentary|Chancellor|Prime|Solicitor|Attorney|Lord)[\p{L},’' -]{0,80}(?= \()|Chairman|CHAIRMAN|Speaker|SPEAKER|PRESIDENT|President|Minister|[\p{Lu}][\p{Lu}'’-]{2,}(?: [\p{Lu}][\p{Lu}.'’-]*){0,3}))(?: of [\p{L} ]{2,24})?(?:, [\p{L} ]{2,40}(?=:))?(?: \([\p{L} .'’-]{2,40}\))?[.:](?=\s|$)/u;
const named = /^((?:\p{Lu}[\p{L}.'’-]+ ){1,4}?\p{Lu}[\p{L}'’-]+)(?: \([\p{L} .,/'’-]{2,40}\)){0,2}:(?=\s|$)/u;

/** The turns of a transcript. */
export interface FoundTurns {
  readonly labels: readonly Range[];
  speakerAt(at: number): { readonly name: string; readonly office?: string } | undefined;
}

/** Who has the floor in each paragraph; nobody where a text is no transcript, which one label alone does not make it. */
export function findTurns(view: TextView, tables: StatementTables): FoundTurns {
  const people = new People(view, tables);
  const labels: (Range & { readonly name: string; readonly office?: string })[] = [];
  for (const paragraph of view.paragraphs) {
    const text = view.passage(paragraph)?.text.slice(0, 120) ?? "";
    const match = label.exec(text) ?? named.exec(text);
    const name = bracketed(match?.[0]) ?? match?.[1];
    if (match === null || name === undefined) continue;
    const end = view.token(paragraph.first).start + match[0].length;
    let until = paragraph.first;
    while (until < paragraph.until && view.token(until).start < end) until += 1;
    const office = officeIn(match[0]);
    const whose = { name: people.fullName(inTitleCase(name)), ...(office !== undefined && { office }) };
    labels.push({ first: paragraph.first, until, ...whose });
  }
  const isTranscript = labels.length > 1;
  return {
    labels: isTranscript ? labels : [],
    speakerAt: (at) => (isTranscript ? labels.findLast(({ first }) => first <= at) : undefined),
  };
}

/** "The Minister for Trade Security (Joan Ferrers):" */
const bracketed = (words: string | undefined): string | undefined =>
  /^The \p{Lu}/u.test(words ?? "") ? /\(([^()]+)\)[.:]$/.exec(words ?? "")?.[1] : undefined;

/** "The Minister for Trade", "(Wealden) (Con)", "PRESENTER": what a label tells of who has the floor, beside the name. */
const officeIn = (words: string): string | undefined =>
  (/^(The \p{Lu}[^(]+) \(/u.exec(words) ??
    /, ([\p{L} ]+)[:(]/u.exec(words) ??
    / (\([^)]+\).*)[:.]$/u.exec(words))?.[1]?.trim();

const inTitleCase = (name: string): string =>
  name
    .replace(/\p{Lu}{2,}/gu, (word) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`)
    .replace(/^The /, "");
