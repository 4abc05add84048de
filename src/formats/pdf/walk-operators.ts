import type { Args, WalkedPage } from "./glyph-walk.ts";
import { GlyphWalk, num } from "./glyph-walk.ts";
import { colourOf } from "./grounds.ts";
import type { OperatorList } from "./operators.ts";
import { operators as op } from "./operators.ts";

type Handler = (walk: GlyphWalk, args: Args) => void;
const somewhere: Handler = (walk) => walk.paintSomewhere();
const picture: Handler = (walk) => walk.paintUnit(true);

const handlers: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [op.save, (walk) => walk.save()],
  [op.restore, (walk) => walk.restore()],
  [op.transform, (walk, args) => walk.transform(args)],
  [op.setGState, (walk, args) => walk.setGraphics(args)],
  [op.beginForm, (walk, args) => walk.form(args)],
  [op.endForm, (walk) => walk.restore()],
  [op.beginGroup, (walk) => walk.group()],
  [op.endGroup, (walk) => walk.restore()],
  [op.clip, (walk) => walk.clipNext()],
  [op.eoClip, (walk) => walk.clipNext()],
  [op.constructPath, (walk, args) => walk.path(args)],
  [op.shadingFill, somewhere],
  [op.paintImageMaskGroup, somewhere],
  [op.paintInlineImageGroup, somewhere],
  [op.paintImageRepeat, somewhere],
  [op.paintImageMaskRepeat, somewhere],
  [op.paintImage, picture],
  [op.paintImageMask, picture],
  [op.paintInlineImage, picture],
  [op.paintSolidColorImageMask, picture],
  [op.beginMarkedContent, (walk) => walk.mark(true)],
  [op.beginMarkedContentProps, (walk, [tag, group]) => walk.layer(tag, group)],
  [op.endMarkedContent, (walk) => walk.endMark()],
  [op.setFillRgbColor, (walk, [hex]) => walk.set({ fill: colourOf(hex) })],
  [op.setStrokeRgbColor, (walk, [hex]) => walk.set({ stroke: colourOf(hex) })],
  [op.setFillColorN, (walk) => walk.set({ fill: undefined })],
  [op.setStrokeColorN, (walk) => walk.set({ stroke: undefined })],
  [op.setFillTransparent, (walk) => walk.set({ fill: undefined })],
  [op.setStrokeTransparent, (walk) => walk.set({ stroke: undefined })],
  [op.beginText, (walk) => walk.beginText()],
  [op.setCharSpacing, (walk, [value]) => walk.set({ charSpacing: num(value) })],
  [op.setWordSpacing, (walk, [value]) => walk.set({ wordSpacing: num(value) })],
  [op.setHorizontalScale, (walk, [value]) => walk.set({ horizontalScale: num(value) / 100 })],
  [op.setLeading, (walk, [value]) => walk.set({ leading: -num(value) })],
  [op.setTextRise, (walk, [value]) => walk.set({ rise: num(value) })],
  [op.setTextRenderingMode, (walk, [value]) => walk.set({ mode: num(value) })],
  [op.setFont, (walk, args) => walk.setFont(args)],
  [op.setTextMatrix, (walk, args) => walk.setTextMatrix(args)],
  [op.moveText, (walk, [x, y]) => walk.moveText(num(x), num(y))],
  [
    op.setLeadingMoveText,
    (walk, [x, y]) => {
      walk.set({ leading: num(y) });
      walk.moveText(num(x), num(y));
    },
  ],
  [op.nextLine, (walk) => walk.moveText(0, walk.current.leading)],
  [op.showText, (walk, args) => walk.show(args)],
]);

/** Places the letters of a page, in the order in which they are painted. */
export function walkOperators({ fnArray, argsArray }: OperatorList, page: WalkedPage): GlyphWalk {
  const walk = new GlyphWalk(page);
  for (let index = 0; index < fnArray.length; index += 1)
    handlers.get(fnArray[index] ?? 0)?.(walk, argsArray[index] ?? []);
  return walk;
}
