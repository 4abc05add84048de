import type { Range } from "../text/text-view.ts";
import { bare, type Mention, wordsOf } from "./mention.ts";
import type { Known } from "./who.ts";
import { findIn, isName } from "./words-of-clauses.ts";

/** Forms of address, which anybody has. */
const address = /^(?:mr|mrs|ms|miss|dr|sir|dame|acting|former|then|deputy|vice|father|member)$/;

/**
 * The words that give a person's office, or the body spoken for: behind the name, before it, behind "of" or "at", or at
 * another place where the text names the same person. Undefined where the text gives none: then the person is private.
 */
export function officeOf(known: Known, { core, apposition }: Mention, found: Range): string | undefined {
  return (
    inParts(known, apposition) ??
    beforeName(known, core.first, found.first) ??
    bodyBehind(known, { first: found.until, until: core.until }) ??
    bracketBehind(known, found.until)
  );
}

/** What some other place of the text gives as the office of the person of that name. */
export function officeElsewhere(known: Known, name: string): string | undefined {
  const spoke = known.seen.find((one) => one.name === name && one.office !== undefined);
  if (spoke !== undefined) return spoke.office;
  for (const person of known.people.placesOf(name)) {
    const { first, until } = person;
    const office =
      beforeName(known, Math.max(known.view.sentenceAt(first)?.first ?? first, first - 6), first) ??
      inParts(known, appositionAt(known, until)) ??
      bracketBehind(known, until);
    if (office !== undefined) return office;
  }
  return undefined;
}

/** Of the parts between commas the first that tells an office or a body: not "51" and not "a former detainee". */
function inParts(known: Known, apposition: Range | undefined): string | undefined {
  if (apposition === undefined) return undefined;
  const { view } = known;
  for (let first = apposition.first; first < apposition.until; ) {
    const comma = findIn({ first, until: apposition.until }, (at) => view.lower(at) === ",");
    const until = comma < 0 ? apposition.until : comma;
    if (tellsOffice(known, { first, until }))
      return wordsOf(view, { first: withoutArticle(known, first), until });
    first = until + 1;
  }
  return undefined;
}

const withoutArticle = ({ view }: Known, first: number): number =>
  /^(?:a|an|the)$/.test(view.lower(first)) ? first + 1 : first;

/** A word of office among the first, and none of somebody who tells of their own life; or a party and its state: "D-Mass." */
function tellsOffice({ view, tables: { words } }: Known, { first, until }: Range): boolean {
  if (/^(?:who|whose|which)$/.test(view.lower(first))) return false;
  if (/^[DRI]-\p{Lu}/u.test(view.token(first).text)) return true;
  const near = { first, until: Math.min(until, first + 6) };
  const private_ = findIn(near, (at) => words.worker.has(view.lower(at)));
  const role = findIn(near, (at) => words.role.has(bare(view, at)) && !address.test(bare(view, at)));
  if (role >= 0) return private_ < 0 || role < private_;
  return (
    private_ < 0 &&
    /^(?:of|at|from|with|for)$/.test(view.lower(first)) &&
    hasBody({ view, tables: { words } }, near)
  );
}

/** Words before a name among which one is of office: "Foreign Ministry spokesman". */
function beforeName(known: Known, first: number, until: number): string | undefined {
  const { view, tables } = known;
  const role = findIn(
    { first, until },
    (at) => tables.words.role.has(bare(view, at)) && !address.test(bare(view, at)),
  );
  if (role < 0) return undefined;
  let from = role;
  while (
    from > first &&
    (isName(view, from - 1) ||
      /^(?:NOUN|ADJ)$/.test(view.pos(from - 1)) ||
      address.test(bare(view, from - 1)))
  )
    from -= 1;
  const plain =
    findIn(
      { first: role, until },
      (at) => /^(?:PUNCT|VERB|AUX)$/.test(view.pos(at)) && view.lower(at) !== ".",
    ) < 0;
  return plain ? wordsOf(view, { first: withoutArticle(known, from), until }) : undefined;
}

/** "Lena Brandt of the network", "Paul Ames from Fenmark Produce": a body, not a town. */
function bodyBehind(known: Known, range: Range): string | undefined {
  const { view } = known;
  if (!/^(?:of|at|from|with|for)$/.test(view.lower(range.first)) || !hasBody(known, range)) return undefined;
  return wordsOf(view, { first: withoutArticle(known, range.first + 1), until: range.until });
}

function hasBody(
  { view, tables: { words } }: Pick<Known, "view"> & { readonly tables: Pick<Known["tables"], "words"> },
  range: Range,
): boolean {
  const kinds = [
    words["state-body"],
    words.intergovernmental,
    words.company,
    words.ngo,
    words["think-tank"],
    words.media,
  ];
  return (
    findIn(
      range,
      (at) => /^\p{Lu}{3,}$/u.test(view.token(at).text) || kinds.some((kind) => kind.has(view.lower(at))),
    ) >= 0
  );
}

/** "Nusrat Ghani (Wealden) (Con)", "Raphaël Glucksmann (S&D)": the seat or the group. */
function bracketBehind({ view }: Known, at: number): string | undefined {
  if (view.lower(at) !== "(" || !/^\p{Lu}/u.test(view.token(at + 1).text)) return undefined;
  const close = findIn({ first: at, until: at + 8 }, (place) => view.lower(place) === ")");
  return close < 0 ? undefined : wordsOf(view, { first: at + 1, until: close });
}

/** What stands between the comma behind a name and the next comma or stop. */
function appositionAt({ view }: Known, at: number): Range | undefined {
  if (view.lower(at) !== ",") return undefined;
  const end = findIn({ first: at + 1, until: at + 16 }, (place) => /^(?:[,.;:])$/.test(view.lower(place)));
  return end < 0 ? undefined : { first: at + 1, until: end };
}
