import { documentLimits } from "../document-limits.ts";
import type { DocumentText } from "../document-text.ts";
import { hiddenRemarks } from "./hidden-spans.ts";
import { refuseEmpty, refuseLong, textOfBytes } from "./text-of-bytes.ts";
import { unseenIn } from "./unseen-characters.ts";

export interface PlainOptions {
  /** The document as people know it, for messages. */
  readonly name: string;
  /** An encoding that was stated outside of it, by an HTTP header for instance. */
  readonly charset?: string | undefined;
}

/**
 * The words of a plain text: decoded, nothing normalised, no line joined. Characters that turn the order of letters round
 * or take no room stay where they are and are listed as hidden. Fails with a SelvedgeError on what is no text.
 */
export function readPlain(bytes: Uint8Array, options: PlainOptions): DocumentText {
  const { name, charset } = options;
  refuseEmpty(bytes, name);
  refuseLong(bytes, documentLimits.textBytes, name);
  const stated = charset === undefined ? undefined : { label: charset, by: "the header it came with" };
  const { text, encoding, remarks } = textOfBytes(bytes, name, { stated });
  const hidden = unseenIn(text, name);
  const title = titleOf(text);
  return {
    text,
    encoding,
    ...(title === undefined ? {} : { title }),
    hidden,
    remarks: [...remarks, ...hiddenRemarks(hidden, name)],
  };
}

const longestTitle = 160;

/** The first line, where it is one line by itself and no sentence: what stands over a text. */
export function titleOf(text: string): string | undefined {
  const [first = "", ...rest] = text.slice(0, 4 * longestTitle).split("\n", 3);
  const line = first.trim();
  const alone = rest.length > 0 && line !== "" && line.length <= longestTitle;
  return alone && !/[.!?…:;,]["”’']?$/u.test(line) ? line : undefined;
}
