import { decodeWords, type Email } from "postal-mime";
import type { Issue } from "../../model/issue.ts";
import type { DocumentTold } from "../document-text.ts";

/** Characters of a header that are kept: nobody reads a longer one, and the message is. */
const longest = 1_000;

/** Headers of which an honest message has one. Programs differ in which of several they show. */
const single = ["from", "date", "subject"] as const;

const fields = {
  from: "from",
  to: "to",
  date: "date",
  subject: "subject",
  producer: "x-mailer",
} as const satisfies Partial<Record<keyof DocumentTold, string>>;

/** From, to, date and subject as the message writes them; of several the first, of recipients all. */
export function toldOf(
  { headers }: Email,
  file: string,
): { told: DocumentTold | undefined; remarks: readonly Issue[] } {
  const valuesOf = (key: string): readonly string[] =>
    headers.flatMap((header) =>
      header.key === key && header.value.trim() !== ""
        ? [
            decodeWords(header.value.slice(0, 4 * longest))
              .trim()
              .slice(0, longest)
              .toWellFormed(),
          ]
        : [],
    );
  const entries = Object.entries(fields).flatMap(([field, key]) => {
    const values = valuesOf(key);
    const value = key === "to" ? values.join(", ").slice(0, longest).toWellFormed() : values[0];
    return value === undefined || value === "" ? [] : [[field, value] as const];
  });
  const twice = single.filter((key) => valuesOf(key).length > 1);
  const remarks: readonly Issue[] = twice.map((key) => ({
    code: "document.noted",
    message: `${file} has several headers "${key}"; the first is shown, and mail programs differ in which they show.`,
    hint: "Look at the headers of the message itself: such messages are made to show one sender and mean another.",
    file,
  }));
  return { told: entries.length === 0 ? undefined : Object.fromEntries(entries), remarks };
}
