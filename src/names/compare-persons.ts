import type { ExplanationLine } from "../model/hit.ts";
import { likeness } from "./edit-distance.ts";
import { simplify, soundsOfHan } from "./han-tables.ts";
import { longestWord } from "./letters.ts";
import type { ComparedForm } from "./name-form.ts";
import type { NameTables } from "./name-tables.ts";
import { shareOut } from "./share-out.ts";
import { transliterations } from "./transliterate.ts";
import { type Word, wordsOf } from "./words.ts";

/** A word of a person's name: no role, only spellings. */
interface PersonWord {
  readonly text: string;
  readonly spellings: readonly string[];
  readonly initial: boolean;
  readonly weight: number;
}

const titles = new Set(
  "mr mrs ms miss mx dr doctor prof professor sir lady lord sheikh shaikh haji hajj gen general col colonel capt president mullah maulvi ayatollah herr frau monsieur madame senor jr sr phd md".split(
    " ",
  ),
);
const particles = new Set(
  "al el bin ibn ben bint abu de la van von der den di da do dos des du y abd ul".split(" "),
);

const weightOf = (word: Word): number => {
  if (titles.has(word.fold)) return 50;
  if (particles.has(word.fold)) return 200;
  return word.fold.length === 1 && word.script !== "han" ? 400 : 1000;
};

function spellingsOf(tables: NameTables, word: Word): readonly string[] {
  if (word.fold.length > longestWord) return [word.fold];
  if (word.script !== "han") return transliterations(word.fold, word.script);
  return soundsOfHan(tables.characters(), simplify(tables.characters(), word.fold));
}

const read = new WeakMap<ComparedForm, readonly PersonWord[]>();

/** The words of a name as a person's, read once for a form. */
function personWords(tables: NameTables, form: ComparedForm): readonly PersonWord[] {
  const known = read.get(form);
  if (known !== undefined) return known;
  const words = readWords(tables, form.raw);
  read.set(form, words);
  return words;
}

/** No person has more names; words behind these are not compared. */
const mostWords = 24;

const readWords = (tables: NameTables, raw: string): readonly PersonWord[] =>
  wordsOf(raw)
    .slice(0, mostWords)
    .map((word) => ({
      text: word.text,
      spellings: spellingsOf(tables, word),
      initial: word.script !== "han" && [...word.fold].length === 1,
      weight: weightOf(word),
    }));

function wordLikeness(a: PersonWord, b: PersonWord): number {
  let best = 0;
  for (const left of a.spellings)
    for (const right of b.spellings) {
      const initial = (a.initial || b.initial) && left.charAt(0) === right.charAt(0);
      best = Math.max(best, initial && left !== right ? 7_500 : likeness(left, right));
    }
  return best >= 7_000 ? best : 0;
}

const weigh = (words: readonly PersonWord[]): number => words.reduce((sum, word) => sum + word.weight, 0);

interface Match {
  readonly a: readonly PersonWord[];
  readonly b: readonly PersonWord[];
  readonly similarity: number;
}

function join(words: readonly PersonWord[]): PersonWord {
  const [first] = words;
  if (first !== undefined && words.length === 1) return first;
  return {
    text: words.map((word) => word.text).join(" "),
    spellings: [words.map((word) => word.spellings[0] ?? "").join("")],
    initial: false,
    weight: weigh(words),
  };
}

/** All pairs of words, and of two words written apart with one written together, best first. */
function matchesOf(a: readonly PersonWord[], b: readonly PersonWord[]): Match[] {
  const runs = (words: readonly PersonWord[]): PersonWord[][] => [
    ...words.map((word) => [word]),
    ...words.slice(1).map((word, index) => [words[index] ?? word, word]),
    ...(words.length > 2
      ? words.slice(2).map((word, index) => [words[index] ?? word, words[index + 1] ?? word, word])
      : []),
  ];
  const matches = runs(a).flatMap((left) =>
    runs(b)
      .filter((right) => left.length === 1 || right.length === 1)
      .map((right) => ({ a: left, b: right, similarity: wordLikeness(join(left), join(right)) })),
  );
  const span = (match: Match): number => match.a.length + match.b.length;
  return matches
    .filter((match) => match.similarity > (span(match) > 2 ? 8_500 : 0))
    .sort((x, y) => y.similarity - x.similarity || span(x) - span(y));
}

function assign(a: readonly PersonWord[], b: readonly PersonWord[]): Match[] {
  const taken = new Set<PersonWord>();
  const chosen: Match[] = [];
  for (const match of matchesOf(a, b)) {
    const words = [...match.a, ...match.b];
    if (words.some((word) => taken.has(word))) continue;
    for (const word of words) taken.add(word);
    chosen.push(match);
  }
  return chosen;
}

/** Share of the score that stays, in 1/1,000, when both sides have a full word that the other has not. */
const otherWord = 750;

/** Lines of a comparison of two persons' names: words in any order, initials, transliterations; titles weigh little. */
export function comparePersons(tables: NameTables, a: ComparedForm, b: ComparedForm): ExplanationLine[] {
  const wordsA = personWords(tables, a);
  const wordsB = personWords(tables, b);
  const matches = assign(wordsA, wordsB);
  const paired = new Set(matches.flatMap((match) => [...match.a, ...match.b]));
  const restA = wordsA.filter((word) => !paired.has(word));
  const restB = wordsB.filter((word) => !paired.has(word));
  const parts = [
    ...matches.map((match) => ({
      query: join(match.a).text,
      candidate: join(match.b).text,
      similarity: match.similarity,
      weight: weigh(match.a) + weigh(match.b),
    })),
    // A name that the other side leaves out says less than one that differs: half its weight.
    ...restA.map((word) => ({ query: word.text, candidate: "", similarity: 0, weight: word.weight / 2 })),
    ...restB.map((word) => ({ query: "", candidate: word.text, similarity: 0, weight: word.weight / 2 })),
  ];
  const whole = parts.reduce((sum, part) => sum + part.weight, 0);
  const contributions = shareOut(
    parts.map((part) => part.weight * part.similarity),
    whole,
  );
  const weights = shareOut(
    parts.map((part) => part.weight * 10_000),
    whole,
  );
  const lines = parts.map((part, index) => ({
    kind: "person-name",
    ...part,
    weight: weights[index] ?? 0,
    contribution: contributions[index] ?? 0,
  }));
  return otherPerson(lines, restA, restB);
}

function otherPerson(
  lines: ExplanationLine[],
  restA: readonly PersonWord[],
  restB: readonly PersonWord[],
): ExplanationLine[] {
  const full = (words: readonly PersonWord[]): PersonWord[] => words.filter((word) => word.weight >= 1000);
  if (full(restA).length === 0 || full(restB).length === 0) return lines;
  const score = lines.reduce((sum, line) => sum + line.contribution, 0);
  const query = full(restA)
    .map((word) => word.text)
    .join(" ");
  const candidate = full(restB)
    .map((word) => word.text)
    .join(" ");
  const next = Math.floor((score * otherWord) / 1000);
  return [...lines, { kind: "veto", query, candidate, similarity: 0, weight: 0, contribution: next - score }];
}
