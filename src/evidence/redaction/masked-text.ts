import type { Span } from "../../model/text-layer.ts";

/** What stands in the place of what is masked, whatever its length was. */
export const maskText = "████████";

/** A stretch of the text and its mask in the masked one. */
export interface Mask extends Span {
  readonly masked: Span;
}

/** A text with masks, and the way from places in the one to places in the other. */
export interface MaskedText {
  readonly text: string;
  readonly masks: readonly Mask[];
  /** The span in the masked text. One that begins or ends inside a mask takes in the whole of it. */
  readonly move: (span: Span) => Span;
}

/** Whether a place lies between the two halves of one character. */
const splits = (text: string, place: number): boolean =>
  place > 0 && place < text.length && (text.codePointAt(place - 1) ?? 0) > 0xffff;

/** Stretches in order, those that overlap or touch as one; whole characters, none beyond the text and none empty. */
function joined(text: string, stretches: readonly Span[]): Span[] {
  const inside = stretches
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({
      start: splits(text, start) ? start - 1 : start,
      end: splits(text, end) ? end + 1 : end,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const one: { start: number; end: number }[] = [];
  for (const { start, end } of inside) {
    const last = one.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else one.push({ start, end });
  }
  return one;
}

/** Masks stretches of a text. */
export function maskStretches(text: string, stretches: readonly Span[]): MaskedText {
  const masks: Mask[] = [];
  let masked = "";
  let from = 0;
  for (const { start, end } of joined(text, stretches)) {
    masked += text.slice(from, start);
    masks.push({ start, end, masked: { start: masked.length, end: masked.length + maskText.length } });
    masked += maskText;
    from = end;
  }
  masked += text.slice(from);
  return {
    text: masked,
    masks,
    move: ({ start, end }) => ({ start: moved(masks, start, "start"), end: moved(masks, end, "end") }),
  };
}

/** A place in the masked text. */
function moved(masks: readonly Mask[], place: number, side: "start" | "end"): number {
  const mask = lastBegun(masks, place, side);
  if (mask === undefined) return place;
  return place < mask.end ? mask.masked[side] : mask.masked.end + place - mask.end;
}

/** The last mask that begins before a place; for the start of a span, also one that begins there. */
function lastBegun(masks: readonly Mask[], place: number, side: "start" | "end"): Mask | undefined {
  let [low, high] = [0, masks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = masks[middle]?.start ?? 0;
    if (start < place || (start === place && side === "start")) low = middle + 1;
    else high = middle;
  }
  return masks[low - 1];
}
