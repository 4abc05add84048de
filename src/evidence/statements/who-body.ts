import type { SpeakerKind } from "../../model/statement.ts";
import type { Range } from "../text/text-view.ts";
import { kindOf } from "./kinds.ts";
import { type Mention, wordsOf } from "./mention.ts";
import { beforePlace } from "./people.ts";
import { kindsByWords } from "./statement-tables.ts";
import { type Known, nearBefore, type Resolved, reach } from "./who.ts";
import { findIn, findLast, isName, relative } from "./words-of-clauses.ts";

/** The words of a mention, with what they tell of a body at first sight. */
interface BodyWords {
  readonly words: string;
  readonly kind: SpeakerKind | undefined;
  readonly definite: boolean;
  readonly bareNoun: boolean;
}

/** Names of bodies in their fullest form; "the mission" is the last body whose name has these words. */
export function bodyOf(known: Known, mention: Mention): Resolved | undefined {
  const { core, head, range, apposition } = mention;
  const { view, tables, short } = known;
  const words = wordsOf(view, core);
  const kind = kindOf(tables, words, view.lower(head)) ?? (apposition && bodyTold(known, apposition));
  const long = short.get(words);
  if (long !== undefined)
    return { name: long, kind: kindOf(tables, long, words) ?? kind ?? "unspecified", by: "short-form" };
  const bareNoun = core.first === range.first && core.until - core.first === 1 && view.pos(head) === "NOUN";
  const told = { words, kind, bareNoun, definite: /^(?:the|this|that)$/.test(view.lower(core.first - 1)) };
  return (
    namedBehind(known, core, apposition, kind) ??
    fullName(known, mention, told) ??
    namedBefore(known, mention, told) ??
    byItsWords(known, mention, told)
  );
}

/** A name of several words that the text gave before, of which these are some. */
function fullName(
  known: Known,
  { core, head }: Mention,
  { words, kind, definite }: BodyWords,
): Resolved | undefined {
  const { view, tables } = known;
  const mayBe = (isName(view, core.until - 1) && !/^\p{Lu}{2,}$/u.test(words)) || definite;
  const full = mayBe ? known.names.fullBefore(words, core.first) : undefined;
  if (full === undefined || known.people.isNamed(full)) return undefined;
  if (!isName(view, head) && kind === undefined) return undefined;
  const last = full.toLowerCase().split(" ").at(-1) ?? "";
  return { name: full, kind: kindOf(tables, full, last) ?? kind ?? "unspecified", by: "full-name" };
}

/** "The ministry", "the agency": a body named before that has the word, or that it can stand for. */
function namedBefore(
  known: Known,
  { core, head }: Mention,
  { words, definite, bareNoun }: BodyWords,
): Resolved | undefined {
  const short = core.until - core.first;
  const same = (definite || bareNoun) && short <= 3 ? sameBody(known, words, core.first) : undefined;
  if (same !== undefined) return { name: same.name, kind: same.kind, by: "same-head" };
  return definite && short === 1 ? generalBody(known, known.view.lower(head), core.first) : undefined;
}

function byItsWords({ view }: Known, { head }: Mention, { words, kind }: BodyWords): Resolved | undefined {
  if (kind === undefined && !isName(view, head)) return undefined;
  const name = plain(words);
  return { name, kind: kind ?? "unspecified", by: "body", ...(kind === "person" && { office: name }) };
}

/** "The company, Solvane Apparel,", "one of them, Pelham & Grey,", "a third, Brandt of Hamburg,": the name behind the comma. */
function namedBehind(
  { view, tables }: Known,
  core: Range,
  apposition: Range | undefined,
  kind: SpeakerKind | undefined,
): Resolved | undefined {
  if (apposition === undefined || !isName(view, apposition.first)) return undefined;
  const common = findIn(core, (at) => isName(view, at)) < 0;
  const general = generalKinds[view.lower(core.until - 1)] !== undefined;
  const ordinal = /^(?:one|another|first|second|third|fourth|other|two|latter)$/;
  if (!common || (kind === undefined && !general && findIn(core, (at) => ordinal.test(view.lower(at))) < 0))
    return undefined;
  let until = apposition.first;
  while (
    until < apposition.until &&
    (isName(view, until) || (/^(?:&|and|of)$/.test(view.lower(until)) && isName(view, until + 1)))
  )
    until += 1;
  const of = findIn({ first: apposition.first, until }, (at) => view.lower(at) === "of");
  const name = wordsOf(view, {
    first: apposition.first,
    until: of > 0 && ordinal.test(view.lower(core.until - 1)) ? of : until,
  });
  return {
    name,
    kind: kind ?? kindOf(tables, name, name.toLowerCase().split(" ").at(-1) ?? "") ?? "unspecified",
    by: "apposition",
  };
}

