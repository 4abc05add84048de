import type { Issue } from "./issue.ts";

/** A stretch of a text: UTF-16 code units, `end` exclusive, never empty. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the words that stand there; `text` is exactly the slice. */
export interface Passage extends Span {
  readonly text: string;
}

/** Where a span stands on a page, in points from the upper left corner of it. */
export interface PageBox extends Span {
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Words that a reader of the page would not see, and why. They are shown as hidden and are evidence of nothing said. */
export interface HiddenSpan extends Span {
  readonly why:
    | "not-displayed"
    | "colour-of-ground"
    | "too-small"
    | "off-page"
    | "overridden-direction"
    /** Taken out by a change that the document keeps track of. */
    | "deleted"
    /** Characters that take no room: zero-width, tags, runs of variation selectors. */
    | "without-width";
}

export const textReaders = ["txt", "html", "pdf", "docx", "eml", "typed"] as const;
/** What made the layer; `typed`: a person wrote down what an image shows. */
export type TextReader = (typeof textReaders)[number];

/**
 * The words of a document, as one reader of one version gave them. It is never changed: a better reader makes another
 * layer, and a citation stays with the one it was made on.
 */
export interface TextLayer {
  /** SHA-256 of `text` as UTF-8, hex. */
  readonly id: string;
  /** SHA-256 of the document's bytes, hex. */
  readonly document: string;
  readonly reader: { readonly name: TextReader; readonly version: string };
  readonly text: string;
  readonly title?: string;
  /** BCP 47, as far as the document or its words tell. */
  readonly language?: string;
  readonly encoding?: { readonly name: string; readonly basis: string };
  /** Pages with their stretches, in order; absent where the document has none. */
  readonly pages?: readonly (Span & { readonly page: number })[];
  /** Of a PDF: where its words stand. */
  readonly boxes?: readonly PageBox[];
  readonly hidden: readonly HiddenSpan[];
  /** What could not be read, was cut off or left out. */
  readonly remarks: readonly Issue[];
}
