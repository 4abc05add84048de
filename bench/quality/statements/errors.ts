import type { Span } from "../../../src/model/text-layer.ts";
import type { TextScore } from "./score-text.ts";

type Spans = readonly Span[];

/** What was missed, what is wrong and what was taken for something else, with the words, for whoever mends the rules. */
export function errorLines({ text, statements, measures, figures }: TextScore): readonly string[] {
  const words = (spans: Spans): string =>
    spans.map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, " ")).join(" / ");
  return [
    ...statements.missed.map((one) => `missed ${one.id} ${one.type}: ${words(one.pieces)}`),
    ...statements.wrong.map((one) => `wrong, by ${one.rule}: ${one.speaker.text}: ${words(one.pieces)}`),
    ...statements.pairs
      .filter(([gold, one]) => gold.core && gold.speaker.resolved !== one.speaker.resolved)
      .map(
        ([gold, one]) =>
          `speaker of ${gold.id} by name: ${one.speaker.resolved}; annotated ${gold.speaker.resolved}`,
      ),
    ...statements.pairs
      .filter(([gold, one]) => gold.core && gold.type !== one.type)
      .map(
        ([gold, one]) =>
          `type of ${gold.id}: ${one.type}; annotated ${[gold.type, ...gold.alsoTypes].join(", ")}: ${words(one.pieces)}`,
      ),
    ...measures.pairing.missed.map((one) => `missed ${one.id} ${one.class}: ${words([one])}`),
    ...measures.pairing.spare.map((one) => `not annotated, by ${one.rule}: ${one.class}: ${words([one])}`),
    ...measures.pairing.pairs
      .filter(([gold, one]) => gold.status !== one.status)
      .map(([gold, one]) => `status of ${gold.id}: ${one.status}; annotated ${gold.status}: ${words([one])}`),
    ...figures.pairing.missed.map((one) => `missed ${one.id} ${one.bound}: ${words([one])}`),
    ...figures.pairing.spare.map(
      (one) =>
        `not annotated: ${one.bound} ${one.value ?? `${one.min ?? ""}-${one.max ?? ""}`}: ${words([one])}`,
    ),
  ];
}
