import type { StatementMode, StatementType } from "../../model/statement.ts";
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
  /** The content is what the speaker speaks against: the object of "reject", "criticise". */
  readonly rule: string;
}

export interface Types {
  readonly type: StatementType;
  readonly alsoTypes: readonly StatementType[];
}

/** The type that a reader would name first and those that hold beside it, by the verb and the marks in the words. */
export function judgeType(tables: StatementTables, judged: Judged): Types {
  const marks = new Set(
    judged.pieces.flatMap(({ text }) => tables.marks.in(text, wordsIn(text)).map(({ value }) => value)),
  );
  const found = [...new Set(ranked(judged, marks))];
  const [type = "background", ...alsoTypes] = found;
  return { type, alsoTypes: alsoTypes.slice(0, 3) };
}

/** Expressions by which a body gives out what it has looked into. */
const givesOut = /^(?:according to|report|find|document|determine|conclude|establish|estimate)$/;

/** Types in the order of their weight. */
function ranked(
  { pieces, entry, inquires, official, rule }: Judged,
  marks: ReadonlySet<string>,
): readonly StatementType[] {
  const has = (...wanted: readonly string[]): boolean => wanted.some((one) => marks.has(one));
  const own = entry?.types ?? [];
  const finds = inquires || (official && givesOut.test(entry?.cue ?? ""));
  const topic = has("topic") && !has("neutral");
  const wrong = has("abuse", "blame");
  // "how it should be done" asks for nothing.
  const asks = pieces.some(({ text }) =>
    /\b(?:how|whether|what|if|which)\b[^.]{0,60}\b(?:should|must)\b/.test(text),
  );
  const acts = has("measure") && has("future");
  const found: StatementType[] = [];
  const add = (when: boolean, ...types: readonly StatementType[]): void => {
    if (when) found.push(...types);
  };
  add(own.includes("denial"), "denial");
  add(own.includes("allegation") && has("accusation") && !rule.startsWith("passive"), "denial", "allegation");
  add(own.includes("call"), "call");
  add(own.includes("condition"), "condition");
  add(finds && !own.includes("call"), "finding");
  add(has("denial", "counter-claim") && !finds, "denial");
  add(own.includes("measure") && !wrong, "measure");
  add(own.includes("finding") && finds, "finding");
  add(has("threat") && !own.includes("allegation"), "condition");
  add(has("invitation"), "call");
  add(acts && !has("abuse") && !own.includes("allegation"), "measure");
  add(own.includes("allegation"), "allegation");
  add(has("call") && !wrong && !asks, "call");
  add(has("condition") && !wrong, "condition");
  add(wrong || topic, "allegation");
  add(has("call") && !asks, "call");
  add(has("condition"), "condition");
  add(own.includes("measure") || (has("measure") && !/^(?:as|feeling)$/.test(rule)), "measure");
  add(own.includes("finding"), "finding");
  add(found.length === 0, "background");
  return found;
}

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
