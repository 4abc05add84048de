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
  const { start, end } = speaker;
  const words = start === null || end === null ? [] : [{ start, end }];
  if (mentions.some(({ text }) => isSpeaker(speaker, text))) return "speaks";
  return mentions.some((one) => [...pieces, ...words].some((span) => overlaps(one, span)))
    ? "named"
    : undefined;
}

/** A name speaks where it is the speaker's or the body spoken for; a worker "at the mill" does not speak for the mill. */
const isSpeaker = ({ resolved, office, text }: Statement["speaker"], name: string): boolean =>
  (resolved !== null ? holds(resolved, name) : isName(text, name)) || (office?.includes(name) ?? false);

const isName = (words: string, name: string): boolean => words.replace(/^the\s+/iu, "").trim() === name;

/** Whether a resolved name is, or begins or ends with, the words of the mention. */
const holds = (resolved: string, words: string): boolean =>
  resolved === words || resolved.startsWith(`${words} `) || resolved.endsWith(` ${words}`);
