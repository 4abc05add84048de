import type { SpeakerKind, StatementMode, StatementType } from "../../model/statement.ts";
import type { Passage } from "../../model/text-layer.ts";
import { wordsIn } from "../sentences/words.ts";
import type { CueEntry, StatementTables } from "./statement-tables.ts";

/** What a type is judged by. */
export interface Judged {
  readonly pieces: readonly Passage[];
  readonly entry: CueEntry | undefined;
  /** Who speaks gives out reports or findings: research, a court, an inquiry. */
  readonly inquires: boolean;
  /** The speaker is an official, international or research body. */
  readonly official: boolean;
  readonly kind: SpeakerKind;
  /** The content is what the speaker speaks against: the object of "reject", "criticise". */
  readonly rule: string;
}

export interface Types {
  readonly type: StatementType;
  readonly alsoTypes: readonly StatementType[];
}

/** The type that a reader would name first and those that hold beside it, by the verb and the marks in the words. */
export function judgeType(tables: StatementTables, judged: Judged): Types {
  const marks = marksIn(tables, judged);
  const found = [...new Set(ranked(judged, marks))];
  const [type = "background", ...alsoTypes] = found;
  return { type, alsoTypes: alsoTypes.slice(0, 3) };
}

/** The marks in the words; an abuse behind "nobody" or "never" is one denied, unless research or a victim says so. */
function marksIn(tables: StatementTables, { pieces, inquires, kind }: Judged): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { text } of pieces)
    for (const { value, start } of tables.marks.in(text, wordsIn(text))) {
      const denied =
        /^(?:abuse|topic)$/.test(value) && negated.test(text.slice(Math.max(0, start - 60), start));
      found.add(denied && !inquires && kind !== "worker" ? "counter-claim" : value);
    }
  return found;
}

/** A negation in the same clause, not far before. */
const negated = /\b(?:no|nobody|no one|none|not|never|without|nor|neither|n['’]t)\b(?! only)[^.;:,]*$/iu;

/** What findings are made by: who looks into a thing, and nobody else, does these. */
const finding = /^(?:find|conclude|determine|establish|document|record|judge|uphold)$/;

/** Expressions by which a body gives out what it has looked into. */
const givesOut = /^(?:according to|report|find|document|determine|conclude|establish|estimate)$/;

type Has = (...wanted: readonly string[]) => boolean;
type Weighed = readonly (readonly [holds: boolean, type: StatementType])[];

/** Types in the order of their weight: what the verb says before what the words say. */
function ranked(judged: Judged, marks: ReadonlySet<string>): readonly StatementType[] {
  const has: Has = (...wanted) => wanted.some((one) => marks.has(one));
  const wrong = has("abuse", "blame");
  const found = [...byVerb(judged, has, wrong), ...byWords(judged, has, wrong)]
    .filter(([holds]) => holds)
    .map(([, type]) => type);
  // Who tells of their own life where labour is forced tells of that, unless they say that all is well.
  if (judged.kind === "worker" && found.length === 0) return ["allegation", "background"];
  return found.length === 0 ? ["background"] : found;
}

function byVerb({ entry, inquires, official, kind, rule }: Judged, has: Has, wrong: boolean): Weighed {
  const own = new Set(entry?.types);
  const cue = entry?.cue ?? "";
  const givenOut = (official || kind === "ngo") && givesOut.test(cue);
  const finds = inquires || givenOut || (own.has("finding") && finding.test(cue));
  const counters = own.has("allegation") && has("accusation") && !rule.startsWith("passive");
  const acts = has("measure") && has("future") && !has("abuse");
  return [
    [own.has("denial") || counters, "denial"],
    [counters, "allegation"],
    [own.has("call") || rule === "ordered", "call"],
    [own.has("condition"), "condition"],
    [finds && !own.has("call"), "finding"],
    [has("denial", "counter-claim") && !finds, "denial"],
    [own.has("measure") && (!wrong || rule === "to" || rule === "phrase"), "measure"],
    [has("threat") && !own.has("allegation"), "condition"],
    [has("invitation"), "call"],
    [acts && !own.has("allegation") && !has("condition"), "measure"],
    [own.has("allegation"), "allegation"],
  ];
}

function byWords(judged: Judged, has: Has, wrong: boolean): Weighed {
  const own = new Set(judged.entry?.types);
  const calls = has("call") && !asksHow(judged);
  const states = !/^(?:as|feeling)$/.test(judged.rule);
  return [
    [calls && !wrong, "call"],
    [has("condition") && !wrong, "condition"],
    [wrong || (has("topic") && !has("neutral")), "allegation"],
    [calls, "call"],
    [has("condition"), "condition"],
    [own.has("measure") || (has("measure") && states), "measure"],
    [own.has("finding"), "finding"],
  ];
}

/** "how it should be done" asks for nothing. */
const asksHow = ({ pieces }: Judged): boolean =>
  pieces.some(({ text }) => /\b(?:how|whether|what|if|which)\b[^.]{0,60}\b(?:should|must)\b/.test(text));

const quoteMark = /["“”„«»]|''|``|[‘’'](?=\s|$)|(?<=^|\s)['‘]/;

/** Whether all, some or none of the content stands in quotation marks. */
export function modeOf(pieces: readonly Passage[]): StatementMode {
  const quoted = pieces.filter(
    ({ text }) => /^(?:["“„«‘'`]|'')/.test(text) && /(?:["”“»’'`]|'')$/.test(text) && isWhole(text),
  );
  if (quoted.length === pieces.length && pieces.length > 0) return "direct";
  return pieces.some(({ text }) => /["“”„«»]|``|(?:^|[\s(])[‘'](?=\S)[^'’]{2,}[’'](?=[\s,.;:)]|$)/.test(text))
    ? "mixed"
    : "reported";
}

/** One pair of marks around all of it, not two quotations with words between. */
function isWhole(text: string): boolean {
  const inner = text.slice(1, -1);
  return !quoteMark.test(inner.replace(/^'|'$/g, "")) || !/[”"»][^“"«]+[“"«]/.test(inner);
}

/** Words that weaken the commitment, in the content. */
export const hedgesIn = (tables: StatementTables, pieces: readonly Passage[]): readonly Passage[] =>
  pieces.flatMap((piece) =>
    tables.hedges.in(piece.text, wordsIn(piece.text)).map(({ start, end }) => ({
      start: piece.start + start,
      end: piece.start + end,
      text: piece.text.slice(start, end),
    })),
  );
