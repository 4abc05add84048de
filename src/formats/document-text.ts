import type { TextLayer } from "../model/text-layer.ts";

/** A file inside a document: an attachment of a message, a file embedded in a PDF. It becomes a document of its own. */
export interface EnclosedFile {
  /** Its name as the document gives it; it is never used as a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a document says of itself, as it writes it: a claim of whoever made it, not a fact. */
export interface DocumentTold {
  readonly author?: string;
  /** As written: a heading of a message, a field of a PDF. */
  readonly date?: string;
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  /** Program that is said to have made it. */
  readonly producer?: string;
}

/** What a reader of one format gives: the words of a document, without its hash, which a reader does not know. */
export interface DocumentText extends Omit<TextLayer, "id" | "document" | "reader"> {
  readonly told?: DocumentTold;
  readonly enclosed?: readonly EnclosedFile[];
}
