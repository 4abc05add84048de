import { wordsIn } from "../sentences/words.ts";
import type { Sentence } from "../text/text-view.ts";
import type { Draft, Reader } from "./drafts.ts";
import { hasFinite, trimmed } from "./words-of-clauses.ts";

/** Sentences in which the text itself, and nobody in it, says that there is abuse, or that there is none. */
export function ownVoice(
  reader: Reader,
  sentences: readonly Sentence[],
  drafts: readonly Draft[],
): readonly Draft[] {
  const { view, tables } = reader;
  const taken = drafts.flatMap(({ pieces, cue, mention }) => [
    ...pieces,
    ...(cue ? [cue] : []),
    ...(mention ? [mention] : []),
  ]);
  const covered = new Set<number>();
  for (const { first, until } of taken) for (let at = first; at < until; at += 1) covered.add(at);
  return sentences.flatMap((sentence) => {
    for (let at = sentence.first; at < sentence.until; at += 1) if (covered.has(at)) return [];
    const range = trimmed(view, sentence);
    const text = view.passage(range)?.text ?? "";
    const asserts = tables.marks.in(text, wordsIn(text)).some(({ value }) => value === "abuse");
    if (!asserts || !hasFinite(view, range) || view.lower(sentence.until - 1) === "?") return [];
    return [
      {
        pieces: [range],
        cue: undefined,
        entry: undefined,
        mention: undefined,
        unattributed: true as const,
        rule: "own-voice",
      },
    ];
  });
}
