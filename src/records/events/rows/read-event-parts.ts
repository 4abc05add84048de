import { wholeOf } from "../../../formats/byte-source.ts";
import type { Credential } from "../../../model/credential.ts";
import type { CustodyEvent } from "../../../model/custody-event.ts";
import type { IsoDate } from "../../../model/dates.ts";
import type { Issue } from "../../../model/issue.ts";
import { clippedIssue } from "../../../model/issue.ts";
import { canonicalColumns } from "../../../model/records.ts";
import { RowText } from "../../plain/row-text.ts";
import { type PartSize, partSize, type RowPart, type RowRemark } from "../../read-parts.ts";
import type { ReadRow } from "../../read-result.ts";
import type { Tick } from "../../read-source.ts";
import { stepEvents } from "../read-events.ts";
import type { EventSummary, RefusedEvent } from "../reading.ts";
import { rowOfCredential } from "./credential-row.ts";
import type { EventFile } from "./event-file.ts";
import { type AroundEvents, rowOfEvent } from "./event-row.ts";
import { masterDataOf, noMasterData } from "./master-data-of.ts";
import { summaryIssues } from "./summary-issues.ts";

export interface EventPartOptions {
  /** The day of the import: what happened after it did not happen yet, and is told. */
  readonly today: IsoDate;
  readonly size?: PartSize | undefined;
  readonly tick?: Tick | undefined;
}

/** Events between two calls of `tick`. */
const stretch = 2_000;

/** Gathers rows of one file into parts. */
class EventParts {
  readonly #file: EventFile;
  readonly #today: IsoDate;
  #text = new RowText();
  #issues: RowRemark[] = [];
  #counts = { accepted: 0, repaired: 0, quarantined: 0 };
  #index = 0;
  #row = 0;
  around: AroundEvents = { issuer: undefined, masterData: noMasterData };

  constructor(file: EventFile, today: IsoDate) {
    this.#file = file;
    this.#today = today;
  }

  #add(row: ReadRow, issues: readonly Issue[]): void {
    this.#text.add(canonicalColumns[this.#file.kind], row);
    this.#counts[row.status] += 1;
    for (const issue of issues)
      this.#issues.push({ ...clippedIssue({ ...issue, row: row.row }), status: row.status });
  }
  event(event: CustodyEvent): void {
    this.#row += 1;
    const late = event.time.day > this.#today ? [this.#lateIssue(event)] : [];
    this.#add(rowOfEvent(this.#row, event, this.around), late);
  }
  #lateIssue({ path, time }: CustodyEvent): Issue {
    return {
      code: "row.value-invalid",
      file: this.#file.file,
      column: path,
      message: `${path}: the event is dated ${time.day}, after the day of its import. It is kept as it says.`,
      hint: "Ask the sender for the right time; until then what rests on the event lies in the future.",
      expected: `${this.#today} or earlier`,
      received: time.given,
    };
  }
  refused({ issues, json }: RefusedEvent): void {
    this.#row += 1;
    const raw = json === undefined ? {} : { raw: [json.toWellFormed()] };
    this.#add(
      { row: this.#row, status: "quarantined", cells: {}, extra: {}, repairs: [], ...raw },
      issues.map(({ path, ...issue }) => ({ ...issue, file: this.#file.file, column: path })),
    );
  }
  credential(credential: Credential): void {
    if (this.#file.kind === "events") {
      this.around = { ...this.around, issuer: credential.issuer };
      return;
    }
    this.#row += 1;
    this.#add(rowOfCredential(credential), []);
  }
  isFull({ rows, bytes, issues }: PartSize): boolean {
    return this.#text.rows >= rows || this.#text.length >= bytes || this.#issues.length >= issues;
  }
  get isEmpty(): boolean {
    return this.#text.rows === 0;
  }
  get rows(): number {
    return this.#row;
  }
  next(): RowPart {
    const part = { index: this.#index, text: this.#text, issues: this.#issues, ...this.#counts };
    this.#index += 1;
    this.#text = new RowText();
    this.#issues = [];
    this.#counts = { accepted: 0, repaired: 0, quarantined: 0 };
    return part;
  }
}

/**
 * The rows of a file of events, part by part: one for each event or credential, accepted or quarantined with its faults,
 * in the order of the file. Answers at the end with the remarks on the file as a whole.
 */
export async function* readEventParts(
  file: EventFile,
  { today, size = partSize, tick }: EventPartOptions,
): AsyncGenerator<RowPart, readonly Issue[]> {
  const parts = new EventParts(file, today);
  const steps = stepEvents(
    wholeOf(file.source),
    { file: file.file },
    {
      take: (event) => parts.event(event),
      refuse: (refused) => parts.refused(refused),
      credential: (credential) => parts.credential(credential),
      envelope: (root) => {
        parts.around = { ...parts.around, masterData: masterDataOf(root) };
      },
    },
  );
  let summary: EventSummary | undefined;
  while (summary === undefined) {
    const step = steps.next();
    if (step.done === true) summary = step.value;
    if (parts.isFull(size)) yield parts.next();
    if (parts.rows % stretch === 0) await tick?.();
  }
  if (!parts.isEmpty) yield parts.next();
  return summaryIssues(summary, file.file);
}
