import { fail, SelvedgeError } from "../../model/issue.ts";
import type { HiddenSpan, PageBox, TextLayer } from "../../model/text-layer.ts";
import { counted } from "../counted.ts";
import type { Grounds } from "./grounds.ts";
import type { Box, Matrix } from "./matrix.ts";
import type { OpenPdf } from "./open-pdf.ts";
import { pageText } from "./page-text.ts";
import type { FontFacts } from "./paint-state.ts";
import { unknownFont } from "./paint-state.ts";
import type { PdfLimits } from "./pdf-limits.ts";
import type { PlacedGlyph } from "./placed-glyph.ts";
import { walkOperators } from "./walk-operators.ts";

/** The words of all pages, and what is to be told of them. */
export interface PagesRead {
  readonly text: string;
  readonly pages: NonNullable<TextLayer["pages"]>;
  readonly boxes: readonly PageBox[];
  readonly hidden: readonly HiddenSpan[];
  /** Pages that hold no letter; of those, pages that a picture covers. */
  readonly empty: readonly number[];
  readonly pictures: readonly number[];
  /** Pages whose words lie invisible under or over a picture of the whole page. */
  readonly underPictures: readonly number[];
  /** Pages that PDF.js could not read. */
  readonly broken: readonly number[];
  readonly unmapped: number;
}

type OpenPage = Awaited<ReturnType<OpenPdf["getPage"]>>;
type Layers = Awaited<ReturnType<OpenPdf["getOptionalContentConfig"]>>;

interface Reading {
  readonly pdf: OpenPdf;
  readonly layers: Layers;
  readonly limits: PdfLimits;
  readonly name: string;
}

/** A font of PDF.js, as far as it is looked at. */
interface GivenFont {
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: ArrayLike<number>;
  readonly bbox?: ArrayLike<number>;
  readonly defaultVMetrics?: ArrayLike<number>;
}

function fontFacts(page: OpenPage, name: string): FontFacts {
  const fonts = page.commonObjs as { has: (id: string) => boolean; get: (id: string) => unknown };
  if (!fonts.has(name)) return unknownFont;
  const font = (fonts.get(name) ?? {}) as GivenFont;
  const unit = font.fontMatrix?.[0] ?? 0.001;
  const vertical = font.defaultVMetrics;
  const drawn = ((font.bbox?.[3] ?? 0) - (font.bbox?.[1] ?? 0)) * Math.abs(font.fontMatrix?.[3] ?? 0.001);
  return {
    isVertical: font.vertical === true,
    isType3: font.isType3Font === true,
    widthUnit: unit,
    height: font.isType3Font === true && drawn > 0 ? drawn : 1,
    defaultVertical:
      vertical === undefined || vertical === null
        ? undefined
        : [vertical[0] ?? 0, vertical[1] ?? 0, vertical[2] ?? 0],
  };
}

/** Text under a scan is laid in mode 3, for searching: words that the picture shows. Elsewhere nobody sees it. */
function settleInvisible(glyphs: readonly PlacedGlyph[], grounds: Grounds, page: Box): boolean {
  const invisible = glyphs.filter(({ isInvisible, hidden }) => isInvisible && hidden === undefined);
  if (invisible.length === 0) return false;
  const seen = glyphs.filter(({ isInvisible, hidden }) => !isInvisible && hidden === undefined).length;
  if (grounds.hasPageOfPicture(page) && seen * 10 < invisible.length) return true;
  for (const glyph of invisible) glyph.hidden = "not-displayed";
  return false;
}

/** What was painted over a letter hides it. */
function settleCovered(glyphs: readonly PlacedGlyph[], grounds: Grounds): void {
  if (grounds.isFull || !grounds.painted.some(({ isWhole }) => isWhole)) return;
  for (const glyph of glyphs) {
    if (glyph.hidden !== undefined) continue;
    const [x, y] = [(glyph.box.left + glyph.box.right) / 2, (glyph.box.top + glyph.box.bottom) / 2];
    if (grounds.covers(glyph.painted, x, y)) glyph.hidden = "not-displayed";
  }
}

