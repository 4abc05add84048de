import { namesAlgorithm } from "../names/algorithm.ts";
import type { NameTables } from "../names/name-tables.ts";

/** Raised with every change that can change a hit, a score or a note. */
const screeningVersion = "screening/3";

/** What an answer depends on beside the lists and the party: the rules of this room and those of names/. */
export const screeningAlgorithm = (tables: NameTables): string =>
  `${screeningVersion} ${namesAlgorithm(tables)}`;
