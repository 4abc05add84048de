import type { Passage } from "./text-layer.ts";

export const figureBounds = [
  "exact",
  "at-least",
  "more-than",
  "up-to",
  "less-than",
  "about",
  "magnitude",
] as const;
/** How a number is meant. `magnitude`: "hundreds of thousands", "most": no number but how large at least. */
export type FigureBound = (typeof figureBounds)[number];

/** A number that a text gives, with what it counts. A suggestion until a person confirms it. */
export interface Figure extends Passage {
  /** Hash of the layer and the span. */
  readonly id: string;
  readonly bound: FigureBound;
  /** Plain decimal in whole units ("570000"; a share of a fifth: "0.2"). Of `exact` and `about`; absent where only words tell. */
  readonly value?: string;
  /** Of `at-least`, `more-than` and `magnitude`. */
  readonly min?: string;
  /** Of `up-to` and `less-than`. */
  readonly max?: string;
  /** What is counted or measured in: "people", "share", "USD", or the noun as it stands. */
  readonly unit: string;
  /** The words that say what it counts; empty where there are none. */
  readonly what: string;
  /** Where: the place that the words name; empty where none is named. */
  readonly scope: string;
  /** The year that the words give, and only they. */
  readonly year?: number;
  /** Id of the innermost statement in whose content it stands; null: the text says it in its own voice. */
  readonly source: string | null;
  /** The words do not say what is counted (a count of groups given as one of people): kept as they stand. */
  readonly asWritten?: true;
  /** It only describes an occasion (a two-hour briefing, the tenth), and no wrong, measure or share. */
  readonly aside?: true;
}
