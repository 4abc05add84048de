import type { DocumentTold, EnclosedFile } from "../../formats/document-text.ts";
import { mediaTypeOf } from "../../formats/media-type.ts";
import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import type { FileInput } from "../operation.ts";
import { textLayerOf } from "../read-text.ts";

/** What was read out of the bytes of a document. */
export interface BytesRead {
  readonly mediaType: string;
  /** Undefined where it has no words, such as an image, or could not be read. */
  readonly layer?: TextLayer;
  readonly told?: DocumentTold;
  readonly enclosed: readonly EnclosedFile[];
  readonly remarks: readonly string[];
  /** Why nothing could be read. */
  readonly problem?: Issue;
}

/** Reads a document. What is wrong with it is told and stops no other. */
export async function readBytes(file: FileInput, _signal: AbortSignal): Promise<BytesRead> {
  try {
    return { mediaType: "text/plain", layer: textLayerOf(file), enclosed: [], remarks: [] };
  } catch (error) {
    if (!(error instanceof SelvedgeError)) throw error;
    return { mediaType: mediaTypeOf(file.source.read(0, 4096)), enclosed: [], remarks: [], problem: error.issue };
  }
}
