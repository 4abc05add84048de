import { hashOf } from "../../model/canonical.ts";
import type { Speaker, Statement } from "../../model/statement.ts";
import type { Passage, TextLayer } from "../../model/text-layer.ts";
import type { Range, TextView } from "../text/text-view.ts";
import type { Draft } from "./drafts.ts";
import type { Resolved } from "./who.ts";

/** Pieces of a draft as passages, parted where page marks and other masked words lie in them. */
export function piecesOf(view: TextView, ranges: readonly Range[]): readonly Passage[] {
  return ranges.flatMap((range) => {
    const whole = view.passage(range);
    return whole === undefined ? [] : unmasked(view, whole);
  });
}

function unmasked(view: TextView, whole: Passage): readonly Passage[] {
  const inside = view.masked.filter(({ start, end }) => start > whole.start && end < whole.end);
  const found: Passage[] = [];
  let from = whole.start;
  for (const { start, end } of [...inside, { start: whole.end, end: whole.end }]) {
    const part = trim(view.text, from, start);
    if (part !== undefined) found.push(part);
    from = Math.max(from, end);
  }
  return found;
}

function trim(text: string, from: number, to: number): Passage | undefined {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  return start < end ? { start, end, text: text.slice(start, end) } : undefined;
}

export function speakerOf(
  view: TextView,
  draft: Draft,
  resolved: Resolved,
  chain: readonly string[],
): Speaker {
  const { name, kind, by, office } = resolved;
  const mention = draft.mention === undefined ? undefined : view.passage(draft.mention);
  return {
    text: mention?.text ?? "",
    start: mention?.start ?? null,
    end: mention?.end ?? null,
    ...{ resolved: name, kind, chain, by },
    ...(office !== undefined && { office }),
  };
}

/** The same layer, pieces, cue and speaker's words give the same id in every reading. */
export const idOf = (layer: TextLayer, of: Pick<Statement, "pieces" | "cue" | "speaker">): string =>
  hashOf({
    layer: layer.id,
    pieces: of.pieces.map(({ start, end }) => [start, end]),
    cue: of.cue === null ? null : [of.cue.start, of.cue.end],
    speaker: [of.speaker.start, of.speaker.end],
  }).slice(0, 24);
