import { bandThresholds } from "../names/bands.ts";
import type { ShelvedName } from "./shelf.ts";

/** Most that a weak alias comes to by itself: its publisher calls it too common to go by. It stays in sight and is no alert. */
export const mostByWeakName = bandThresholds.review - 1;

/** Whether the list carries the name as a weak alias only. */
export const isWeakName = ({ standings }: ShelvedName): boolean =>
  standings.length > 0 && standings.every(({ weak }) => weak === true);
