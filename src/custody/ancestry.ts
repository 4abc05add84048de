import { compareText } from "../model/compare-text.ts";
import { foldLot } from "../tracing/shares/share-input.ts";
import type { Book, Lot } from "./book/book.ts";

/** The lots that a lot was made of, each once. */
export function inputsOf({ lots }: Book, lot: Lot): readonly Lot[] {
  const found = new Set<Lot>();
  for (const { run } of lot.made)
    for (const { lotGiven } of run.inputs) {
      const input = lots.get(foldLot(lotGiven) ?? "");
      if (input !== undefined) found.add(input);
    }
  return [...found];
}

const known = new WeakMap<Book, Circles>();

/**
 * The lots of the circle in which a lot stands, in the order of their keys; undefined where it is not made of itself. Only
 * what is behind the lot is walked, and each lot of a book once, however many are asked.
 */
export function circleOf(book: Book, lot: Lot): readonly string[] | undefined {
  const circles = known.get(book) ?? new Circles(book);
  known.set(book, circles);
  circles.visit(lot);
  return circles.found.get(lot.key);
}

interface Frame {
  readonly lot: Lot;
  readonly inputs: readonly Lot[];
  next: number;
}

/** Tarjan's components, with a stack of its own: a chain of lots may be longer than the call stack. */
class Circles {
  readonly #book: Book;
  readonly #index = new Map<string, number>();
  readonly #low = new Map<string, number>();
  readonly #open: string[] = [];
  readonly #isOpen = new Set<string>();
  readonly found = new Map<string, readonly string[]>();

  constructor(book: Book) {
    this.#book = book;
  }

  visit(start: Lot): void {
    if (this.#index.has(start.key)) return;
    const frames: Frame[] = [this.#enter(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const input = frame.inputs[frame.next];
      frame.next += 1;
      if (input === undefined) {
        frames.pop();
        this.#close(frame);
        const below = frames.at(-1);
        if (below !== undefined) this.#lower(below.lot.key, this.#low.get(frame.lot.key));
      } else if (!this.#index.has(input.key)) frames.push(this.#enter(input));
      else if (this.#isOpen.has(input.key)) this.#lower(frame.lot.key, this.#index.get(input.key));
    }
  }

  #enter(lot: Lot): Frame {
    const number = this.#index.size;
    this.#index.set(lot.key, number);
    this.#low.set(lot.key, number);
    this.#open.push(lot.key);
    this.#isOpen.add(lot.key);
    return { lot, inputs: inputsOf(this.#book, lot), next: 0 };
  }

  #lower(key: string, to: number | undefined): void {
    const low = this.#low.get(key);
    if (to !== undefined && (low === undefined || to < low)) this.#low.set(key, to);
  }

  #close({ lot, inputs }: Frame): void {
    if (this.#low.get(lot.key) !== this.#index.get(lot.key)) return;
    const circle = this.#open.splice(this.#open.lastIndexOf(lot.key));
    for (const key of circle) this.#isOpen.delete(key);
    if (circle.length === 1 && !inputs.includes(lot)) return;
    circle.sort(compareText);
    for (const key of circle) this.found.set(key, circle);
  }
}
