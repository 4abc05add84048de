import type { PlacedGlyph } from "./placed-glyph.ts";

/** A letter of a line. */
export interface LineGlyph {
  readonly glyph: PlacedGlyph;
  /** Width of the empty place between it and the one that is read before it, in sizes; 0 where they touch or overlap. */
  readonly away: number;
  /** Whether that place parts two words. */
  readonly isGap: boolean;
}

export interface Line {
  /** In the order in which they are read. */
  readonly glyphs: readonly LineGlyph[];
  /** Of its largest letter. */
  readonly size: number;
  /** Of its first letter as painted. */
  readonly x: number;
  readonly y: number;
}

const isBlank = (glyph: PlacedGlyph): boolean => glyph.text.trim() === "";

/** Where a letter begins against the end of the one before: along the line and across it, in sizes of the larger. */
function step(before: PlacedGlyph, glyph: PlacedGlyph): { along: number; across: number } {
  const size = Math.max(before.size, glyph.size, 0.01);
  const [byX, byY] = [glyph.x - before.endX, glyph.y - before.endY];
  return {
    along: (byX * before.dx + byY * before.dy) / size,
    across: Math.abs(byX * before.dy - byY * before.dx) / size,
  };
}

const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const fromLeft = /[[\p{L}\p{Nd}]--[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]]/v;
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Whether a letter goes on with the line of the one before. */
function goesOn(before: PlacedGlyph, glyph: PlacedGlyph): boolean {
  if (before.dx * glyph.dx + before.dy * glyph.dy < 0.97) return false;
  const { along, across } = step(before, glyph);
  if (across > 0.55) return false;
  // Whoever writes from the right goes back with each word; otherwise going back is another column or cell.
  return along > -1.5 || fromRight.test(before.text) || fromRight.test(glyph.text);
}

/** Widths between two letters, in sizes, from which they are two words. Han text is spaced out to fill its lines. */
const gapOf = (before: PlacedGlyph, glyph: PlacedGlyph): number =>
  han.test(before.text) && han.test(glyph.text) ? 0.6 : 0.15;

/** The empty place from one letter to the next, of which the first stands further along the line of writing. */
function placed(glyph: PlacedGlyph, before: PlacedGlyph | undefined, after: PlacedGlyph): LineGlyph {
  if (before === undefined) return { glyph, away: 0, isGap: false };
  const away = Math.max(0, step(before, after).along);
  return { glyph, away, isGap: !isBlank(before) && !isBlank(after) && away > gapOf(before, after) };
}

/** Letters of one kind of direction; digits and what stands between two of a kind go with them. */
function runsOf(glyphs: readonly PlacedGlyph[]): readonly (readonly PlacedGlyph[])[] {
  const runs: PlacedGlyph[][] = [];
  let run: PlacedGlyph[] = [];
  let neutral: PlacedGlyph[] = [];
  const flush = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const glyph of glyphs) {
    if (fromLeft.test(glyph.text)) {
      run.push(...neutral, glyph);
      neutral = [];
      continue;
    }
    if (fromRight.test(glyph.text)) {
      flush();
      runs.push(...neutral.map((each) => [each]), [glyph]);
      neutral = [];
    } else if (run.length > 0) neutral.push(glyph);
    else runs.push([glyph]);
  }
  flush();
  return [...runs, ...neutral.map((each) => [each])];
}

const along = (glyph: PlacedGlyph): number => glyph.x * glyph.dx + glyph.y * glyph.dy;

const mirrors: Readonly<Record<string, string>> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
};

/**
 * A line that is written from the right, in the order in which it is read. PDF has the letters where they stand; the
 * programs that make it paint them from the left, from the right, or word by word. Words from the left keep their order.
 */
function fromTheRight(glyphs: readonly PlacedGlyph[]): readonly LineGlyph[] {
  const standing = glyphs.toSorted((a, b) => along(a) - along(b));
  const runs = runsOf(standing).toReversed();
  return runs.flatMap((run, at) =>
    run.map((glyph, index) => {
      const within = run[index - 1];
      if (within !== undefined) return placed(glyph, within, glyph);
      // The run that is read before stands further right: its first letter on the page is beside our last.
      const [right] = runs[at - 1] ?? [];
      const shown = run.length > 1 ? glyph : mirrored(glyph);
      return right === undefined ? placed(shown, undefined, shown) : placed(shown, run.at(-1), right);
    }),
  );
}

function mirrored(glyph: PlacedGlyph): PlacedGlyph {
  const other = mirrors[glyph.text];
  return other === undefined ? glyph : { ...glyph, text: other };
}

function lineOf(glyphs: readonly PlacedGlyph[]): Line {
  const letters = glyphs.map(({ text }) => text).join("");
  const right = letters.match(new RegExp(fromRight, "g"))?.length ?? 0;
  const left = right === 0 ? 0 : (letters.match(/\p{Script=Latin}|\p{Script=Han}/gu)?.length ?? 0);
  const [first] = glyphs;
  return {
    glyphs:
      right > left
        ? fromTheRight(glyphs)
        : glyphs.map((glyph, index) => placed(glyph, glyphs[index - 1], glyph)),
    size: glyphs.reduce((most, { size }) => Math.max(most, size), 0),
    x: first?.x ?? 0,
    y: first?.y ?? 0,
  };
}

/** The lines of a page: letters in the order in which they are painted, as long as they go on along one line. */
export function linesOf(glyphs: readonly PlacedGlyph[]): readonly Line[] {
  const lines: Line[] = [];
  let line: PlacedGlyph[] = [];
  for (const glyph of glyphs) {
    const before = line.at(-1);
    if (before !== undefined && !goesOn(before, glyph)) {
      lines.push(lineOf(line));
      line = [];
    }
    line.push(glyph);
  }
  if (line.length > 0) lines.push(lineOf(line));
  return lines.filter(({ glyphs: all }) => all.some(({ glyph }) => !isBlank(glyph)));
}
