import type { HiddenSpan } from "../../model/text-layer.ts";
import type { Box, Matrix } from "./matrix.ts";
import { apply, boxOf } from "./matrix.ts";
import type { PaintState } from "./paint-state.ts";

/** A letter where it stands on the page. Lengths are points, from the upper left corner. */
export interface PlacedGlyph {
  /** One code point or several (a ligature); U+FFFD where the font does not tell what it means. */
  readonly text: string;
  /** Where it begins and ends on the line that it stands on. */
  readonly x: number;
  readonly y: number;
  readonly endX: number;
  readonly endY: number;
  /** Direction of writing, of length 1. */
  readonly dx: number;
  readonly dy: number;
  /** Of the font, as shown. */
  readonly size: number;
  readonly box: Box;
  /** Shown in mode 3: neither filled nor stroked. Under a scan that is how its words are laid. */
  readonly isInvisible: boolean;
  hidden: HiddenSpan["why"] | undefined;
  /** How many areas had been painted on the page before it. */
  painted: number;
}

/** Below this, in points, nobody reads. The smallest print on packages is about 4. */
const leastSize = 2;

/** Letters that mean nothing by themselves: no mapping was given, so a code came through. */
const unmapped = /[[\p{Cc}\p{Co}\p{Cs}]--[\t\n\v\f\r]]/gv;

/** Shapes of Arabic and Hebrew letters and Latin ligatures, which stand for plain letters. */
const shapes = /[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb4f\ufb50-\ufdfb\ufe80-\ufefc]+/g;

/** What a glyph is read as. */
export const readAs = (unicode: string): string =>
  unicode
    .replace(unmapped, "\ufffd")
    .replace(shapes, (shape) => shape.normalize("NFKC"))
    .toWellFormed();

/** Places a letter. `text` moves text space to the page, the pen at its origin; `width` is in text space. */
export function placeGlyph(unicode: string, text: Matrix, width: number, state: PaintState): PlacedGlyph {
  const { font, fontSize, horizontalScale, mode } = state;
  const across = width * horizontalScale;
  const [x, y] = [text[4], text[5]];
  const [endX, endY] = font.isVertical ? apply(text, 0, width) : apply(text, across, 0);
  const [alongX, alongY] = font.isVertical
    ? [-text[2], -text[3]]
    : [text[0] * Math.sign(horizontalScale || 1), text[1] * Math.sign(horizontalScale || 1)];
  const length = Math.hypot(alongX, alongY) || 1;
  const height = Math.abs(fontSize) * font.height;
  const size = Math.min(Math.hypot(text[2], text[3]), Math.hypot(text[0], text[1]) * 4) * height;
  const box = font.isVertical
    ? boxOf(text, [-height / 2, 0, height / 2, width])
    : boxOf(text, [0, -0.2 * height, across, 0.8 * height]);
  return {
    text: readAs(unicode),
    x,
    y,
    endX,
    endY,
    dx: alongX / length,
    dy: alongY / length,
    size,
    box,
    isInvisible: mode === 3,
    hidden: size < leastSize ? "too-small" : undefined,
    painted: 0,
  };
}
