import type { Statement } from "../../model/statement.ts";
import type { Span } from "../../model/text-layer.ts";
import type { FullReading, IdentifiedMention } from "./full-reading.ts";
import type { Judged } from "./judged.ts";

/** Mentions that count for a page: those a person rejected do not, and weak ones only where a person confirmed them. */
export const countingMentions = (
  { mentions }: FullReading,
  judged: ReadonlyMap<string, Judged>,
): readonly IdentifiedMention[] =>
  mentions.filter(({ mention, weak }) => {
    const judgement = judged.get(mention)?.judgement;
    return judgement === undefined ? weak === undefined : judgement === "confirmed";
  });

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/**
 * How a statement concerns what is mentioned: `speaks` where the name stands for the speaker, by whom it is resolved too;
 * `named` where it stands in what is said. An answer stands beside an allegation by the first.
 */
export function concern(
  { pieces, speaker }: Statement,
  mentions: readonly IdentifiedMention[],
): "speaks" | "named" | undefined {
  const { start, end, resolved } = speaker;
  const words = start === null || end === null ? undefined : { start, end };
  const speaks = mentions.some(
    (one) =>
      (words !== undefined && overlaps(one, words)) || (resolved !== null && holds(resolved, one.text)),
  );
  if (speaks) return "speaks";
  return mentions.some((one) => pieces.some((piece) => overlaps(one, piece))) ? "named" : undefined;
}

/** Whether a resolved name is, or begins or ends with, the words of the mention. */
const holds = (resolved: string, words: string): boolean =>
  resolved === words || resolved.startsWith(`${words} `) || resolved.endsWith(` ${words}`);
