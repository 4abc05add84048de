import type { Token, Tokenizer } from "parse5";
import { attributeStyles, inlineStyle, over } from "./attribute-styles.ts";
import {
  blocks,
  breakout,
  cells,
  formatting,
  inTableFrame,
  integrationPoints,
  paragraphs,
  plainStarts,
  preformatted,
  replacedElements,
  tableParts,
  voidElements,
} from "./elements.ts";
import { type OpenElement, OpenElements } from "./open-elements.ts";
import { PageHead } from "./page-head.ts";
import type { StyleIndex } from "./style-index.ts";
import { TextBuilder } from "./text-builder.ts";
import { type PageHandler, readOn } from "./tokens.ts";
import { hiddenAs, lookIn, plainLook } from "./visibility.ts";

/** Counts work; fails beyond what is allowed. */
export interface Work {
  readonly tag: () => void;
  readonly steps: (count: number) => void;
}

const whole: OpenElement = {
  name: "html",
  own: new Map(),
  key: "html",
  look: plainLook,
  replaced: false,
  foreign: false,
  lines: 0,
  rowStart: 0,
  cells: 0,
};

/** A `<font>` with one of these has no place in a drawing and ends it. */
const fontOfPages: readonly string[] = ["color", "face", "size"];

/** What is gathered apart from the text: a title, or the content of what is no text. */
type Aside = "title" | "script" | "style";

/** Turns the tokens of a page into its text, one after the other. It holds no tree and runs nothing. */
export class PageWalk implements PageHandler {
  readonly head = new PageHead();
  readonly builder: TextBuilder;
  /** Characters of what stands in place of drawings, frames and films. */
  replacedCharacters = 0;
  scripts = 0;
  /** Style sheets that lie elsewhere. */
  linkedSheets = 0;
  /** Start and end of the first heading in the text. */
  heading: { start: number; end: number } | undefined;
  private readonly open: OpenElements;
  private readonly styles: StyleIndex;
  private readonly work: Work;
  private aside: Aside | undefined;
  private title: string[] = [];
  /** The first line end in a `<pre>` is none. */
  private afterPre = false;
  tokenizer: Tokenizer | undefined;

  constructor(file: string, styles: StyleIndex, work: Work) {
    this.styles = styles;
    this.work = work;
    this.builder = new TextBuilder(file);
    this.open = new OpenElements(whole, (element) => this.closed(element), work.steps);
  }

  /** Nothing of a comment is text of the page. */
  onComment(): void {}
  onDoctype(): void {}
  /** Browsers drop a zero character in a text. */
  onNullCharacter(): void {}

  onEof(): void {
    this.open.endAll();
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    this.afterPre = false;
    if (this.aside !== undefined) this.setAside(chars);
    else this.words(chars);
  }

  onWhitespaceCharacter({ chars }: Token.CharacterToken): void {
    const space = this.afterPre && chars.startsWith("\n") ? chars.slice(1) : chars;
    this.afterPre = false;
    if (this.aside !== undefined) this.setAside(space);
    else if (!this.open.top.look.keepsSpace) this.builder.space();
    else if (!this.open.top.replaced) this.builder.write(space, hiddenAs(this.open.top.look));
  }

  private setAside(chars: string): void {
    if (this.aside === "title" && this.title.length < 1_000) this.title.push(chars);
  }

  private words(chars: string): void {
    if (this.open.top.name !== "textarea") this.open.restore();
    if (this.open.top.replaced) this.replacedCharacters += chars.length;
    else this.builder.write(chars, hiddenAs(this.open.around(false).look));
  }

  onStartTag(token: Token.TagToken): void {
    this.work.tag();
    this.afterPre = false;
    const name = token.tagName;
    const attributes = new Map(token.attrs.map(({ name: key, value }) => [key, value]));
    this.aside = undefined;
    if (!this.open.isForeign) this.setApart(name);
    if (name === "meta") this.head.meta(attributes);
    if (name === "link" && /\bstylesheet\b/i.test(attributes.get("rel") ?? "")) this.linkedSheets += 1;
    if ((name === "html" || name === "body") && attributes.has("lang"))
      this.head.language ??= attributes.get("lang");
    if (breakout.has(name) || (name === "font" && fontOfPages.some((key) => attributes.has(key))))
      this.open.endForeign();
    if (this.open.isForeign) {
      if (!token.selfClosing) this.open.push(this.elementOf(name, attributes));
    } else if (!this.isPassedOver(name)) this.enter(name, attributes, token.selfClosing);
  }

