import type { Box } from "./matrix.ts";
import { areaOf, holds } from "./matrix.ts";

/** Red, green, blue, each 0 to 255. `undefined` in its place: a pattern, a picture, whatever has no one colour. */
export type Colour = readonly [number, number, number];

/** `#rrggbb`, as PDF.js hands colours out. */
export function colourOf(hex: unknown): Colour | undefined {
  if (typeof hex !== "string" || !/^#[0-9a-f]{6}$/i.test(hex)) return undefined;
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >>> 16, (value >>> 8) & 255, value & 255];
}

/** So little apart in each of red, green and blue that nobody reads one on the other. */
const alike = 16;

const areAlike = (a: Colour, b: Colour): boolean =>
  a.every((part, index) => Math.abs(part - (b[index] ?? 0)) <= alike);

/** Something painted. `isWhole`: it covers every point of its box, with one colour, and nothing shows through. */
export interface Painted {
  readonly box: Box;
  readonly colour: Colour | undefined;
  readonly isWhole: boolean;
  readonly isPicture: boolean;
}

/** Areas of a page that are remembered; beyond them text is taken as seen. */
const mostAreas = 20_000;
/** Looks at areas, for all glyphs of a page: bounds what a page of rectangles and letters can cost. */
const mostLooks = 20_000_000;
const white: Colour = [255, 255, 255];

/**
 * What was painted on a page, in order, so that the ground of a letter can be told. In doubt a letter is seen: only where
 * every ground that it can stand on has its colour it is hidden.
 */
export class Grounds {
  readonly painted: Painted[] = [];
  isFull = false;
  private looks = 0;
  /** Colours painted so far: most letters are of none of them, and need no look. */
  private readonly colours = new Map<number, Colour>([[0xffffff, white]]);

  paint(painted: Painted): void {
    if (this.painted.length >= mostAreas) this.isFull = true;
    else this.painted.push(painted);
    if (painted.colour !== undefined && this.colours.size < 1_000) {
      const [red, green, blue] = painted.colour;
      this.colours.set((red << 16) | (green << 8) | blue, painted.colour);
    }
  }

  /** Whether a letter of this colour, painted now, stands at x, y on its own colour. */
  swallows(colour: Colour, x: number, y: number): boolean {
    if (this.isFull || ![...this.colours.values()].some((each) => areAlike(each, colour))) return false;
    for (let index = this.painted.length - 1; index >= 0; index -= 1) {
      this.looks += 1;
      if (this.looks > mostLooks) return false;
      const area = this.painted[index];
      if (area === undefined || !holds(area.box, x, y)) continue;
      if (area.colour === undefined || !areAlike(area.colour, colour)) return false;
      if (area.isWhole) return true;
    }
    return areAlike(white, colour);
  }

  /** Whether an area painted after the first `since` covers x, y. */
  covers(since: number, x: number, y: number): boolean {
    for (let index = since; index < this.painted.length; index += 1) {
      this.looks += 1;
      if (this.looks > mostLooks) return false;
      const area = this.painted[index];
      if (area?.isWhole === true && holds(area.box, x, y)) return true;
    }
    return false;
  }

  /** Whether one picture covers nearly the whole page, as a scan does. */
  hasPageOfPicture(page: Box): boolean {
    const whole = areaOf(page);
    return this.painted.some(({ isPicture, box }) => {
      const seen = {
        left: Math.max(box.left, page.left),
        top: Math.max(box.top, page.top),
        right: Math.min(box.right, page.right),
        bottom: Math.min(box.bottom, page.bottom),
      };
      return isPicture && areaOf(seen) >= 0.85 * whole;
    });
  }
}
