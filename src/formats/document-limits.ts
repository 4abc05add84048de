/**
 * What no document goes beyond. A pure room has no clock: time is bounded by counting what costs time. Each figure is
 * many times what an honest document needs; beyond one the document is refused and nothing of it is read by halves.
 */
export interface DocumentLimits {
  /** Bytes of a plain text. */
  readonly textBytes: number;
  /** Bytes of a page of HTML. Some ten times the longest single page that is published (the text of a whole law). */
  readonly htmlBytes: number;
  /** Tags of a page. Each costs about as much as a hundred letters. */
  readonly tags: number;
  /** Steps of looking for what an end tag ends, and for the styles of an element: honest pages need a few a tag. */
  readonly steps: number;
  /** Rules of a page's style sheets that are looked at; sheets beyond them are not, and a remark tells. */
  readonly styleRules: number;
  /** Characters of a page's style sheets that are looked at. */
  readonly styleCharacters: number;
  /** Stretches of hidden words in one text. */
  readonly hiddenSpans: number;
  /** Bytes of a message with all that it encloses. Mail servers let 25 to 50 million pass. */
  readonly messageBytes: number;
  /** Lines of a message: the library holds each by itself, some 2 kB of memory a line of text. */
  readonly messageLines: number;
  /** Multiparts inside multiparts. Honest mail programs make five. */
  readonly messageNesting: number;
  /** Bytes of the headers of all parts of a message. */
  readonly headerBytes: number;
  /** Files taken out of one document; of more, a remark tells that the others were not. */
  readonly enclosedFiles: number;
}

const mebibyte = 1024 ** 2;

export const documentLimits: DocumentLimits = {
  textBytes: 128 * mebibyte,
  htmlBytes: 128 * mebibyte,
  tags: 2_000_000,
  steps: 200_000_000,
  styleRules: 5_000,
  styleCharacters: 2 * mebibyte,
  hiddenSpans: 100_000,
  messageBytes: 44 * mebibyte,
  messageLines: 600_000,
  messageNesting: 100,
  headerBytes: 2 * mebibyte,
  enclosedFiles: 1_000,
};