  private setApart(name: string): void {
    readOn(this.tokenizer, name);
    if (name === "title" || name === "script" || name === "style") this.aside = name;
    if (name === "script") this.scripts += 1;
  }

  /** Tags without an element of their own: those of the head, a second body, cells outside of any table. */
  private isPassedOver(name: string): boolean {
    if (this.aside !== undefined || name === "head" || name === "frameset" || name === "frame") return true;
    if (name === "html" || name === "body") return this.open.has(name);
    return tableParts.has(name) && !this.open.has("table");
  }

  private enter(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void {
    this.open.before(name);
    if (cells.has(name) && !["tr", "template"].includes(this.open.top.name))
      this.enter("tr", new Map(), false);
    if (name === "br") this.builder.line();
    if (name === "hr") this.builder.break(1);
    if (voidElements.has(name)) return;
    if (isInLine(name)) this.open.restore();
    const element = this.elementOf(name, attributes);
    if (element.foreign && selfClosing) return;
    this.begin(element);
    this.open.push(element);
  }

  private elementOf(name: string, attributes: ReadonlyMap<string, string>): OpenElement {
    const around = this.open.around(inTableFrame.has(name));
    const styled = this.styles.declarationsFor({ name, attributes }, inlineStyle(attributes));
    const given = over(attributeStyles(name, attributes), styled);
    const own = preformatted.has(name) ? over(new Map([["white-space", "pre"]]), given) : given;
    const foreign =
      name === "svg" || name === "math" || (around.foreign && !integrationPoints.has(around.name));
    const isBlock = /^(?:block|flex|grid|table|list-item|flow-root)$/.test(own.get("display") ?? "");
    return {
      name: foreign && isMath(around.name) ? `${mathPrefix}${name}` : name,
      own,
      key: formatting.has(name) ? [name, ...[...attributes].flat()].join(" ").slice(0, 1_000) : name,
      look: lookIn(around.look, own),
      replaced: around.replaced || replacedElements.has(name),
      foreign,
      lines: paragraphs.has(name) ? 2 : blocks.has(name) || isBlock ? 1 : 0,
      rowStart: this.builder.length,
      cells: 0,
    };
  }

  /** What the beginning of an element does to the text. */
  private begin(element: OpenElement): void {
    const { name, lines } = element;
    if (element.replaced) return;
    if (cells.has(name)) this.beginCell();
    else if (lines > 0) this.builder.break(this.isInCell() ? 1 : lines === 2 ? 2 : 1);
    if (name === "q") this.words("“");
    if (name === "pre" || name === "listing" || name === "textarea") this.afterPre = true;
    if (name === "h1" && this.heading === undefined)
      this.heading = { start: this.builder.length, end: this.builder.length };
  }

  private beginCell(): void {
    const row = this.open.row();
    if (row === undefined) return;
    if (row.cells > 0) this.builder.cell(row.rowStart);
    row.cells += 1;
  }

  /** A blank line inside a row would end the row for the eye. */
  private isInCell(): boolean {
    return this.open.has("td") || this.open.has("th");
  }

  private closed(element: OpenElement): void {
    const { name, lines } = element;
    if (element.replaced) return;
    if (name === "q") this.builder.write("”", hiddenAs(element.look));
    if (name === "tr") this.builder.row();
    else if (lines > 0) this.builder.break(this.isInCell() ? 1 : lines === 2 ? 2 : 1);
    if (name === "h1" && this.heading !== undefined && this.heading.end === this.heading.start)
      this.heading = { ...this.heading, end: this.builder.length };
  }

  onEndTag(token: Token.TagToken): void {
    this.work.tag();
    this.afterPre = false;
    const name = token.tagName;
    if (this.aside !== undefined) {
      if (this.aside === "title") this.head.titled(this.title.join(""));
      this.aside = undefined;
      return;
    }
    if (name === "body" || name === "html" || name === "head") return;
    if (isMath(this.open.top.name) && this.open.end(`${mathPrefix}${name}`)) return;
    if (name === "br" || name === "p") this.open.endForeign();
    if (name === "br") this.builder.line();
    else if (!this.open.end(name) && name === "p") this.builder.break(2);
  }
}

/** Before an element inside a line, what formatting was left open goes on. */
const isInLine = (name: string): boolean =>
  !blocks.has(name) && !paragraphs.has(name) && !tableParts.has(name) && !plainStarts.has(name);

/** Elements of a formula bear it in their names: a title in a drawing holds HTML, one in a formula does not. */
const mathPrefix = "math:";
const isMath = (name: string): boolean => name === "math" || name.startsWith(mathPrefix);
