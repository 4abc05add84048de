import { Grounds } from "./grounds.ts";
import type { Box, Corners, Matrix } from "./matrix.ts";
import { areApart, boxOf, intersection, keepsUpright, multiply } from "./matrix.ts";
import type { FontGlyph } from "./operators.ts";
import { operators as op } from "./operators.ts";
import type { FontFacts, PaintState } from "./paint-state.ts";
import { firstPlace, firstState } from "./paint-state.ts";
import type { PlacedGlyph } from "./placed-glyph.ts";
import { placeGlyph } from "./placed-glyph.ts";

/** What a walk over one page is given. */
export interface WalkedPage {
  /** From the units of the page to points from its upper left corner, as it is shown. */
  readonly view: Matrix;
  readonly page: Box;
  readonly font: (name: string) => FontFacts;
  /** Whether a layer (optional content) is shown. */
  readonly isShown: (layer: unknown) => boolean;
}

/** What an operator is given. */
export type Args = readonly unknown[];

export const num = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) ? value : 0;

function matrixFrom(value: unknown): Matrix | undefined {
  const parts =
    Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<unknown>) : [];
  if (parts.length !== 6 || !parts.every((part) => typeof part === "number" && Number.isFinite(part)))
    return undefined;
  return parts as unknown as Matrix;
}

function cornersFrom(value: unknown): Corners | undefined {
  const [x0, y0, x1, y1, more] = Array.from((value ?? []) as ArrayLike<unknown>, num);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined;
  return more === undefined ? [x0, y0, x1, y1] : undefined;
}

/** Nesting beyond which states are no longer kept apart; honest pages have fewer than 30. */
const deepest = 10_000;

const fills: ReadonlySet<unknown> = new Set([
  op.fill,
  op.eoFill,
  op.fillStroke,
  op.eoFillStroke,
  op.closeFillStroke,
  op.closeEoFillStroke,
]);

/** Follows the operators of one page, one by one, and places every letter, with what is known of its being seen. */
export class GlyphWalk {
  readonly glyphs: PlacedGlyph[] = [];
  readonly grounds = new Grounds();
  private readonly given: WalkedPage;
  private state: PaintState;
  private readonly saved: PaintState[] = [];
  private place = firstPlace();
  /** For each stretch of marked content that is open, whether it is shown. */
  private readonly shown: boolean[] = [];
  private hiddenLayers = 0;
  private willClip = false;
  /** A place was made for something, and nothing was painted there yet: PDF.js leaves large pictures out. */
  private isBare = false;

  constructor(given: WalkedPage) {
    this.given = given;
    this.state = firstState(given.view, given.page);
  }

  get current(): Readonly<PaintState> {
    return this.state;
  }

  set(part: Partial<PaintState>): void {
    Object.assign(this.state, part);
  }

  save(): void {
    if (this.saved.length < deepest) this.saved.push({ ...this.state });
  }

  restore(): void {
    if (this.isBare) this.paintUnit(true);
    this.isBare = false;
    this.state = this.saved.pop() ?? this.state;
  }

  transform(args: Args): void {
    const matrix = matrixFrom(args);
    if (matrix === undefined) return;
    this.state.matrix = multiply(this.state.matrix, matrix);
    this.isBare = true;
  }

  form([matrix, box]: Args): void {
    this.save();
    const given = matrixFrom(matrix);
    if (given !== undefined) this.state.matrix = multiply(this.state.matrix, given);
    const sides = cornersFrom(box);
    if (sides !== undefined) this.clipTo(sides, true);
  }

  group(): void {
    this.save();
    this.state.groupAlpha *= this.state.fillAlpha;
    this.state.fillAlpha = 1;
    this.state.strokeAlpha = 1;
  }

  private clipTo(sides: Corners, isRectangle: boolean): void {
    this.state.clip = intersection(this.state.clip, boxOf(this.state.matrix, sides));
    this.state.isClipBox &&= isRectangle && keepsUpright(this.state.matrix);
  }

  clipNext(): void {
    this.willClip = true;
  }

  path([painting, data, sides]: Args): void {
    const corners = cornersFrom(sides);
    const path = Array.isArray(data) ? data[0] : undefined;
    const isRectangle = isUprightRectangle(path);
    if (fills.has(painting) && corners !== undefined) this.fillArea(corners, isRectangle);
    if (this.willClip && corners !== undefined) this.clipTo(corners, isRectangle);
    this.willClip = false;
  }

  private fillArea(sides: Corners, isRectangle: boolean): void {
    const { matrix, clip, isClipBox, fill, fillAlpha, groupAlpha, isBlended } = this.state;
    this.isBare = false;
    const isOpaque = fillAlpha * groupAlpha > 0.99 && !isBlended && this.hiddenLayers === 0;
    this.grounds.paint({
      box: intersection(clip, boxOf(matrix, sides)),
      colour: isOpaque ? fill : undefined,
      isWhole: isRectangle && isClipBox && keepsUpright(matrix) && isOpaque && fill !== undefined,
      isPicture: false,
    });
  }