/** ", a campaign group": what sort of body an apposition tells, by its noun. */
export function bodyTold({ view, tables }: Known, apposition: Range): SpeakerKind | undefined {
  if (view.pos(apposition.first) !== "DET") return undefined;
  const preposition = findIn(apposition, (at) => view.pos(at) === "ADP" || view.lower(at) === ",");
  const noun = findLast(
    { first: apposition.first, until: preposition < 0 ? apposition.until : preposition },
    (at) => view.pos(at) === "NOUN",
  );
  if (noun < 0) return undefined;
  const word = view.lower(noun);
  return word === "group" || word === "organisation" || word === "organization"
    ? "ngo"
    : kindsByWords.find((kind) => kind !== "worker" && tables.words[kind].has(word));
}

/** What is said of somebody whom nothing names. */
export function described(known: Known, { core, head, range }: Mention): Resolved {
  const { view, tables } = known;
  const kind = kindOf(tables, plain(wordsOf(view, core)), view.lower(head)) ?? "unspecified";
  const words = plain(wordsOf(view, whole(known, core, range)));
  // "A customs official": the description is the office.
  const office = kind === "person" && words !== "" ? { office: words } : {};
  return { name: words === "" ? null : words, kind, by: "description", ...office };
}

/** With "my", and with a relative clause that no comma parts: "a constituent who worked for the installer". */
function whole({ view, tables }: Known, core: Range, range: Range): Range {
  const own =
    /^(?:my|our)$/.test(view.lower(core.first - 1)) && !tables.words.document.has(view.lower(core.until - 1));
  const first = own ? core.first - 1 : core.first;
  if (!relative.has(view.lower(core.until)) || core.until >= range.until) return { first, until: core.until };
  const comma = findIn({ first: core.until, until: range.until }, (at) => view.lower(at) === ",");
  return { first, until: comma < 0 ? range.until : comma };
}

function sameBody(known: Known, words: string, at: number): Resolved | undefined {
  const wanted = words.toLowerCase().split(" ").map(singular);
  return nearBefore(known, at, reach * 4).find(({ name }) => {
    const whole = (name ?? "").toLowerCase().split(" ").map(singular);
    return whole.length > wanted.length && wanted.every((word) => whole.includes(word));
  });
}

/** What a general word can stand for. */
const generalKinds: Readonly<Record<string, RegExp>> = {
  agency: /^(?:state-body|intergovernmental|media)$/,
  bureau: /^state-body$/,
  body: /^(?:state-body|intergovernmental)$/,
  organisation: /^(?:intergovernmental|ngo|think-tank)$/,
  organization: /^(?:intergovernmental|ngo|think-tank)$/,
  bloc: /^intergovernmental$/,
  company: /^company$/,
  firm: /^company$/,
  retailer: /^company$/,
  brand: /^company$/,
  manufacturer: /^company$/,
  supplier: /^company$/,
  group: /^(?:ngo|company|think-tank)$/,
  charity: /^ngo$/,
  watchdog: /^(?:ngo|state-body)$/,
  network: /^ngo$/,
  newspaper: /^media$/,
  institute: /^think-tank$/,
};

/** "The agency", "the company": the last body of that sort that spoke or that a sentence was about; none far off. */
function generalBody(known: Known, word: string, at: number): Resolved | undefined {
  const fits = generalKinds[word];
  if (fits === undefined) return undefined;
  const spoke = nearBefore(known, at).find(({ kind, many }) => fits.test(kind) && !many);
  const named = beforePlace(known.bodies, at - reach, at).find(
    (one) => fits.test(one.kind) && !known.isSaid(one.at),
  );
  if (named !== undefined && (spoke === undefined || named.at > spoke.at))
    return { name: named.name, kind: named.kind, by: "general-word" };
  if (spoke !== undefined) return { name: spoke.name, kind: spoke.kind, by: "general-word" };
  return word === "company" || word === "firm" ? lastSubject(known, at) : undefined;
}

/** "Hofmann Chemie supplies the dye. The company ...": whoever the sentence before is about, if nothing tells what it is. */
function lastSubject(known: Known, at: number): Resolved | undefined {
  const one = beforePlace(known.bodies, at - near, at).find(({ kind }) => kind === "unspecified");
  if (one === undefined || known.people.genderOf(one.name) !== undefined || known.isSaid(one.at))
    return undefined;
  const speaks = known.seen.some(({ name, kind }) => name === one.name && /^(?:person|worker)$/.test(kind));
  return speaks ? undefined : { name: one.name, kind: "company", by: "last-subject" };
}

/** Two sentences, in tokens. */
const near = 60;

const singular = (word: string): string => word.replace(/s$/, "");

/** Without article, "think tank" and "Washington-based". */
export const plain = (words: string): string =>
  words
    .replace(/^(?:The|the|An?|an?|[Oo]ne(?= \p{Ll})(?! of)) /u, "")
    .replace(/^\([a-z\d]{1,3}\) /, "")
    .replace(/ (?:think tank|think-tank)$/, "")
    .replace(/^\p{Lu}\p{L}+-based /u, "");
