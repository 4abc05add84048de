import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import type { HiddenSpan } from "../../model/text-layer.ts";
import { counted } from "../counted.ts";
import { documentLimits } from "../document-limits.ts";

/** Refuses a text with more hidden stretches than anybody could look at. */
export function refuseManyHidden(count: number, file: string): void {
  const most = documentLimits.hiddenSpans;
  if (count > most)
    fail(
      "file.too-large",
      `${file} hides words or characters in more than ${counted(most)} places, which is the limit.`,
      "It is made to deceive or damaged. Keep it as it is, and give the words that are seen as a typed layer.",
      { file, expected: `at most ${counted(most)} hidden stretches`, received: "more" },
    );
}

/** In order; stretches of one reason that touch or overlap are one, and empty ones are none. */
export function joinHidden(spans: readonly HiddenSpan[]): readonly HiddenSpan[] {
  const last = new Map<HiddenSpan["why"], { start: number; end: number; why: HiddenSpan["why"] }>();
  const joined: HiddenSpan[] = [];
  for (const { start, end, why } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const before = last.get(why);
    if (start >= end) continue;
    if (before !== undefined && start <= before.end) before.end = Math.max(before.end, end);
    else {
      const span = { start, end, why };
      last.set(why, span);
      joined.push(span);
    }
  }
  return joined;
}

const reasons: Readonly<Record<HiddenSpan["why"], string>> = {
  "not-displayed": "not displayed",
  "colour-of-ground": "in the colour of the ground or transparent",
  "too-small": "too small to read",
  "off-page": "off the page",
  deleted: "taken out by tracked changes",
  "overridden-direction": "in an order that is turned round",
  "without-width": "characters without width",
};

/** One remark for all that is hidden, with counts by reason; none where nothing is. */
export function hiddenRemarks(hidden: readonly HiddenSpan[], file: string): readonly Issue[] {
  if (hidden.length === 0) return [];
  const counts = new Map<HiddenSpan["why"], number>();
  for (const { why } of hidden) counts.set(why, (counts.get(why) ?? 0) + 1);
  const told = [...counts].map(([why, count]) => `${counted(count)} ${reasons[why] ?? why}`).join(", ");
  return [
    {
      code: "document.hidden",
      message: `The text holds hidden words: a reader of ${file} does not see them, or not so (stretches: ${told}).`,
      hint: "They are kept and shown as hidden; nothing in them is read as said. Ask who wrote them, and for whom.",
      file,
    },
  ];
}
