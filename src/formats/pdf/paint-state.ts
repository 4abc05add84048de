import type { Colour } from "./grounds.ts";
import type { Box, Matrix } from "./matrix.ts";
import { identity } from "./matrix.ts";

/** What the painting of text is told of a font. */
export interface FontFacts {
  readonly isVertical: boolean;
  readonly isType3: boolean;
  /** Size of one unit of a glyph's width, for a font size of 1. */
  readonly widthUnit: number;
  /** Height of a letter for a font size of 1; 1 but for fonts drawn glyph by glyph (type 3). */
  readonly height: number;
  readonly defaultVertical: readonly [number, number, number] | undefined;
}

export const unknownFont: FontFacts = {
  isVertical: false,
  isType3: false,
  widthUnit: 0.001,
  height: 1,
  defaultVertical: undefined,
};

/** Graphics and text state, as far as it decides where letters stand and whether they are seen (ISO 32000-1, 8.4, 9.3). */
export interface PaintState {
  matrix: Matrix;
  clip: Box;
  /** Whether `clip` is exact, and not only a box round a shape. */
  isClipBox: boolean;
  fill: Colour | undefined;
  stroke: Colour | undefined;
  fillAlpha: number;
  strokeAlpha: number;
  /** Of the groups around. */
  groupAlpha: number;
  isBlended: boolean;
  font: FontFacts;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  /** 1 = as designed. */
  horizontalScale: number;
  leading: number;
  rise: number;
  mode: number;
}

export const firstState = (matrix: Matrix, clip: Box): PaintState => ({
  matrix,
  clip,
  isClipBox: true,
  fill: [0, 0, 0],
  stroke: [0, 0, 0],
  fillAlpha: 1,
  strokeAlpha: 1,
  groupAlpha: 1,
  isBlended: false,
  font: unknownFont,
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
});

/** Where the next letter goes: set by the operators between BT and ET. */
export interface TextPlace {
  matrix: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
}

export const firstPlace = (): TextPlace => ({ matrix: identity, lineX: 0, lineY: 0, x: 0, y: 0 });
