import type { FormatLimits } from "../../formats/limits.ts";
import { formatLimits } from "../../formats/limits.ts";

/** The caps of this reader beside those of formats/: what one hostile file may cost. */
export interface EventLimits extends FormatLimits {
  /** Events of one file. */
  readonly events: number;
  /** Bytes of one event, and of all that stands around the events: these are built as a whole. */
  readonly eventBytes: number;
  /** Refusals of one file that are told one by one; further ones are counted. */
  readonly issues: number;
}

export const eventLimits: EventLimits = {
  ...formatLimits,
  events: 2_000_000,
  eventBytes: 16 * 1024 ** 2,
  issues: 10_000,
};
