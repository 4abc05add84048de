import type { PublisherFile } from "../publisher-reader.ts";
import { refuse } from "../refuse.ts";

/** A longer line is no entity. */
const longest = 16_000_000;

/** The JSON objects of a file, one a line; each line is decoded by itself, so the file is never one text. */
export function* jsonLines({ name, bytes }: PublisherFile): Generator<{ row: number; value: object }> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let row = 0;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    row += 1;
    if (to - from > longest) refuse({ file: name, row }, `at most ${longest} bytes a line`, "more");
    const value = parsed(name, row, () => decoder.decode(bytes.subarray(from, to)));
    if (value !== undefined) yield { row, value };
    from = to + 1;
  }
}

/** The object of a line; undefined for a blank line. */
function parsed(file: string, row: number, read: () => string): object | undefined {
  let value: unknown;
  try {
    const text = read();
    if (text.trim() === "") return undefined;
    value = JSON.parse(text);
  } catch {
    return refuse({ file, row }, "a line of JSON in UTF-8", "a line that breaks off or is none");
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  return refuse({ file, row }, "an object", String(JSON.stringify(value)));
}