  /** A picture fills the unit square. What is only a place for one is taken for one. */
  paintUnit(isPicture: boolean): void {
    const box = intersection(this.state.clip, boxOf(this.state.matrix, [0, 0, 1, 1]));
    this.isBare = false;
    if (this.hiddenLayers === 0) this.grounds.paint({ box, colour: undefined, isWhole: false, isPicture });
  }

  /** Something that may be anywhere inside the clip. */
  paintSomewhere(): void {
    this.isBare = false;
    this.grounds.paint({ box: this.state.clip, colour: undefined, isWhole: false, isPicture: false });
  }

  mark(isShown: boolean): void {
    this.shown.push(isShown);
    if (!isShown) this.hiddenLayers += 1;
  }

  layer(tag: unknown, group: unknown): void {
    this.mark(tag !== "OC" || this.given.isShown(group));
  }

  endMark(): void {
    if (this.shown.pop() === false) this.hiddenLayers -= 1;
  }

  setFont([name, size]: Args): void {
    this.state.font = this.given.font(String(name));
    this.state.fontSize = num(size);
  }

  setGraphics([entries]: Args): void {
    for (const entry of Array.isArray(entries) ? entries : []) {
      if (!Array.isArray(entry)) continue;
      const [key, value] = entry as [unknown, unknown];
      if (key === "ca") this.state.fillAlpha = num(value);
      else if (key === "CA") this.state.strokeAlpha = num(value);
      else if (key === "BM") this.state.isBlended = value !== "source-over";
      else if (key === "Font" && Array.isArray(value)) this.setFont(value);
    }
  }

  beginText(): void {
    this.place = firstPlace();
  }

  setTextMatrix([value]: Args): void {
    this.place = { ...firstPlace(), matrix: matrixFrom(value) ?? this.place.matrix };
  }

  moveText(x: number, y: number): void {
    this.place.lineX += x;
    this.place.lineY += y;
    this.place.x = this.place.lineX;
    this.place.y = this.place.lineY;
  }

  show([parts]: Args): void {
    this.isBare = false;
    for (const part of Array.isArray(parts) ? parts : [])
      if (typeof part === "number") this.advance((-part / 1000) * this.state.fontSize, 0);
      else if (typeof part === "object" && part !== null) this.glyph(part as FontGlyph);
  }

  /** Moves on along the line of writing, in units of text space. */
  private advance(by: number, spacing: number): void {
    if (this.state.font.isVertical) this.place.y += by + spacing;
    else this.place.x += (by + spacing) * this.state.horizontalScale;
  }

  private glyph(glyph: FontGlyph): void {
    const { state, place, given } = this;
    const { font, fontSize } = state;
    const vertical = glyph.vmetric?.[0] ?? font.defaultVertical?.[0] ?? -glyph.width;
    const width = num(font.isVertical ? vertical : glyph.width) * font.widthUnit * fontSize;
    const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    const text = multiply(multiply(state.matrix, place.matrix), [1, 0, 0, 1, place.x, place.y + state.rise]);
    const placed = placeGlyph(glyph.unicode, text, width, state);
    placed.painted = this.grounds.painted.length;
    if (this.hiddenLayers > 0) placed.hidden = "not-displayed";
    else if (areApart(placed.box, given.page)) placed.hidden = "off-page";
    else if (placed.hidden === undefined && areApart(placed.box, state.clip)) placed.hidden = "not-displayed";
    else if (placed.hidden === undefined && this.isSwallowed(placed)) placed.hidden = "colour-of-ground";
    this.glyphs.push(placed);
    this.advance(width, spacing);
  }

  /** Transparent, or in the colour of its ground. Fonts drawn glyph by glyph may have colours of their own. */
  private isSwallowed({ box, isInvisible }: PlacedGlyph): boolean {
    const { mode, fill, stroke, fillAlpha, strokeAlpha, groupAlpha, font } = this.state;
    if (isInvisible || font.isType3) return false;
    const kind = mode & 3;
    const [fills, strokes] = [kind === 0 || kind === 2, kind === 1 || kind === 2];
    const seen = Math.max(fills ? fillAlpha : 0, strokes ? strokeAlpha : 0) * groupAlpha;
    if (mode < 4 && seen < 0.05) return true;
    if (mode > 3) return false;
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const isLost = (colour: typeof fill): boolean =>
      colour !== undefined && this.grounds.swallows(colour, x, y);
    return (!fills || isLost(fill)) && (!strokes || isLost(stroke));
  }
}

/** A path of PDF.js: 0 = move, 1 = line, 4 = close; a rectangle is a move, three lines and an end. */
function isUprightRectangle(path: unknown): boolean {
  if (!ArrayBuffer.isView(path)) return false;
  const data = Array.from(path as unknown as ArrayLike<number>);
  if (data.length !== 13 || data[0] !== 0 || data[12] !== 4) return false;
  if (data[3] !== 1 || data[6] !== 1 || data[9] !== 1) return false;
  const [x0, y0, x1, y1, x2, y2, x3, y3] = [1, 2, 4, 5, 7, 8, 10, 11].map((at) => data[at]);
  return (
    (y0 === y1 && x1 === x2 && y2 === y3 && x3 === x0) || (x0 === x1 && y1 === y2 && x2 === x3 && y3 === y0)
  );
}
