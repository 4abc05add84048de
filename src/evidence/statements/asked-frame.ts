import type { Attribution, Draft, Reader } from "./drafts.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";
import { findIn, isComma, trimmed } from "./words-of-clauses.ts";

const asking = /^(?:why|whether|if|how|what|who|when|where|to)$/;

/** "Asked why the doors were locked, he ...", "Asked by the agency to comment, the firm ...": what was asked, and by whom. */
export function askedFrame(reader: Reader, { cue }: Attribution): Draft | undefined {
  const { view } = reader;
  const { first, until } = cue.sentence;
  const opens = cue.first === first || isComma(view, cue.first - 1);
  if (cue.entry.cue !== "ask" || cue.inflection !== "past" || !opens) return undefined;
  const by =
    view.lower(cue.after) === "by"
      ? nounPhraseFrom(
          reader,
          cue.after + 1,
          findIn({ first: cue.after, until }, (at) => asking.test(view.lower(at))),
        )
      : undefined;
  const from = by?.until ?? cue.after;
  if (!asking.test(view.lower(from))) return undefined;
  const comma = findIn({ first: from, until }, (at) => isComma(view, at));
  if (comma < 0) return undefined;
  const asks = view.lower(from) === "to";
  return {
    pieces: [trimmed(view, { first: from, until: comma })],
    ...{ cue, entry: asks ? cue.entry : undefined, mention: by, rule: asks ? "ordered" : "asked" },
  };
}
