import type { Range, TextView } from "../text/text-view.ts";
import type { State, StatementTables } from "./statement-tables.ts";
import { findIn, isComma, isDash, isName, isNominal, relative } from "./words-of-clauses.ts";

/** What the words that stand for a speaker consist of. */
export interface Mention {
  readonly range: Range;
  /** Up to the first comma, dash, bracket or relative clause, without article. */
  readonly core: Range;
  /** Behind that: "spokesman for the ministry". */
  readonly apposition: Range | undefined;
  /** The noun that the phrase is about: "mission" in "the Chinese mission to the EU". */
  readonly head: number;
}

const article = /^(?:the|a|an|this|my|our|his|her|its|their)$/;

/** Takes the words that stand for a speaker apart. */
export function readMention(view: TextView, range: Range): Mention {
  const until = findIn({ first: range.first + 1, until: range.until }, (at) => closesCore(view, at, range));
  const end = until < 0 ? range.until : until;
  let first = range.first;
  // "(a) We conclude".
  if (view.lower(first) === "(" && view.lower(first + 2) === ")" && first + 3 < end) first += 3;
  while (first + 1 < end && article.test(view.lower(first))) first += 1;
  const core = { first, until: zeroRelative(view, { first, until: end }) };
  const rest = until < 0 || !isComma(view, until) ? undefined : { first: until + 1, until: range.until };
  return { range, core, apposition: rest, head: headOf(view, core) };
}

function closesCore(view: TextView, at: number, range: Range): boolean {
  const word = view.lower(at);
  if (isComma(view, at)) return !isList(view, at, range);
  if (isDash(view, at) || word === "(" || word === "including") return true;
  return relative.has(word) && !(word === "that" && view.pos(at) === "DET");
}

/** "the US, Britain and the EU": a comma between names of which the last has "and". */
const isList = (view: TextView, at: number, { until }: Range): boolean =>
  findIn(
    { first: at + 1, until },
    (next) => /^(?:and|or)$/.test(view.lower(next)) && isNominal(view, next - 1),
  ) >= 0 &&
  findIn(
    { first: at + 1, until },
    (next) => view.pos(next) === "VERB" || relative.has(view.lower(next)) || view.lower(next) === "including",
  ) < 0 &&
  !article.test(view.lower(at + 1)) &&
  view.pos(at + 1) === "PROPN";

/** "partners we spoke with". */
function zeroRelative(view: TextView, { first, until }: Range): number {
  const at = findIn(
    { first: first + 1, until },
    (next) => /^(?:i|we|he|she|they|it)$/.test(view.lower(next)) && isNominal(view, next - 1),
  );
  return at < 0 ? until : at;
}

/** The last noun before a preposition. */
function headOf(view: TextView, { first, until }: Range): number {
  const adposition = findIn({ first: first + 1, until }, (at) => view.pos(at) === "ADP");
  const end = adposition < 0 ? until : adposition;
  let head = end - 1;
  while (head > first && !isNominal(view, head)) head -= 1;
  return head;
}

/** The words of a range, without line breaks, and without closing "'s". */
export const wordsOf = (view: TextView, range: Range): string =>
  (view.passage(range)?.text ?? "")
    .replaceAll(/\s+/g, " ")
    .replace(/['’]s$/, "")
    .replace(/[.,;]$/, (end) => (end === "." ? "." : ""));

/** The state that the words from the range on name, whole: "Beijing", "the United States". */
export function stateNamed(view: TextView, tables: StatementTables, range: Range): State | undefined {
  const words = wordsOf(view, range);
  const folded = words.toLowerCase();
  // "us" is a pronoun, "US" a state.
  if (/^[a-z.]{2,4}$/.test(words)) return undefined;
  return tables.states.get(folded);
}

/** Whether a capitalised word names a place or body and no person. */
export function isPublicName(
  { view, tables }: { view: TextView; tables: StatementTables },
  at: number,
): boolean {
  const word = view.lower(at);
  const { words, states, stateAdjectives } = tables;
  if (/^\p{Lu}{2,}s?$/u.test(view.token(at).text) && word.length > 2) return true;
  if (words["state-body"].has(word) || words.intergovernmental.has(word) || words.company.has(word))
    return true;
  if (
    words.ngo.has(word) ||
    words["think-tank"].has(word) ||
    words.media.has(word) ||
    words.document.has(word)
  )
    return true;
  if (
    words.weekday.has(word) ||
    (words.time.has(word) && word !== "may" && word !== "june" && word !== "april")
  )
    return true;
  return states.has(word) || stateAdjectives.has(word) || common.test(word);
}

/** Words of the names of bodies. */
const common =
  /^(?:human|rights|affairs|foreign|trade|commerce|labor|labour|national|international|global|world|central|communist|party|people|people's|republic|union|federal|general|security|defense|defence|justice|finance|state|asia|asian|africa|african|europe|european|america|western|north|south|east|west|northern|southern|uyghur|uygur|uighur|muslim|muslims|army|navy|police|organization|organisation|society|watch|international|group|fund|bank|board|force|task|policy|strategic|studies|customs|border|protection|homeland|interior|education|health|industry|technology|science|public|special|commission|civil|un|u\.n\.|eu|us|uk)$/;

/** Letters behind a name. */
const postnominal = /^(?:kc|qc|sc|mp|mep|mla|msp|td|obe|cbe|mbe|phd|md|jr|sr|esq|iii|ii)$/;

export const isPostnominal = (view: TextView, at: number): boolean => postnominal.test(bare(view, at));

/** The capitalised words that are a person's name, at the end of a run of them or before a comma; undefined: none. */
export function personIn(
  reader: { view: TextView; tables: StatementTables },
  { first, until }: Range,
): Range | undefined {
  const { view, tables } = reader;
  let end = until;
  while (end > first && !isName(view, end - 1)) end -= 1;
  while (end > first + 1 && isPostnominal(view, end - 1)) end -= 1;
  let start = end;
  while (
    start > first &&
    isName(view, start - 1) &&
    !isPublicName(reader, start - 1) &&
    !tables.words.role.has(bare(view, start - 1))
  )
    start -= 1;
  if (start === end) return undefined;
  return { first: start, until: end };
}

export const bare = (view: TextView, at: number): string => view.lower(at).replace(/\.$/, "");
