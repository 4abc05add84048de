import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { fail, type Issue } from "../model/issue.ts";

/** Reads one file of data/law against its schema; a fault is a `law.invalid` that names file, line and path. */
export function readYaml<T>(schema: z.ZodType<T>, file: string, text: string): T {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    merge: true,
  });
  const fault = document.errors[0];
  if (fault !== undefined) return invalid(file, fault.message, { row: lines.linePos(fault.pos[0]).line });
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const node = document.getIn(path, true) ?? document.getIn(path.slice(0, -1), true);
  const start = (node as { range?: readonly number[] } | undefined)?.range?.[0];
  return invalid(file, `${path.map(String).join(".")}: ${issue?.message ?? "does not fit the schema"}`, {
    ...(start === undefined ? {} : { row: lines.linePos(start).line }),
  });
}

export const invalid = (file: string, what: string, more: Partial<Issue> = {}): never =>
  fail(
    "law.invalid",
    `data/law/${file}: ${what}`,
    "Mend the file; data/law/README.md says what each key means.",
    {
      file,
      ...more,
    },
  );
