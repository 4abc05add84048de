import type { SpeakerKind } from "../../model/statement.ts";
import type { Range } from "../text/text-view.ts";
import { kindOf } from "./kinds.ts";
import { type Mention, wordsOf } from "./mention.ts";
import { beforePlace } from "./people.ts";
import { kindsByWords } from "./statement-tables.ts";
import { type Known, nearBefore, type Resolved, reach } from "./who.ts";
import { findIn, findLast, isName } from "./words-of-clauses.ts";

/** Names of bodies in their fullest form; "the mission" is the last body whose name has these words. */
export function bodyOf(known: Known, { core, head, range, apposition }: Mention): Resolved | undefined {
  const { view, tables, short } = known;
  const words = wordsOf(view, core);
  const kind = kindOf(tables, words, view.lower(head)) ?? (apposition && bodyTold(known, apposition));
  const long = short.get(words);
  if (long !== undefined)
    return { name: long, kind: kindOf(tables, long, words) ?? kind ?? "unspecified", by: "short-form" };
  const bareNoun = core.first === range.first && core.until - core.first === 1 && view.pos(head) === "NOUN";
  const definite = /^(?:the|this|that)$/.test(view.lower(core.first - 1));
  const same =
    (definite || bareNoun) && core.until - core.first <= 3 ? sameBody(known, words, core.first) : undefined;
  if (same !== undefined) return { name: same.name, kind: same.kind, by: "same-head" };
  const general =
    definite && core.until - core.first === 1 ? generalBody(known, view.lower(head), core.first) : undefined;
  if (general !== undefined) return general;
  return kind === undefined && !isName(view, head)
    ? undefined
    : { name: plain(words), kind: kind ?? "unspecified", by: "body" };
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
export function described({ view, tables }: Known, { core, head }: Mention): Resolved {
  const words = plain(wordsOf(view, core));
  const kind = kindOf(tables, words, view.lower(head)) ?? "unspecified";
  return { name: words === "" ? null : words, kind, by: "description" };
}

function sameBody(known: Known, words: string, at: number): Resolved | undefined {
  const wanted = words.toLowerCase().split(" ").map(singular);
  return nearBefore(known, at, reach * 4).find(({ name }) => {
    const whole = (name ?? "").toLowerCase().split(" ").map(singular);
    return whole.length > wanted.length && wanted.every((word) => whole.includes(word));
  });
}

/** What a general word can stand for. */
const general: Readonly<Record<string, RegExp>> = {
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
  const fits = general[word];
  if (fits === undefined) return undefined;
  const spoke = nearBefore(known, at).find(({ kind, many }) => fits.test(kind) && !many);
  const named = beforePlace(known.bodies, at - reach, at).find(
    (one) => fits.test(one.kind) && !known.isSaid(one.at),
  );
  if (named !== undefined && (spoke === undefined || named.at > spoke.at))
    return { name: named.name, kind: named.kind, by: "general-word" };
  return spoke === undefined ? undefined : { name: spoke.name, kind: spoke.kind, by: "general-word" };
}

const singular = (word: string): string => word.replace(/s$/, "");

/** Without article, "think tank" and "Washington-based". */
export const plain = (words: string): string =>
  words
    .replace(/^(?:The|the|An?|an?) /, "")
    .replace(/ (?:think tank|think-tank)$/, "")
    .replace(/^\p{Lu}\p{L}+-based /u, "");
