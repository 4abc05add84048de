import type { FigureBound } from "../../model/figure.ts";
import type { Span } from "../../model/text-layer.ts";
import type { Word } from "../sentences/words.ts";

/** A figure in a sentence, before it is dated and attributed. */
export interface FoundFigure extends Span {
  readonly bound: FigureBound;
  readonly value?: string;
  /** Of a range: its upper end, `value` the lower. */
  readonly max?: string;
  readonly unit: string;
  /** Where the noun that is counted begins. */
  readonly unitStart?: number;
  readonly asWritten?: true;
  readonly aside?: true;
}

/** The words of a sentence, and where digits only name something. */
export interface SentenceWords {
  readonly text: string;
  readonly words: readonly Word[];
  readonly isMasked: (at: number) => boolean;
}
