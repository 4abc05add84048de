import { counted } from "../../../formats/counted.ts";
import type { Issue } from "../../../model/issue.ts";
import { clippedIssue } from "../../../model/issue.ts";
import type { DocumentKind } from "../document-kind.ts";
import { noteMeanings } from "../notes.ts";
import type { EventSummary } from "../reading.ts";

/** Faults in what stands around the events: they lie under no event. */
const isAround = (path: string): boolean => !/List\[\d|credentialSubject\[\d|credentialSubject\./.test(path);

/** What is no list is one row, and its faults stand there. */
const isOfLists = (kind: DocumentKind): boolean =>
  kind === "epcis-capture-document" || kind === "epcis-query-document" || kind === "untp-dte";

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What must be told of a file of events as a whole: how its senders' habits were read, and what is wrong around its events. */
export function summaryIssues({ kind, notes, issues }: EventSummary, file: string): readonly Issue[] {
  const around = (isOfLists(kind) ? issues : [])
    .filter(({ path, code }) => isAround(path) && code !== "file.too-large")
    .map(({ path, ...issue }) => ({ ...issue, file, column: path }));
  const told = notes.map(
    ({ code, count, paths }): Issue => ({
      code: "events.noted",
      file,
      ...(paths[0] === undefined ? {} : { column: paths[0] }),
      message: `${capital(noteMeanings[code])} (${count === 1 ? "once" : `${counted(count)} times, here first`}).`,
      hint: "Nothing needs to be done unless the sender meant something else.",
    }),
  );
  return [...around, ...told].map(clippedIssue);
}
