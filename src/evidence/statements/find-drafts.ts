import type { Sentence } from "../text/text-view.ts";
import { continued, type Owners, openDraft, quotedDraft, resumes } from "./attach-speech.ts";
import { attributionsOf } from "./attributions.ts";
import type { Draft, Reader } from "./drafts.ts";
import { reported } from "./reported.ts";

/** Every report and every piece of speech in the sentences, in the order of the text. */
export function findDrafts(reader: Reader, sentences: readonly Sentence[]): readonly Draft[] {
  const owners: Owners = new Map();
  const drafts: Draft[] = [];
  for (const sentence of sentences) {
    const all = attributionsOf(reader, sentence);
    for (const one of all) {
      const draft = quotedDraft(reader, one, owners) ?? reported(reader, one, all);
      if (draft !== undefined) drafts.push(draft);
    }
  }
  for (const [place, one] of reader.view.quotations.entries()) {
    if (!reader.full[place] || owners.has(place) || resumes(reader, place, owners)) continue;
    const draft = continued(reader, place, owners) ?? openDraft(reader, one, owners);
    if (draft !== undefined) drafts.push(draft);
  }
  return drafts
    .filter(({ pieces }) => pieces.every(({ first, until }) => until > first))
    .toSorted((a, b) => place(a) - place(b));
}

const place = ({ pieces, cue }: Draft): number =>
  Math.min(pieces[0]?.first ?? 0, cue?.first ?? Number.POSITIVE_INFINITY);
