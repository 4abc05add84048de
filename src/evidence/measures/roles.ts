import type { Measure, MeasureClass } from "../../model/measure.ts";
import type { Passage } from "../../model/text-layer.ts";
import {
  auxiliaries,
  folded,
  isAdjective,
  phraseStart,
  type Sentence,
  type Stretch,
  subjectOf,
  wordSet,
} from "./extent.ts";
import type { MeasureCue } from "./measure-tables.ts";

type Roles = Pick<Measure, "by" | "against">;

/** Words at which the object of a verb ends. */
const afterObject = wordSet(
  "pursuant for over under in on as from after before since because to by with during following amid at while when where " +
    "which who that whose through into without until upon",
);
const aimWords: Partial<Record<MeasureClass, ReadonlySet<string>>> = {
  sanction: wordSet("on against of"),
  "counter-sanction": wordSet("on against"),
  boycott: wordSet("against of"),
  detention: wordSet("of"),
  prosecution: wordSet("of against"),
  listing: wordSet("of"),
};
/** Classes whose object is whom they are aimed at. */
const aimedAtObject: ReadonlySet<MeasureClass> = new Set(["sanction", "listing", "detention", "prosecution"]);

/** Who takes the measure and whom it is aimed at, as far as the words beside its cue tell. */
export const rolesOf = (sentence: Sentence, extent: Stretch, cue: MeasureCue, at: Stretch): Roles =>
  cue.form === "noun" ? nounRoles(sentence, extent, cue.class, at) : verbRoles(sentence, extent, cue, at);

/** Verbs by which somebody takes a measure that is named by a noun: "issued a withhold release order". */
const takes = wordSet(
  "imposed impose imposes imposing issued issue issues issuing introduced introduces placed announced announces adopted lifted " +
    "ordered levied launched applied extended maintained renewed tightened put brought filed",
);

function nounRoles(sentence: Sentence, extent: Stretch, kind: MeasureClass, at: Stretch): Roles {
  // A region's name before "visit" is where it goes, before "sanctions" who imposes them.
  const own =
    kind === "visit" || kind === "detention" ? undefined : nameBefore(sentence, extent.first, at.first - 1);
  const verb = [extent.first - 1, extent.first, extent.first + 1].find((place) =>
    takes.has(folded(sentence, place)),
  );
  const taker = verb === undefined || verb >= at.first ? undefined : subjectOf(sentence, verb, 0);
  const aim = aimWords[kind];
  // "Sanctions imposed on": not the "of" at the far end of the phrase.
  const aimed = { first: at.first, last: Math.min(extent.last, at.last + 3) };
  const aimAt = aim === undefined ? undefined : findWord(sentence, aimed, aim);
  const by = taker === undefined ? [own] : names(sentence, taker);
  return {
    by: [...by, agent(sentence, extent, at, kind)].filter((one) => one !== undefined),
    against: aimAt === undefined ? [] : objects(sentence, aimAt + 1, extent.last),
  };
}

/** Of "invited diplomats to visit", they are who comes. */
const brings = /^(?:invit|brought|bring)/;

function verbRoles(sentence: Sentence, extent: Stretch, cue: MeasureCue, at: Stretch): Roles {
  const { class: kind } = cue;
  const aimed = aimedAtObject.has(kind);
  if (isAdjective(sentence, at.first))
    return { by: [], against: aimed ? objects(sentence, at.last + 1, extent.last) : [] };
  const found = cue.form === "clause" ? undefined : subjectOf(sentence, at.first, extent.first);
  if (brings.test(folded(sentence, at.first)))
    return { by: objects(sentence, at.first + 1, extent.last), against: [] };
  const subject = found === undefined ? [] : whose(sentence, found);
  const by = agent(sentence, extent, at, kind);
  if (
    /^(?:is|are|was|were|be|been|being)$/.test(verbBefore(sentence, at.first)) &&
    folded(sentence, at.first).endsWith("ed")
  )
    return { by: by === undefined ? [] : [by], against: aimed ? subject : [] };
  const object = at.first + (/^(?:to|will|would)$/.test(folded(sentence, at.first)) ? 2 : 1);
  return { by: subject, against: aimed ? objects(sentence, object, extent.last) : [] };
}

/** The auxiliary nearest before a verb, over an adverb. */
const verbBefore = (sentence: Sentence, verb: number): string =>
  [verb - 1, verb - 2].map((at) => folded(sentence, at)).find((word) => auxiliaries.has(word)) ?? "";

/** "By the envoys"; of access, and of nothing else, "for the envoys". */
function agent(sentence: Sentence, extent: Stretch, at: Stretch, kind: MeasureClass): Passage | undefined {
  const words = wordSet(kind === "visit" ? "by for" : "by");
  const by = findWord(sentence, { first: at.first + 1, last: extent.last }, words);
  return by === undefined ? undefined : objects(sentence, by + 1, extent.last)[0];
}

/** Nouns for what somebody has decided: not they act, but whose they are. */
const decisions = wordSet(
  "decision decisions plan plans move moves effort efforts request requests order vote pledge invitation arrangements",
);

function whose(sentence: Sentence, subject: Stretch): readonly Passage[] {
  // "Customs and Border Protection has": one body, since its verb is singular.
  const single = /^(?:has|is|was)$/.test(folded(sentence, subject.last + 1));
  const one = passage(sentence, subject);
  if (single && one !== undefined && !one.text.includes(","))
    return names(sentence, subject).length > 0 ? [one] : [];
  if (!decisions.has(folded(sentence, subject.last))) return names(sentence, subject);
  const owner = nameBefore(sentence, subject.first, subject.last - 1);
  return owner === undefined ? [] : [owner];
}

