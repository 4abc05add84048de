import { type DocumentReaders, readDocument } from "../../evidence/documents/read-document.ts";
import { typedLayer } from "../../evidence/documents/text-layer.ts";
import { wholeOf } from "../../formats/byte-source.ts";
import type { DocumentTold, EnclosedFile } from "../../formats/document-text.ts";
import { docxVersion } from "../../formats/docx/docx-version.ts";
import { mediaTypeOf } from "../../formats/media-type.ts";
import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import type { FileInput } from "../operation.ts";

/** What was read out of the bytes of a document. */
export interface BytesRead {
  readonly mediaType: string;
  /** Undefined where it has no words, such as an image, or could not be read. */
  readonly layer?: TextLayer;
  readonly told?: DocumentTold;
  readonly enclosed: readonly EnclosedFile[];
  /** What a person should know beside the layer's own remarks. */
  readonly remarks: readonly string[];
  /** Why nothing could be read. */
  readonly problem?: Issue;
}

/** Bytes by whose beginning a media type is told where nothing more could be read. */
const beginning = 4_096;

/** Raised with every change of the reader that gives other words for the same bytes. */
const pdfVersion = "1";

/** Readers that are loaded when they are first needed: PDF has a thread of its own. */
const readers: DocumentReaders = {
  pdf: {
    version: pdfVersion,
    read: async (bytes, options) => {
      const { readPdf } = await import("../../formats/pdf/read-pdf.ts");
      return readPdf(bytes, options);
    },
  },
  docx: {
    version: docxVersion,
    read: async (bytes, options) => {
      const { readDocx } = await import("../../formats/docx/read-docx.ts");
      return readDocx(bytes, options);
    },
  },
};

/** Reads a document. What is wrong with it is told and stops no other. */
export async function readBytes({ name, source }: FileInput, signal: AbortSignal): Promise<BytesRead> {
  try {
    const { layer, told, mediaType, enclosed, remarks } = await readDocument(
      { name, source, signal },
      readers,
    );
    return {
      ...{ mediaType, enclosed },
      remarks: layer === undefined ? remarks.map(({ message, hint }) => `${message} ${hint}`) : [],
      ...(layer === undefined ? {} : { layer }),
      ...(told === undefined ? {} : { told }),
    };
  } catch (error) {
    if (!(error instanceof SelvedgeError)) throw error;
    const mediaType = mediaTypeOf(source.read(0, Math.min(source.size, beginning)));
    return { mediaType, enclosed: [], remarks: [], problem: error.issue };
  }
}

/** The words of a scan as somebody typed them, as a layer of it. */
export async function readTyped(document: string, { name, source }: FileInput): Promise<TextLayer> {
  const { layer } = await readDocument({ name, bytes: wholeOf(source) }, {});
  return typedLayer(document, layer?.text ?? "");
}
