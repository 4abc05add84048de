import { wholeOf } from "../formats/byte-source.ts";
import { markLength } from "../formats/encoding/byte-marks.ts";
import { decodeBytes } from "../formats/encoding/decoders.ts";
import { detectEncoding } from "../formats/encoding/detect-encoding.ts";
import { mediaTypeOf } from "../formats/media-type.ts";
import { sha256 } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import type { TextLayer } from "../model/text-layer.ts";
import type { FileInput } from "./operation.ts";

/** Version of this reader: it stands on every layer that it makes. */
const version = "1";

/** Bytes of a text beyond which it is no document that a person reads. */
const mostBytes = 100 * 1024 ** 2;

/** The text layer of a plain text: decoded, nothing normalised. A byte order mark is no character of it. */
export function textLayerOf({ name, source }: FileInput): TextLayer {
  if (source.size === 0)
    fail("file.empty", `${name} holds no bytes.`, "Give the document itself.", { file: name });
  if (source.size > mostBytes)
    fail(
      "file.too-large",
      `${name} has ${source.size} bytes; the limit for a text is ${mostBytes}.`,
      "Split it.",
      {
        file: name,
      },
    );
  const head = source.read(0, 512);
  const type = mediaTypeOf(head);
  if (type !== "text/plain")
    fail(
      "file.format",
      `${name} is ${type}; so far plain text is read.`,
      "Save its words as a text file and read that.",
      {
        file: name,
        expected: "text/plain",
        received: type,
      },
    );
  const encoding = detectEncoding(source, { file: name });
  const bytes = wholeOf(source);
  const text = decodeBytes(bytes.subarray(markLength(bytes.subarray(0, 4), encoding.name)), encoding.name);
  const [language, title] = [languageOf(text), titleOf(text)];
  return {
    id: sha256(new TextEncoder().encode(text)),
    document: sha256(bytes),
    reader: { name: "txt", version },
    text,
    encoding: { name: encoding.name, basis: encoding.why },
    ...(language === undefined ? {} : { language }),
    ...(title === undefined ? {} : { title }),
    hidden: [],
    remarks: [],
  };
}

const longestTitle = 160;

/** The first line, where it is one line by itself and no sentence: what stands over a text. */
function titleOf(text: string): string | undefined {
  const [first = "", ...rest] = text.split("\n", 3);
  const line = first.trim();
  const alone = rest.length > 0 && line !== "" && line.length <= longestTitle;
  return alone && !/[.!?…:;,]["”’']?$/u.test(line) ? line : undefined;
}

/** Letters that are looked at, and the words by which English is told. */
const lookedAt = 4_000;
const english = new Set([
  "the",
  "of",
  "and",
  "to",
  "in",
  "that",
  "is",
  "was",
  "for",
  "on",
  "with",
  "said",
  "by",
]);

/** By its script, and English by its commonest words; undefined where that does not tell. */
function languageOf(text: string): string | undefined {
  const some = text.slice(0, lookedAt);
  const letters = (some.match(/\p{L}/gu) ?? []).length;
  const share = (script: RegExp): number => (some.match(script) ?? []).length / Math.max(1, letters);
  if (share(/\p{Script=Han}/gu) > 0.3)
    return share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.05 ? "ja" : "zh";
  // Letters that Uyghur has and Arabic, Persian and Urdu have not.
  if (share(/\p{Script=Arabic}/gu) > 0.3) return /[ۇۆۈېۋ]/u.test(some) ? "ug" : undefined;
  const words = some.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.filter((word) => english.has(word)).length > words.length / 8 ? "en" : undefined;
}
