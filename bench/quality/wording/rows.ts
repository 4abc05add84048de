import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const row = z.strictObject({
  id: z.string().regex(/^[ei]\d{4}$/),
  channel: z.enum(["text", "file-name", "metadata"]),
  language: z.enum(["en", "zh", "ug", "mixed"]),
  text: z.string().min(1),
  term_class: z.string().min(1),
  note: z.string(),
  split: z.enum(["development", "kept"]),
});
export type WordingRow = z.infer<typeof row>;

const written = /\\(?:u([0-9a-f]{4})|n|\\)/g;

/** What cannot be seen is written out in the files, so that a reader of them sees it. */
export const unwritten = (text: string): string =>
  text.replace(written, (whole, hex?: string) =>
    hex === undefined ? (whole === "\\n" ? "\n" : "\\") : String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** The rows of one set, their texts as they would be sent. Throws where a row does not have the shape above. */
export const wordingRows = (set: "endangering" | "innocent"): readonly WordingRow[] =>
  z
    .array(row)
    .parse(parse(readFileSync(new URL(`${set}.csv`, import.meta.url), "utf8"), { columns: true }))
    .map((one) => ({ ...one, text: unwritten(one.text) }));