async function readPage(number: number, { pdf, layers, limits, name }: Reading) {
  const page = await pdf.getPage(number);
  const list = await page.getOperatorList({ annotationMode: 0 });
  if (list.fnArray.length > limits.operators)
    fail(
      "file.too-large",
      `Page ${counted(number)} of ${name} has ${counted(list.fnArray.length)} drawing operators; the limit is ${counted(limits.operators)}.`,
      "No page that is meant to be read has so many. Print it into a new PDF, or give its words as a typed layer.",
      {
        file: name,
        expected: `at most ${counted(limits.operators)}`,
        received: counted(list.fnArray.length),
      },
    );
  const view = page.getViewport({ scale: 1 });
  const shown: Box = { left: 0, top: 0, right: view.width, bottom: view.height };
  const fonts = new Map<string, FontFacts>();
  const { glyphs, grounds } = walkOperators(list as { fnArray: number[]; argsArray: unknown[][] }, {
    view: view.transform as unknown as Matrix,
    page: shown,
    font: (font) => {
      const known = fonts.get(font) ?? fontFacts(page, font);
      fonts.set(font, known);
      return known;
    },
    isShown: (layer) => layers.isVisible(layer) !== false,
  });
  const isUnderPicture = settleInvisible(glyphs, grounds, shown);
  settleCovered(glyphs, grounds);
  page.cleanup();
  return { ...pageText(number, glyphs), isUnderPicture, isPicture: grounds.hasPageOfPicture(shown) };
}

const moved = <S extends { readonly start: number; readonly end: number }>(span: S, by: number): S => ({
  ...span,
  start: span.start + by,
  end: span.end + by,
});

/** Gathers pages into one text: an empty line stands between two. */
class Pages {
  text = "";
  unmapped = 0;
  readonly pages: { start: number; end: number; page: number }[] = [];
  readonly boxes: PageBox[] = [];
  readonly hidden: HiddenSpan[] = [];

  add(page: number, read: Awaited<ReturnType<typeof readPage>>): void {
    if (read.text === "") return;
    if (this.text !== "") this.text += "\n\n";
    const start = this.text.length;
    this.text += read.text;
    this.pages.push({ start, end: this.text.length, page });
    for (const box of read.boxes) this.boxes.push(moved(box, start));
    for (const span of read.hidden) this.hidden.push(moved(span, start));
    this.unmapped += read.unmapped;
  }
}

function refuseText(limits: PdfLimits, name: string): never {
  fail(
    "file.too-large",
    `${name} has more than ${counted(limits.characters)} characters, which is the limit.`,
    "Give the part that matters as a PDF of its own.",
    { file: name, expected: `at most ${counted(limits.characters)} characters`, received: "more" },
  );
}

function refusePages(pages: number, limits: PdfLimits, name: string): void {
  if (pages <= limits.pages) return;
  fail(
    "file.too-large",
    `${name} says that it has ${counted(pages)} pages; the limit is ${counted(limits.pages)}.`,
    "Give the part that matters as a PDF of its own.",
    { file: name, expected: `at most ${counted(limits.pages)} pages`, received: counted(pages) },
  );
}

/** Reads every page. One that cannot be read stops no other. */
export async function readPages(pdf: OpenPdf, name: string, limits: PdfLimits): Promise<PagesRead> {
  refusePages(pdf.numPages, limits, name);
  const reading = { pdf, layers: await pdf.getOptionalContentConfig(), limits, name };
  const all = new Pages();
  const empty: number[] = [];
  const pictures: number[] = [];
  const underPictures: number[] = [];
  const broken: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const read = await readPage(number, reading);
      all.add(number, read);
      if (read.text === "") (read.isPicture ? pictures : empty).push(number);
      if (read.isUnderPicture) underPictures.push(number);
    } catch (error) {
      if (error instanceof SelvedgeError) throw error;
      broken.push(number);
    }
    if (all.text.length > limits.characters) refuseText(limits, name);
  }
  const { text, pages, boxes, hidden, unmapped } = all;
  return { text, pages, boxes, hidden, unmapped, empty, pictures, underPictures, broken };
}
