import type { IsoDate } from "../model/dates.ts";
import type { Actor, Tie } from "./actors.ts";
import type { AssessmentWorld, Subject } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

/** What a fact about one party behind a subject is read from. */
export interface FactContext {
  readonly world: AssessmentWorld;
  readonly index: WorldIndex;
  readonly subject: Subject;
  readonly actor: Actor;
  /** The legal date. */
  readonly on: IsoDate;
  readonly today: IsoDate;
}

/** Lead of a sentence that rests on a supply link, and the ids of what it rests on. */
export const restsOnLink = ({ fact }: Tie): { readonly lead: string; readonly ids: readonly string[] } =>
  fact === undefined
    ? { lead: "", ids: [] }
    : { lead: `${fact.sentence.replace(/\.$/, "")}; `, ids: [fact.id] };

/** The fields of a fact that say how the subject is tied to its party or place. */
export const tieFields = ({ link, words, day }: Tie) => ({ link, linkWords: words, linkDay: day });
