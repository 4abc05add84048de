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

/** Characters of one part of an issue. What a file holds is told by its beginning; nobody reads more of it in a message. */
const longest = {
  message: 1_000,
  hint: 1_000,
  expected: 400,
  received: 400,
  column: 400,
  sheet: 200,
} as const;

const clip = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;

/** The issue with no part longer than a person reads. */
export function clippedIssue(issue: Issue): Issue {
  const parts = Object.entries(longest) as [keyof typeof longest, number][];
  if (parts.every(([part, most]) => (issue[part]?.length ?? 0) <= most)) return issue;
  const cut = parts.flatMap(([part, most]) => {
    const text = issue[part];
    return text === undefined ? [] : [[part, clip(text, most)] as const];
  });
  return { ...issue, ...Object.fromEntries(cut) };
}

/** The only exception that is thrown on purpose. Anything else that surfaces is a bug (exit 70). */
export class SelvedgeError extends Error {
  readonly issue: Issue;
  readonly details: readonly Issue[];
  constructor(issue: Issue, details: readonly Issue[] = [], cause?: unknown) {
    const told = clippedIssue(issue);
    super(told.message, cause === undefined ? undefined : { cause });
    this.name = "SelvedgeError";
    this.issue = told;
    this.details = details.map(clippedIssue);
  }
}

/** Throws `issue` as a SelvedgeError; written as a function so that it stands in expressions. */
export function fail(code: ErrorCode, message: string, hint: string, more: Partial<Issue> = {}): never {
  throw new SelvedgeError({ code, message, hint, ...more });
}
