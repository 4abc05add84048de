import type { HiddenSpan } from "../../model/text-layer.ts";
import { refuseManyHidden } from "./hidden-spans.ts";

/** Characters that set a direction, that end one, and the ends of a paragraph, which end all (Unicode annex 9). */
const turning = /[\u202a-\u202e\u2066-\u2069]/;
const controls = /[\u202a-\u202e\u2066-\u2069\n\r\u0085\u2029]/g;
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;
const fromTheLeft =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}]/u;

/** Directions inside directions beyond which Unicode ignores them. */
const deepest = 125;

interface Opened {
  readonly start: number;
  readonly right: boolean;
  readonly overrides: boolean;
  readonly isolates: boolean;
  holdsLeft: boolean;
  holdsRight: boolean;
}

const openers: Readonly<Record<string, Pick<Opened, "right" | "overrides" | "isolates">>> = {
  "\u202a": { right: false, overrides: false, isolates: false },
  "\u202b": { right: true, overrides: false, isolates: false },
  "\u202d": { right: false, overrides: true, isolates: false },
  "\u202e": { right: true, overrides: true, isolates: false },
  "\u2066": { right: false, overrides: false, isolates: true },
  "\u2067": { right: true, overrides: false, isolates: true },
  "\u2068": { right: false, overrides: false, isolates: true },
};

/**
 * An override is contrary where it holds letters of the other direction. An embedding moves words and not letters, and
 * whoever writes Uyghur or Arabic needs it: it is contrary only where it runs from the right and holds no such letter.
 */
function isContrary({ right, overrides, holdsLeft, holdsRight }: Opened): boolean {
  if (overrides) return right ? holdsLeft : holdsRight;
  return right && holdsLeft && !holdsRight;
}

/** Holds the directions that are open; walks a text once. */
class Directions {
  readonly found: HiddenSpan[] = [];
  private readonly open: Opened[] = [];
  /** Directions beyond the deepest: they are counted, so that their ends end nothing else. */
  private beyond = 0;

  text(words: string): void {
    const top = this.open.at(-1);
    if (top === undefined || words === "") return;
    top.holdsLeft ||= fromTheLeft.test(words);
    top.holdsRight ||= fromTheRight.test(words);
  }

  control(character: string, at: number): void {
    const opener = openers[character];
    if (opener !== undefined) this.begin({ ...opener, start: at, holdsLeft: false, holdsRight: false });
    else if (character === "\u202c") this.end(at + 1);
    else if (character === "\u2069") this.endIsolate(at + 1);
    else this.endAll(at);
  }

  private begin(opened: Opened): void {
    if (this.open.length < deepest) this.open.push(opened);
    else this.beyond += 1;
  }

  private end(at: number): void {
    if (this.beyond > 0) this.beyond -= 1;
    else if (this.open.at(-1)?.isolates === false) this.close(at);
  }

  private endIsolate(at: number): void {
    if (this.beyond > 0) this.beyond -= 1;
    else if (this.open.some(({ isolates }) => isolates))
      for (let isolate = false; !isolate && this.open.length > 0; ) isolate = this.close(at);
  }

  /** What was inside counts for what is around it, unless it was set apart. */
  private close(at: number): boolean {
    const closed = this.open.pop();
    if (closed === undefined) return true;
    if (isContrary(closed)) this.found.push({ start: closed.start, end: at, why: "overridden-direction" });
    const around = this.open.at(-1);
    if (around !== undefined && !closed.isolates) {
      around.holdsLeft ||= closed.holdsLeft;
      around.holdsRight ||= closed.holdsRight;
    }
    return closed.isolates;
  }

  endAll(at: number): void {
    while (this.open.length > 0) this.close(at);
    this.beyond = 0;
  }
}

/** Stretches, control characters included, that stand on the page in another order than in the text. Linear. */
export function turnedRound(text: string, file: string): readonly HiddenSpan[] {
  if (!turning.test(text)) return [];
  const directions = new Directions();
  let from = 0;
  for (const { 0: character, index } of text.matchAll(controls)) {
    directions.text(text.slice(from, index));
    directions.control(character, index);
    refuseManyHidden(directions.found.length, file);
    from = index + 1;
  }
  directions.text(text.slice(from));
  directions.endAll(text.length);
  return outermost(directions.found);
}

/** One stretch for those inside each other. */
function outermost(spans: readonly HiddenSpan[]): readonly HiddenSpan[] {
  const kept: HiddenSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
  }
  return kept;
}
