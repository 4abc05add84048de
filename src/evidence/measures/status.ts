import type { MeasureStatus } from "../../model/measure.ts";
import type { Statement } from "../../model/statement.ts";
import type { PhraseHit } from "../sentences/phrases.ts";
import { auxiliaries, clauseExtent, isAdjective, type Sentence, type Stretch } from "./extent.ts";
import type { MeasureCue, MeasureTables, StatusCue } from "./measure-tables.ts";

/** What outweighs what, where words for several stand there: what came of it before what was wanted. */
const order: readonly MeasureStatus[] = ["stalled", "ended", "alleged", "demanded", "proposed", "planned"];

/** A cue, and where in the sentence it stands. */
export interface CueAt {
  readonly cue: MeasureCue;
  readonly at: Stretch;
}

/**
 * How far the measure has come: by the words of its clause, by a demand that opens the sentence, and by what the statement is in
 * whose content it stands; else what the cue itself tells. Of a measure that somebody tells of, only that person's words count.
 */
export function statusOf(
  sentence: Sentence,
  { cue, at }: CueAt,
  said: Statement | undefined,
  { statuses }: MeasureTables,
): MeasureStatus {
  if (cue.form === "verb" && isAdjective(sentence, at.first)) return cue.status;
  const clause = clauseExtent(sentence, at);
  const told = statuses
    .in(sentence.text, sentence.words)
    .filter((hit) => (said === undefined ? true : isIn(said, hit)) && tells(sentence, hit, at, clause))
    .map(({ value }) => value.status)
    .filter((status) => status !== "ended" || !["assistance", "boycott", "visit"].includes(cue.class));
  // Who calls for it demands it, unless their own words offer or welcome it.
  if (said?.type === "call" && !told.some((status) => status !== "planned")) return "demanded";
  const found = order.find((status) => told.includes(status));
  if (found !== undefined) return found;
  if (said?.alsoTypes.includes("call")) return "demanded";
  const disputed = said !== undefined && /^(?:allegation|denial)$/.test(said.type);
  return cue.class === "detention" && disputed ? "alleged" : cue.status;
}

const isIn = ({ pieces }: Statement, { start, end }: PhraseHit<StatusCue>): boolean =>
  pieces.some((piece) => piece.start <= start && end <= piece.end);

/** How many words before a clause lead up to it, or behind it tell what came of it. */
const near = 5;

function tells(sentence: Sentence, hit: PhraseHit<StatusCue>, at: Stretch, clause: Stretch): boolean {
  const inCue = hit.first >= at.first && hit.last <= at.last;
  // "Would visit" is planned by its own words; "ceased sourcing" is a boycott, and not one that has ended.
  if (inCue) return hit.value.status === "planned";
  if ((hit.first <= at.last && hit.last >= at.first) || isMonth(sentence, hit.first)) return false;
  if (hit.value.where === "sentence") return hit.last < at.first;
  if (hit.last < clause.first - near || /[;:—]/.test(gap(sentence, hit, at))) return false;
  return hit.first < at.first || tellsBehind(sentence, hit, at, clause);
}

/** Behind the measure, what came of it counts; of plans only "is planned": "in which all was prepared" tells of something else. */
function tellsBehind({ words }: Sentence, hit: PhraseHit<StatusCue>, at: Stretch, clause: Stretch): boolean {
  const { status } = hit.value;
  if (status === "stalled" || status === "ended") return hit.first <= clause.last + near;
  const predicated = auxiliaries.has(words[hit.first - 1]?.folded ?? "");
  return predicated && hit.first <= Math.min(at.last + 2 * near, clause.last);
}

/** What stands between a status word and the cue. */
function gap({ text, words }: Sentence, hit: Stretch, at: Stretch): string {
  const [from, to] = hit.last < at.first ? [hit.last, at.first] : [at.last, hit.first];
  return text.slice(words[from]?.end ?? 0, words[to]?.start ?? 0);
}

/** "May" within a sentence is a month. */
const isMonth = ({ words }: Sentence, at: number): boolean => at > 0 && words[at]?.text === "May";
