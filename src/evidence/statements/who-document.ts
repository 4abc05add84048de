import type { Range } from "../text/text-view.ts";
import { isPublicName, type Mention } from "./mention.ts";
import { isBody, type Known, nearBefore, type Resolved, reach } from "./who.ts";
import { pronounAt } from "./who-pronoun.ts";
import { findIn, isName, relative } from "./words-of-clauses.ts";

/** Who gave a document out: somebody with words of their own, or somebody known. */
export type Issuer = { readonly range: Range } | { readonly resolved: Resolved };

/** A report speaks for whoever gave it out; undefined where the mention is of no document, or that cannot be told. */
export function issuerOf(known: Known, mention: Mention): Issuer | undefined {
  const { view } = known;
  const { core, range } = mention;
  const doc = documentIn(known, mention);
  if (doc === undefined) return undefined;
  const owner = view.lower(core.first - 1);
  if (core.first > range.first && pronounOf[owner] !== undefined) {
    const whose = pronounAt(known, pronounOf[owner] ?? "it", core.first);
    if (whose.name !== null) return { resolved: { ...whose, by: "owner" } };
  }
  const issuer = namedIssuer(known, mention, doc);
  if (issuer !== undefined) return { range: issuer };
  const kept = carried(known, core);
  return kept === undefined ? undefined : { resolved: { ...kept, by: "statement-of" } };
}

const pronounOf: Readonly<Record<string, string>> = { its: "it", his: "he", her: "she", their: "they" };

/** The noun of a document that the phrase is about. */
function documentIn({ view, tables: { words } }: Known, { core, head }: Mention): number | undefined {
  const preposition = findIn({ first: core.first + 1, until: core.until }, (at) => view.pos(at) === "ADP");
  const until = preposition < 0 ? core.until : preposition;
  const doc = findIn({ first: core.first, until }, (at) => {
    const word = view.lower(at);
    return (words.document.has(word) || words.evidence.has(word)) && (!isName(view, at) || at === until - 1);
  });
  return doc < Math.min(head, until - 1) ? undefined : doc;
}

/** "a report by X", "the judgment of the court", "X's report", "the State Department report". */
function namedIssuer(known: Known, { core, range }: Mention, doc: number): Range | undefined {
  const { view } = known;
  const by = findIn(
    { first: doc + 1, until: range.until },
    (at) =>
      /^(?:by|from)$/.test(view.lower(at)) &&
      !/^\d/.test(view.lower(at + 1)) &&
      !/^(?:seen|obtained|reviewed|leaked|viewed|read|cited|quoted)$/.test(view.lower(at - 1)),
  );
  if (by > 0) return { first: by + 1, until: endOfName(known, by + 1, range.until) };
  if (
    view.lower(doc + 1) === "of" &&
    /^(?:report|judgment|statement|letter|findings|survey|resolution)s?$/.test(view.lower(doc))
  ) {
    const of = { first: doc + 2, until: core.until };
    if (findIn(of, (at) => isPublicName(known, at)) >= 0) return of;
  }
  const genitive = findIn({ first: core.first, until: doc }, (at) => /^(?:['’]s|['’])$/.test(view.lower(at)));
  return genitive > core.first
    ? { first: core.first, until: genitive }
    : nameBefore(known, { core, range }, doc);
}

/** "The State Department report"; but a word that is written large because it begins the sentence names nobody. */
function nameBefore(
  known: Known,
  { core, range }: Pick<Mention, "core" | "range">,
  doc: number,
): Range | undefined {
  const { view } = known;
  let first = doc;
  while (first > core.first && isName(view, first - 1)) first -= 1;
  if (first === doc) return undefined;
  const opens = first === range.first && doc - first === 1 && !isPublicName(known, first);
  return opens ? undefined : { first, until: doc };
}

function endOfName({ view }: Known, first: number, until: number): number {
  const ends = (at: number): boolean =>
    /^[,;(–—]$/.test(view.lower(at)) ||
    relative.has(view.lower(at)) ||
    (view.pos(at) === "VERB" && !isName(view, at));
  const end = findIn({ first, until }, ends);
  return end < 0 ? until : end;
}

const given =
  /^(?:statement|letter|release|communique|communiqué|report|study|document|paper|survey|analysis)$/;

/** "The statement", where a body has just spoken: that body; "the amendment": what was last named so. */
function carried(known: Known, core: Range): Resolved | undefined {
  const { view } = known;
  if (!/^(?:the|this|that)$/.test(view.lower(core.first - 1)) || core.until - core.first > 2)
    return undefined;
  const word = view.lower(core.until - 1);
  const near = nearBefore(known, core.first, reach * 2);
  const same = near.find(({ name }) => name?.toLowerCase().split(" ").includes(word));
  return same ?? (given.test(word) ? near.find(isBody) : undefined);
}