function findWord(
  sentence: Sentence,
  { first, last }: Stretch,
  wanted: ReadonlySet<string>,
): number | undefined {
  for (let at = first; at <= last; at += 1) if (wanted.has(folded(sentence, at))) return at;
  return undefined;
}

function passage({ text, words }: Sentence, { first, last }: Stretch): Passage | undefined {
  const [from, to] = [words[first], words[last]];
  if (from === undefined || to === undefined || first > last) return undefined;
  return { start: from.start, end: to.end, text: text.slice(from.start, to.end) };
}

const noName = /^(?:The|A|An|New|These|Those|This|Its|Their|Today|Such|Any|Most|Many|Further)$/;

/** The capitalised words before a noun: "US sanctions", "the European Union's new import ban". */
function nameBefore(sentence: Sentence, from: number, to: number): Passage | undefined {
  const isName = (at: number): boolean => at >= from && /^\p{Lu}/u.test(sentence.words[at]?.text ?? "");
  let last = to;
  while (last >= from && !isName(last)) last -= 1;
  if (last < from) return undefined;
  let first = last;
  while (isName(first - 1)) first -= 1;
  const found = passage(sentence, { first, last });
  if (found === undefined) return undefined;
  const text = found.text.replace(/['’]s?$/, "").replace(/^(?:The|A|An) /, "");
  const start = found.end - (found.text.length - found.text.lastIndexOf(text));
  return noName.test(text) ? undefined : { start, end: start + text.length, text };
}

/** What a verb or preposition governs, as a list. */
function objects(sentence: Sentence, first: number, last: number): readonly Passage[] {
  const { words } = sentence;
  const isName = (at: number): boolean => /^\p{Lu}/u.test(words[at]?.text ?? "");
  const stops = (at: number): boolean => {
    const word = folded(sentence, at);
    // "The High Commissioner for Human Rights" is one name.
    if (word === "for" && at > first && isName(at - 1) && isName(at + 1)) return false;
    return afterObject.has(word) || auxiliaries.has(word);
  };
  let end = first - 1;
  while (end < last && !stops(end + 1)) end += 1;
  return end < first ? [] : names(sentence, { first, last: end });
}

/** At most so many names are taken out of one list. */
const most = 12;
/** What a person or body is, behind its name: "Kim Min Chol, a diplomat at the embassy". */
const office =
  /^(?:the |an? )?(?:[\p{L}'’()-]+ ){0,9}(?:director|minister|head|chief|president|secretary|spokes\p{L}+|officer|chair\p{L}*|commander|leader|diplomat|general|governor|owner|member|consul|official)\b|^an? /iu;
const numberWords = "two|three|four|five|six|seven|eight|nine|ten";
const further = new RegExp(`^(?:the )?(?:\\p{Lu}|\\d|(?:${numberWords})\\b)`, "u");
const startsName = new RegExp(`^(?:the|an?|\\p{Lu}.*|\\d.*|${numberWords})$`, "u");
/** What stands at the end of a phrase and belongs to what comes behind: "agencies linked [to]". */
const loose = /\s+(?:\p{Ll}+ed|also|up)$/u;
const noPhrase = /^(?:up|more|less|some|at|all|and|or|others?)$/i;

/** The phrases of a list, "the US, Britain and the EU", without what only says what they are. */
function names(sentence: Sentence, { first, last }: Stretch): readonly Passage[] {
  const { words } = sentence;
  const found: Passage[] = [];
  let from = first;
  for (let at = first; at <= last && found.length < most; at += 1) {
    const join = joinAfter(sentence, at, last);
    if (join === undefined) continue;
    const one = passage(sentence, { first: from, last: at });
    if (one !== undefined && (found.length === 0 || (further.test(one.text) && !office.test(one.text))))
      found.push(one);
    at += join;
    from = at + 1;
  }
  return found
    .map(({ start, text }) => trimmed(start, text))
    .filter(
      ({ text, start }) =>
        !noPhrase.test(text) &&
        isPhrase(
          sentence,
          words.findIndex((word) => word.start === start),
        ),
    );
}

/** "The assets of two generals": they are meant, and not what they have. */
function trimmed(start: number, text: string): Passage {
  const bare = text.replace(loose, "");
  const from = /^(?:the |all )?(?:assets?|property|accounts?|funds) of /i.exec(bare)?.[0].length ?? 0;
  return { start: start + from, end: start + bare.length, text: bare.slice(from) };
}

const isPhrase = (sentence: Sentence, at: number): boolean =>
  at >= 0 && phraseStart(sentence, at, at) !== undefined;

/** Whether a part of a list ends with the word, and how many joining words follow; undefined where it goes on. */
function joinAfter({ text, words }: Sentence, at: number, last: number): 0 | 1 | undefined {
  if (at === last) return 0;
  const comma = text.slice(words[at]?.end ?? 0, words[at + 1]?.start ?? 0).includes(",");
  const and = words[at + 1]?.folded === "and" && at + 1 < last;
  if (and && (comma || startsName.test(words[at + 2]?.text ?? ""))) return 1;
  return comma ? 0 : undefined;
}
