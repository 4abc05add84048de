import {
  boundaries,
  contextOf,
  endsParagraph,
  formatting,
  headings,
  impliedEnds,
  integrationPoints,
  markers,
  ofNestedTables,
  siblings,
  special,
  tableFrames,
  tableParts,
} from "./elements.ts";
import type { Declarations } from "./style-rules.ts";
import type { Look } from "./visibility.ts";
import { lookIn } from "./visibility.ts";

export interface OpenElement {
  readonly name: string;
  /** What was said of it by itself; its look follows from where it stands. */
  readonly own: Declarations;
  /** Name and attributes: what makes two elements of formatting the same. */
  readonly key: string;
  readonly look: Look;
  /** Content that is no text of the page. */
  readonly replaced: boolean;
  /** A drawing or formula, and what is in it. */
  readonly foreign: boolean;
  /** Line ends that its end makes. */
  readonly lines: 0 | 1 | 2;
  /** Of a row: where it began in the text, and how many cells it has had. */
  readonly rowStart: number;
  cells: number;
}

/** Of elements of formatting left open, this many that are the same are opened again (the standard's "Noah's Ark"). */
const sameFormats = 3;

/**
 * The elements that are open, as browsers keep them, without a tree: what ends what, what reaches out of what, and what
 * goes on in the next paragraph. Nesting costs memory and no stack; searches are counted by `spend`.
 */
export class OpenElements {
  private readonly stack: OpenElement[] = [];
  /** Formatting that a paragraph left open: opened again before the next words. */
  private lost: OpenElement[] = [];
  /** What was lost outside of each cell that is open: it does not go on inside. */
  private readonly outside: OpenElement[][] = [];
  private readonly counts = new Map<string, number>();
  private readonly root: OpenElement;
  private readonly ended: (element: OpenElement) => void;
  private readonly spend: (steps: number) => void;

  constructor(root: OpenElement, ended: (element: OpenElement) => void, spend: (steps: number) => void) {
    this.root = root;
    this.ended = ended;
    this.spend = spend;
  }

  /** The innermost open element; the page itself where none is. */
  get top(): OpenElement {
    return this.stack.at(-1) ?? this.root;
  }

  /** Whether tags here are those of a drawing or formula. */
  get isForeign(): boolean {
    return this.top.foreign && !integrationPoints.has(this.top.name);
  }

  has(name: string): boolean {
    return (this.counts.get(name) ?? 0) > 0;
  }

  /** What looks count from: text and strange elements directly in a table stand before it. */
  around(isOfTable: boolean): OpenElement {
    if (isOfTable || this.top.foreign || !tableFrames.has(this.top.name)) return this.top;
    const at = this.find((name) => name === "table" || name === "template", never);
    return this.stack[this.stack[at]?.name === "template" ? at : at - 1] ?? this.root;
  }

  /** The row that a cell would stand in. */
  row(): OpenElement | undefined {
    const at = this.find(
      (name) => name === "tr",
      (name) => name === "table",
    );
    return this.stack[at];
  }

  push(element: OpenElement): void {
    this.stack.push(element);
    this.counts.set(element.name, (this.counts.get(element.name) ?? 0) + 1);
    if (!markers.has(element.name)) return;
    this.outside.push(this.lost);
    this.lost = [];
  }

  /** Opens again what formatting was left open. To be called before words and before elements inside a line. */
  restore(): void {
    if (this.lost.length === 0) return;
    const { lost } = this;
    this.lost = [];
    this.spend(lost.length);
    for (const element of lost) this.push({ ...element, look: lookIn(this.around(false).look, element.own) });
  }

  /** Ends what a start tag ends by standing there. */
  before(name: string): void {
    if (tableParts.has(name)) this.endWithin(contextOf(name));
    const rule = Object.hasOwn(siblings, name) ? siblings[name] : undefined;
    if (rule !== undefined) {
      const at = this.find(
        (open) => rule.ends.has(open),
        (open) => rule.within.has(open) || stopsSibling.has(open),
      );
      if (at >= 0) this.popTo(at);
    }
    if (endsParagraph.has(name)) this.endParagraph();
    if (name === "table") this.endTable();
    if (headings.has(name) && headings.has(this.top.name)) this.pop();
    if (name === "button") this.endInScope("button");
    if ((name === "a" || name === "nobr") && this.has(name)) this.endFormatting(name);
  }

  /** Ends all that is open inside the nearest of some elements. */
  private endWithin(context: ReadonlySet<string>): void {
    const at = this.find((open) => context.has(open), never);
    if (at >= 0 && at + 1 < this.stack.length) this.popTo(at + 1);
  }

  /** A table that begins in a table and not in a cell of it ends it. */
  private endTable(): void {
    if (!this.has("table")) return;
    const at = this.find(
      (open) => open === "table",
      (open) => ofNestedTables.has(open),
    );
    if (at >= 0) this.popTo(at);
  }

