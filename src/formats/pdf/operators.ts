/** Operators of a page as PDF.js hands them out (`OPS`): only those that decide where letters stand and who sees them. */
export const operators = {
  setGState: 9,
  save: 10,
  restore: 11,
  transform: 12,
  fill: 22,
  eoFill: 23,
  fillStroke: 24,
  eoFillStroke: 25,
  closeFillStroke: 26,
  closeEoFillStroke: 27,
  clip: 29,
  eoClip: 30,
  beginText: 31,
  setCharSpacing: 33,
  setWordSpacing: 34,
  setHorizontalScale: 35,
  setLeading: 36,
  setFont: 37,
  setTextRenderingMode: 38,
  setTextRise: 39,
  moveText: 40,
  setLeadingMoveText: 41,
  setTextMatrix: 42,
  nextLine: 43,
  showText: 44,
  setStrokeColorN: 53,
  setFillColorN: 55,
  setStrokeRgbColor: 58,
  setFillRgbColor: 59,
  shadingFill: 62,
  beginMarkedContent: 69,
  beginMarkedContentProps: 70,
  endMarkedContent: 71,
  beginForm: 74,
  endForm: 75,
  beginGroup: 76,
  endGroup: 77,
  paintImageMask: 83,
  paintImageMaskGroup: 84,
  paintImage: 85,
  paintInlineImage: 86,
  paintInlineImageGroup: 87,
  paintImageRepeat: 88,
  paintImageMaskRepeat: 89,
  paintSolidColorImageMask: 90,
  constructPath: 91,
  setStrokeTransparent: 92,
  setFillTransparent: 93,
} as const;

/** One letter of a font, as PDF.js tells it. */
export interface FontGlyph {
  readonly unicode: string;
  /** Thousandths of the font size. */
  readonly width: number;
  readonly vmetric?: readonly [number, number, number] | null;
  /** The one-byte code 32, to which word spacing is added. */
  readonly isSpace: boolean;
}

export interface OperatorList {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: ArrayLike<readonly unknown[] | null>;
}
