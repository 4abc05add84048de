import { z } from "zod";
import type { Span } from "../model/text-layer.ts";
import type { Channel } from "./problem.ts";

/**
 * What must, or must not, stand around a term: `near:GROUP@60` within 60 units on either side, `before:` and `after:` that
 * side alone with no digit or stop between, `question` a question mark right behind it. `not ` turns it round. Parts are
 * parted by `; `: of those that must stand one is enough, of those that must not none may.
 */
export interface Condition {
  readonly where: "near" | "before" | "after" | "question";
  readonly group: string;
  /** UTF-16 units. */
  readonly within: number;
  readonly not: boolean;
}

const form = /^(not )?(?:(near|before|after):([a-z-]+)@(\d{1,3})|(question))$/;

const conditionOf = (part: string): Condition | undefined => {
  const found = form.exec(part);
  if (found === null) return undefined;
  const [, not, where, group = "", within = "3"] = found;
  return {
    where: (where ?? "question") as Condition["where"],
    group,
    within: Number(within),
    not: not !== undefined,
  };
};

/** A cell of conditions. */
export const contextCell = z
  .string()
  .refine(
    (cell) => cell.split("; ").every((part) => conditionOf(part) !== undefined),
    'conditions such as "near:accusation@60; not after:wheat@20"',
  )
  .transform((cell): readonly Condition[] => cell.split("; ").flatMap((part) => conditionOf(part) ?? []));

/** Spans of the words of one group, in order of their starts, and the longest of them. */
export interface Cues {
  readonly spans: readonly Span[];
  readonly longest: number;
}

export interface Surroundings {
  readonly text: string;
  readonly channel: Channel;
  readonly cues: ReadonlyMap<string, Cues>;
}

/** Whether what stands around a span is what its conditions ask for. */
export function fits(conditions: readonly Condition[], span: Span, around: Surroundings): boolean {
  const needed = conditions.filter(({ not }) => !not);
  return (
    !conditions.some((one) => one.not && stands(one, span, around)) &&
    (needed.length === 0 || needed.some((one) => stands(one, span, around)))
  );
}

function stands({ where, group, within, not }: Condition, span: Span, around: Surroundings): boolean {
  const { text, channel, cues } = around;
  if (where === "question") return /^[\s"'”’)]{0,2}[?？]/.test(text.slice(span.end, span.end + within));
  const known = cues.get(group);
  if (known === undefined) return false;
  // Names of files and properties are one phrase each: everything in them stands together.
  const far = where === "near" && channel !== "text" && !not ? text.length : within;
  let at = firstFrom(known.spans, span.start - far - known.longest);
  for (; at < known.spans.length; at += 1) {
    const cue = known.spans[at];
    if (cue === undefined || cue.start > span.end + far) return false;
    if (isPlaced(where, cue, { span, far, text })) return true;
  }
  return false;
}

/** The first span that starts at or after a place. */
function firstFrom(spans: readonly Span[], place: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

const parted = /[\d.!?;:,。！？；：，、\n]/;

function isPlaced(
  where: Condition["where"],
  cue: Span,
  { span, far, text }: { readonly span: Span; readonly far: number; readonly text: string },
): boolean {
  const isBefore = cue.end <= span.start && span.start - cue.end <= far;
  const isAfter = cue.start >= span.end && cue.start - span.end <= far;
  if (where === "near") return isBefore || isAfter;
  if (where === "before") return isBefore && !parted.test(text.slice(cue.end, span.start));
  return isAfter && !parted.test(text.slice(span.end, cue.start));
}
