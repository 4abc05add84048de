import type { Range, TextView } from "../text/text-view.ts";
import type { FoundCue, Reader, Subject } from "./drafts.ts";
import { phraseStart } from "./noun-phrase.ts";
import { clauseFrom, inRelative, longestChain, subjectBefore } from "./subject-before.ts";
import {
  findIn,
  findLast,
  hasFinite,
  isAdverb,
  isComma,
  isFiniteVerb,
  isName,
  isNominal,
} from "./words-of-clauses.ts";

/** The subject of the main clause, or, where that is done to, the people nearest before. */
export function participleSubject(reader: Reader, cue: FoundCue): Subject | undefined {
  const { view } = reader;
  const first = clauseFrom(reader, cue.sentence.first, cue.first);
  let before = cue.first - 1;
  while (before > first && isAdverb(view, before)) before -= 1;
  const main = lastMainVerb(reader, { first, until: before });
  if (isNominal(view, before) && !isComma(view, before)) {
    const near = phraseStart(reader, { first, until: before + 1 });
    if (near !== undefined && speaks(reader, near) && !hasFinite(view, near)) return near;
  }
  if (main < 0) return forwardSubject(reader, cue);
  if (isPassive(view, main)) {
    const near = peopleBefore(reader, { first: main + 1, until: before });
    if (near !== undefined) return near;
  }
  return subjectBefore(reader, { first, until: main }, longestChain);
}

const lastMainVerb = (reader: Reader, { first, until }: Range): number =>
  findLast({ first, until }, (at) => {
    const { view } = reader;
    return isFiniteVerb(view, at) && view.token(at).quotation < 0 && !inRelative(reader, first, at);
  });

const isPassive = (view: TextView, at: number): boolean =>
  /^(?:was|were|is|are|been)$/.test(view.lower(at)) && /(?:ed|en|wn|ne|ld|de|nt)$/.test(view.lower(at + 1));

/** "Denying the claims, Xu spoke": who stands behind the comma. */
function forwardSubject(reader: Reader, cue: FoundCue): Subject | undefined {
  const { view } = reader;
  const { until } = cue.sentence;
  const comma = findIn({ first: cue.after, until }, (at) => isComma(view, at));
  if (comma < 0) return undefined;
  const verb = findIn({ first: comma + 1, until }, (at) => isFiniteVerb(view, at));
  return verb < 0 ? undefined : subjectBefore(reader, { first: comma + 1, until: verb }, 1);
}

/** Whether the noun phrase is of somebody who can speak. */
export function speaks({ view, tables: { words } }: Reader, { first, until }: Range): boolean {
  const kinds = [words.worker, words.group, words.role, words["state-body"], words.company, words.document];
  return (
    findIn({ first, until }, (at) => isName(view, at) || kinds.some((kind) => kind.has(view.lower(at)))) >= 0
  );
}

/** The last people named before: "six videos of interviews with workers in Xinjiang, ... denying". */
function peopleBefore({ view, tables }: Reader, { first, until }: Range): Subject | undefined {
  const { worker, group, role } = tables.words;
  const people = findIn({ first, until }, (at) => {
    const word = view.lower(at);
    return view.pos(at) === "NOUN" && (worker.has(word) || group.has(word) || role.has(word));
  });
  if (people < 0) return undefined;
  let start = people;
  while (start > first && /^(?:ADJ|DET|NUM|PROPN)$/.test(view.pos(start - 1))) start -= 1;
  return { first: start, until: isComma(view, until - 1) ? until - 1 : until };
}
