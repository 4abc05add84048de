import type { ErrorCode } from "./errors.ts";

/** An expected failure, or a remark on a row, as a value. `row` is the number a spreadsheet shows; `column` is the file's own heading. */
export interface Issue {
  readonly code: ErrorCode;
  /** What was wrong, with the value seen. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  /** Sheet of a workbook. */
  readonly sheet?: string;
  /** Letters over the column in a spreadsheet. */
  readonly letter?: string;
  readonly expected?: string;
  readonly received?: string;
}

/** The only exception that is thrown on purpose. Anything else that surfaces is a bug (exit 70). */
export class SelvedgeError extends Error {
  readonly issue: Issue;
  readonly details: readonly Issue[];
  constructor(issue: Issue, details: readonly Issue[] = [], cause?: unknown) {
    super(issue.message, cause === undefined ? undefined : { cause });
    this.name = "SelvedgeError";
    this.issue = issue;
    this.details = details;
  }
}

/** Throws `issue` as a SelvedgeError; written as a function so that it stands in expressions. */
export function fail(code: ErrorCode, message: string, hint: string, more: Partial<Issue> = {}): never {
  throw new SelvedgeError({ code, message, hint, ...more });
}
