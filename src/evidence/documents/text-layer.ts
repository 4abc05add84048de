import type { DocumentText } from "../../formats/document-text.ts";
import { hiddenRemarks } from "../../formats/plain/hidden-spans.ts";
import { unseenIn } from "../../formats/plain/unseen-characters.ts";
import { sha256 } from "../../model/canonical.ts";
import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import type { TextLayer, TextReader } from "../../model/text-layer.ts";
import { contradicts, languageOf, statedLanguage } from "./language-of.ts";

/** Where a layer comes from. */
export interface LayerOrigin {
  /** The document as people know it, for messages. */
  readonly name: string;
  /** SHA-256 of its bytes, hex. */
  readonly document: string;
  readonly reader: { readonly name: TextReader; readonly version: string };
}

/** What a reader gave, as a text layer: with its id, its language, and bound to the bytes it was read from. */
export function layerOf(read: DocumentText, { name, document, reader }: LayerOrigin): TextLayer {
  const { told: _told, enclosed: _enclosed, language: stated, remarks, ...words } = read;
  const { language, remarks: aboutLanguage } = languageFor(read.text, stated, name);
  return {
    id: sha256(new TextEncoder().encode(read.text)),
    document,
    reader,
    ...words,
    ...(language === undefined ? {} : { language }),
    remarks: [...remarks, ...aboutLanguage],
  };
}

/** The language that the document states, unless its letters contradict that; else as its words tell. */
function languageFor(
  text: string,
  label: string | undefined,
  file: string,
): { language: string | undefined; remarks: readonly Issue[] } {
  const stated = label === undefined ? undefined : statedLanguage(label);
  if (stated !== undefined && !contradicts(stated, text)) return { language: stated, remarks: [] };
  const language = languageOf(text);
  if (label === undefined) return { language, remarks: [] };
  const told = language === undefined ? "its words do not tell which" : `by its words it is "${language}"`;
  return {
    language,
    remarks: [
      {
        code: "document.noted",
        message: `${file} says that its language is "${label.slice(0, 40)}", which its letters contradict or which is no language; ${told}.`,
        hint: "Nothing is to be done unless its words are read wrongly.",
        file,
      },
    ],
  };
}

/** Version of layers that a person wrote down. */
const typedVersion = "1";

/** The words of an image or a scan as a person wrote them down. `document` is the SHA-256 of its bytes, hex. */
export function typedLayer(document: string, text: string): TextLayer {
  const name = `The text typed for document ${document.slice(0, 12)}`;
  if (text.trim() === "")
    fail("file.empty", `${name} holds no words.`, "Write down what the document shows.");
  if (!text.isWellFormed())
    fail(
      "file.encoding",
      `${name} holds half of a character, which no file can keep.`,
      "Type or paste the text again.",
      { expected: "well-formed UTF-16", received: "a lone surrogate" },
    );
  const hidden = unseenIn(text, name);
  return layerOf(
    { text, hidden, remarks: hiddenRemarks(hidden, name) },
    { name, document, reader: { name: "typed", version: typedVersion } },
  );
}