  private endParagraph(): void {
    if (!this.has("p")) return;
    const at = this.find(
      (open) => open === "p",
      (open) => boundaries.has(open) || open === "button",
    );
    if (at >= 0) this.popTo(at);
  }

  private endInScope(name: string): void {
    if (!this.has(name)) return;
    const at = this.find(
      (open) => open === name,
      (open) => boundaries.has(open),
    );
    if (at >= 0) this.popTo(at);
  }

  /** Ends a drawing or formula, as some tags do that have no place in one. */
  endForeign(): void {
    while (this.isForeign) this.pop();
  }

  /** Ends an element as its end tag does. False where none of that name can be ended here. */
  end(name: string): boolean {
    if (formatting.has(name)) return this.endFormatting(name);
    if (name === "form") return this.endAlone("form");
    const isHeading = headings.has(name);
    if (!isHeading && !this.has(name)) return false;
    const isTable = tableParts.has(name) || name === "table";
    const stops = (open: string): boolean => {
      if (name === "template") return false;
      if (isTable) return open === "template" || (open === "table" && name !== "table");
      return special.has(name) ? boundaries.has(open) : special.has(open);
    };
    const at = this.find((open) => open === name || (isHeading && headings.has(open)), stops);
    if (at < 0) return false;
    this.popTo(at);
    return true;
  }

  /** Formatting ends where its tag says, even in the middle of blocks that go on (the standard's adoption agency). */
  private endFormatting(name: string): boolean {
    const at = this.has(name)
      ? this.find(
          (open) => open === name,
          (open) => boundaries.has(open),
        )
      : -1;
    if (at < 0) {
      const lost = this.lost.findLastIndex((element) => element.name === name);
      if (lost >= 0) this.lost.splice(lost, 1);
      return lost >= 0;
    }
    const above = this.stack.slice(at + 1);
    this.spend(above.length);
    if (!above.some((element) => special.has(element.name))) {
      this.popTo(at, true);
      return true;
    }
    this.takeOut(at, above);
    return true;
  }

  /** The end tag of a form ends it and nothing in it. */
  private endAlone(name: string): boolean {
    if (!this.has(name)) return false;
    const at = this.find(
      (open) => open === name,
      (open) => boundaries.has(open),
    );
    if (at < 0) return false;
    while (impliedEnds.has(this.top.name)) this.pop();
    const above = this.stack.slice(at + 1);
    this.spend(above.length);
    if (above.length === 0) this.pop();
    else this.takeOut(at, above);
    return true;
  }

  /** Takes one element out from under those above it, which look otherwise then. */
  private takeOut(at: number, above: readonly OpenElement[]): void {
    const name = this.stack[at]?.name ?? "";
    this.stack.length = at;
    this.counts.set(name, (this.counts.get(name) ?? 1) - 1);
    for (const element of above) this.stack.push({ ...element, look: lookIn(this.top.look, element.own) });
  }

  /** The innermost element that fits, not beyond one that stops; -1 where there is none. Drawings stop nothing. */
  private find(fits: (name: string) => boolean, stops: (name: string) => boolean): number {
    for (let at = this.stack.length - 1; at >= 0; at -= 1) {
      this.spend(1);
      const { name, foreign } = this.stack[at] ?? this.root;
      if (fits(name)) return at;
      if (stops(name) && (!foreign || integrationPoints.has(name))) return -1;
    }
    return -1;
  }

  /** Ends the element at a place and all in it; formatting in it is lost unless it was ended itself or stood in a cell. */
  private popTo(at: number, isFormat = false): void {
    const target = this.stack[at];
    const lost: OpenElement[] = [];
    while (this.stack.length > at) {
      const element = this.pop();
      if (element === undefined) break;
      if (markers.has(element.name)) lost.length = 0;
      else if (formatting.has(element.name) && !(isFormat && element === target)) lost.push(element);
    }
    for (const element of lost.reverse()) this.lose(element);
  }

  private lose(element: OpenElement): void {
    const same = this.lost.filter(({ key }) => key === element.key);
    this.spend(this.lost.length);
    if (same.length >= sameFormats) this.lost.splice(this.lost.indexOf(same[0] ?? element), 1);
    this.lost.push(element);
  }

  private pop(): OpenElement | undefined {
    const element = this.stack.pop();
    if (element === undefined) return undefined;
    this.counts.set(element.name, (this.counts.get(element.name) ?? 1) - 1);
    if (markers.has(element.name)) this.lost = this.outside.pop() ?? [];
    this.ended(element);
    return element;
  }

  /** Ends everything. */
  endAll(): void {
    while (this.stack.length > 0) this.pop();
  }
}

const never = (): boolean => false;

/** Blocks that a list item or an option does not reach out of. */
const stopsSibling: ReadonlySet<string> = new Set(
  [...special].filter((name) => !["address", "div", "p", "li", "dd", "dt"].includes(name)),
);
