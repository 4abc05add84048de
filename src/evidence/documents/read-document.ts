import type { ByteSource } from "../../formats/byte-source.ts";
import { bytesOf, wholeOf } from "../../formats/byte-source.ts";
import { documentLimits } from "../../formats/document-limits.ts";
import type { DocumentText, DocumentTold, EnclosedFile } from "../../formats/document-text.ts";
import { readEml } from "../../formats/eml/read-eml.ts";
import { readHtml } from "../../formats/html/read-html.ts";
import { docxType, mediaTypeOfSource } from "../../formats/media-type.ts";
import { hiddenRemarks, joinHidden } from "../../formats/plain/hidden-spans.ts";
import { readPlain } from "../../formats/plain/read-plain.ts";
import { refuseEmpty, refuseLong } from "../../formats/plain/text-of-bytes.ts";
import { unseenIn } from "../../formats/plain/unseen-characters.ts";
import { sha256 } from "../../model/canonical.ts";
import type { Issue } from "../../model/issue.ts";
import type { TextLayer, TextReader } from "../../model/text-layer.ts";
import { layerOf } from "./text-layer.ts";

/** A document as it came in; one of `source` and `bytes`. */
export interface DocumentInput {
  /** As people know it, for messages: it settles nothing about what the document is. */
  readonly name: string;
  readonly source?: ByteSource;
  readonly bytes?: Uint8Array;
  /** An encoding that was stated with it, by an HTTP header for instance. */
  readonly charset?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A reader that needs a process or thread of its own, and so is handed in. */
export interface HandedReader {
  /** Stands on every layer that it makes. */
  readonly version: string;
  readonly read: (
    bytes: Uint8Array,
    options: { readonly name: string; readonly signal?: AbortSignal },
  ) => DocumentText | Promise<DocumentText>;
}

export interface DocumentReaders {
  readonly pdf?: HandedReader;
  readonly docx?: HandedReader;
}

export interface ReadDocument {
  /** By its bytes. */
  readonly mediaType: string;
  /** Undefined where it has no words that can be read: an image, a scan, an archive. */
  readonly layer?: TextLayer;
  readonly told?: DocumentTold;
  readonly enclosed: readonly EnclosedFile[];
  /** Those of the layer, and why there is none. */
  readonly remarks: readonly Issue[];
}

/** Versions of the readers of this house. A reader that gives other words for the same bytes gets another one. */
const versions = { txt: "2", html: "1", eml: "1" } as const;

type Read = (bytes: Uint8Array, input: DocumentInput) => DocumentText | Promise<DocumentText>;

interface Reader {
  readonly name: TextReader;
  readonly version: string;
  readonly read: Read;
}

/** Handed-in readers know nothing of characters without width; what they list and what is found here is joined. */
const handed =
  ({ read }: HandedReader): Read =>
  async (bytes, { name, signal }) => {
    const text = await read(bytes, { name, ...(signal === undefined ? {} : { signal }) });
    const hidden = joinHidden([...text.hidden, ...unseenIn(text.text, name)]);
    const isMore =
      hidden.length > text.hidden.length && !text.remarks.some(({ code }) => code === "document.hidden");
    return { ...text, hidden, remarks: [...text.remarks, ...(isMore ? hiddenRemarks(hidden, name) : [])] };
  };

function readerOf(mediaType: string, { pdf, docx }: DocumentReaders): Reader | undefined {
  if (mediaType === "text/plain") return { name: "txt", version: versions.txt, read: readPlain };
  if (mediaType === "text/html") return { name: "html", version: versions.html, read: readHtml };
  if (mediaType === "message/rfc822") return { name: "eml", version: versions.eml, read: readEml };
  if (mediaType === "application/pdf" && pdf !== undefined)
    return { name: "pdf", version: pdf.version, read: handed(pdf) };
  if (mediaType === docxType && docx !== undefined)
    return { name: "docx", version: docx.version, read: handed(docx) };
  return undefined;
}

/**
 * Reads a document by what its bytes are. Nothing in it is run or fetched. What has no words is told by its media type
 * and a remark; a document that claims to have words and cannot be read fails with a SelvedgeError.
 */
export async function readDocument(input: DocumentInput, readers: DocumentReaders): Promise<ReadDocument> {
  const { name } = input;
  const source = input.source ?? bytesOf(input.bytes ?? new Uint8Array());
  if (source.size === 0) refuseEmpty(new Uint8Array(), name);
  const mediaType = await mediaTypeOfSource(source, name);
  const reader = readerOf(mediaType, readers);
  if (reader === undefined) return { mediaType, enclosed: [], remarks: [withoutWords(mediaType, name)] };
  refuseLong({ length: source.size }, documentLimits.textBytes, name);
  input.signal?.throwIfAborted();
  const bytes = input.bytes ?? wholeOf(source);
  const read = await reader.read(bytes, input);
  const origin = { name, document: sha256(bytes), reader: { name: reader.name, version: reader.version } };
  const layer = layerOf(read, origin);
  return {
    mediaType,
    layer,
    ...(read.told === undefined ? {} : { told: read.told }),
    enclosed: read.enclosed ?? [],
    remarks: layer.remarks,
  };
}

const withoutWords = (mediaType: string, file: string): Issue => ({
  code: "document.left-out",
  message: `${file} is ${mediaType}, whose words are not read; it is kept as it is.`,
  hint: "Write down what it shows as a typed layer, or give it as PDF, DOCX, HTML, a message or plain text.",
  file,
});
