import { sha256 } from "../../model/canonical.ts";
import type { Issue } from "../../model/issue.ts";
import type { Reading, Speaker, Statement } from "../../model/statement.ts";
import type { Passage, Span, TextLayer } from "../../model/text-layer.ts";
import { type Mask, type MaskedText, maskStretches } from "./masked-text.ts";
import { foundBy } from "./person-names.ts";
import {
  type MaskedSpeakers,
  maskedSpeakers,
  mentionStretches,
  type RedactionDecision,
  resolvedStretches,
} from "./private-speakers.ts";

/** A layer and its reading as they are shown. */
export interface MaskedReading {
  readonly layer: TextLayer;
  readonly reading: Reading;
  /** Id of the layer that this one is the mask of; undefined where nothing is masked. */
  readonly maskOf?: string;
  /** What is masked, by places in the layer as it was and as it is shown; never the words. */
  readonly masks: readonly Mask[];
  /** Where a span of the layer as it was stands in the layer as it is shown: for whatever else was read out of it. */
  readonly move: (span: Span) => Span;
  /** Words that were made of the layer and stand in no place of it, as they may be shown: a title, a file's name, a reason. */
  readonly words: (text: string) => string;
}

/** Stretches that persons decided on: masked, less those that were shown again by a decision on exactly the same. */
function decidedStretches(decisions: readonly RedactionDecision[]): Span[] {
  const last = new Map<string, { readonly span: Span; readonly masked: boolean }>();
  for (const { what, masked } of decisions)
    if (!("speaker" in what)) last.set(`${what.start}-${what.end}`, { span: what, masked });
  return [...last.values()].filter(({ masked }) => masked).map(({ span }) => span);
}

/**
 * A reading as it may go out: private persons who speak are masked wherever the layer names them, and so is what persons
 * decided to mask. Every span still slices out of the masked text, which is a layer of its own with an id of its own.
 * `decisions` in the order of the log; those on other layers are passed over.
 */
export function maskedReading(
  reading: Reading,
  layer: TextLayer,
  decisions: readonly RedactionDecision[],
): MaskedReading {
  const own = decisions.filter((each) => each.layer === layer.id);
  const speakers = maskedSpeakers(reading.statements, own);
  const hidden = reading.statements.filter(({ id }) => speakers.statements.has(id));
  const masked = maskStretches(layer.text, [
    ...decidedStretches(own),
    ...foundBy(speakers.pattern, layer.text),
    ...hidden.flatMap(({ speaker }) => mentionStretches(speaker)),
  ]);
  const show = showing(layer.text, masked, speakers);
  const shownReading = {
    statements: reading.statements.map((statement) => shownStatement(statement, show)),
    noise: reading.noise.map((noise) => ({ ...noise, ...masked.move(noise) })),
  };
  const shownText = masked.masks.length === 0 ? layer : shownLayer(layer, masked, show);
  return {
    layer: shownText,
    reading: shownReading,
    masks: masked.masks,
    move: masked.move,
    words: show.words,
    ...(masked.masks.length === 0 ? {} : { maskOf: layer.id }),
  };
}

/** How the parts of a reading are shown. */
interface Showing {
  readonly passage: (span: Span) => Passage;
  /** Words that stand in no place of the text, such as a name that was put together. */
  readonly words: (text: string) => string;
  readonly resolved: (statement: Statement) => string | null;
}

function showing(original: string, { text, masks, move }: MaskedText, speakers: MaskedSpeakers): Showing {
  // What a person masked in the text is masked where a name was made of it too, as far as it is the same words.
  const decided = new Set(masks.map(({ start, end }) => original.slice(start, end).trim()));
  const words = (told: string): string =>
    decided.has(told.trim())
      ? maskStretches(told, [{ start: 0, end: told.length }]).text
      : maskStretches(told, foundBy(speakers.pattern, told)).text;
  return {
    words,
    passage: (span) => {
      const { start, end } = move(span);
      return { start, end, text: text.slice(start, end) };
    },
    resolved: ({ id, speaker: { resolved } }) => {
      if (resolved === null) return null;
      return speakers.statements.has(id)
        ? maskStretches(resolved, resolvedStretches(resolved, speakers.pattern)).text
        : words(resolved);
    },
  };
}

function shownSpeaker(statement: Statement, show: Showing): Speaker {
  const { speaker } = statement;
  const chain = speaker.chain.map(show.words);
  const resolved = show.resolved(statement);
  const office = speaker.office === undefined ? {} : { office: show.words(speaker.office) };
  if (speaker.start === null || speaker.end === null)
    return { ...speaker, ...office, chain, resolved, text: show.words(speaker.text) };
  return {
    ...speaker,
    ...office,
    chain,
    resolved,
    ...show.passage({ start: speaker.start, end: speaker.end }),
  };
}

const shownStatement = (statement: Statement, show: Showing): Statement => ({
  ...statement,
  ...show.passage(statement),
  pieces: statement.pieces.map(show.passage),
  cue: statement.cue === null ? null : show.passage(statement.cue),
  speaker: shownSpeaker(statement, show),
  hedges: statement.hedges.map(show.passage),
  ...(statement.addressee === undefined ? {} : { addressee: show.passage(statement.addressee) }),
});

const shownRemark = (remark: Issue, show: Showing): Issue => ({
  ...remark,
  message: show.words(remark.message),
  ...(remark.received === undefined ? {} : { received: show.words(remark.received) }),
  ...(remark.expected === undefined ? {} : { expected: show.words(remark.expected) }),
});

function shownLayer(layer: TextLayer, masked: MaskedText, show: Showing): TextLayer {
  const moved = <S extends Span>(span: S): S => ({ ...span, ...masked.move(span) });
  const { pages, boxes, title } = layer;
  // The width of a box tells how long the words in it are.
  const open = ({ start, end }: Span): boolean =>
    !masked.masks.some((mask) => mask.start < end && start < mask.end);
  return {
    ...layer,
    id: sha256(masked.text),
    text: masked.text,
    hidden: layer.hidden.map(moved),
    remarks: layer.remarks.map((remark) => shownRemark(remark, show)),
    ...(title === undefined ? {} : { title: show.words(title) }),
    ...(pages === undefined ? {} : { pages: pages.map(moved) }),
    ...(boxes === undefined ? {} : { boxes: boxes.filter(open).map(moved) }),
  };
}
