import { shortId } from "../model/canonical.ts";
import type { RecordKind } from "../model/records.ts";
import { foldHeading } from "./fold-heading.ts";

/** What a person said of a file with certain headings. */
export interface RememberedMapping {
  readonly fingerprint: string;
  readonly kind?: RecordKind | undefined;
  /** Canonical column -> the file's own heading. */
  readonly map: Readonly<Record<string, string>>;
  /** The file of which it was said, for people. */
  readonly file: string;
}

/**
 * What stays the same of a row of headings from one export to the next: the folded headings in their order. Empty ones
 * at the end are trailing delimiters and do not count; a column more, or two in another order, is another file.
 */
export function headingFingerprint(headings: readonly string[]): string {
  const folded = headings.map(foldHeading);
  const last = folded.findLastIndex((heading) => heading !== "");
  return shortId(folded.slice(0, last + 1));
}

/** What was said last of a file with these headings. `mappings` in the order in which they were said. */
export function findRemembered(
  mappings: readonly RememberedMapping[],
  headings: readonly string[],
): RememberedMapping | undefined {
  const fingerprint = headingFingerprint(headings);
  return mappings.findLast((mapping) => mapping.fingerprint === fingerprint);
}

const quoted = (map: Readonly<Record<string, string>>): string =>
  Object.entries(map)
    .map(([column, heading]) => `${column}="${heading}"`)
    .join(", ");

/** For the result of an import: what was taken over, from where, and how to say otherwise. */
export function sayRemembered({ kind, map, file }: RememberedMapping): string {
  const kinds = kind === undefined ? [] : [`as ${kind}`];
  const maps = Object.keys(map).length === 0 ? [] : [`with ${quoted(map)}`];
  return `Read ${[...kinds, ...maps].join(", ")}, as was said of ${file}, which has the same headings. Say --as or --map to read it otherwise.`;
}
