/** What no PDF goes beyond. Beyond one it is refused; nothing of it is read by halves. */
export interface PdfLimits {
  readonly bytes: number;
  readonly pages: number;
  /** UTF-16 units of the text of all pages. */
  readonly characters: number;
  /** Operators of one page, with those of the forms it paints. */
  readonly operators: number;
  /** Bytes of all files inside it. */
  readonly enclosedBytes: number;
  readonly enclosedFiles: number;
  /** Processor time of the reading, in milliseconds. The first tenth of a second is for starting. */
  readonly processorMs: number;
  /** Time on the clock, in milliseconds: the last resort on a machine that does nothing for us. */
  readonly clockMs: number;
  /** Megabytes of objects, and of buffers: what streams unpack to lies in buffers. */
  readonly heapMb: number;
  readonly bufferMb: number;
}

export const pdfLimits: PdfLimits = {
  bytes: 256 * 1024 ** 2,
  pages: 5_000,
  characters: 20_000_000,
  operators: 5_000_000,
  enclosedBytes: 64 * 1024 ** 2,
  enclosedFiles: 1_000,
  processorMs: 120_000,
  clockMs: 900_000,
  heapMb: 1_024,
  bufferMb: 1_024,
};
