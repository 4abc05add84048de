import type { Token, TokenHandler, Tokenizer } from "parse5";
import { documentLimits } from "../document-limits.ts";
import { readOn, tokenise } from "./tokens.ts";

const styleTag = /<(\/?)style(?=[\s/>])/gi;

/** How far a page must be read for all its style sheets; 0 where it has none. An open one reaches to the end. */
function readTo(html: string): number {
  let end = 0;
  for (const { 0: tag, 1: slash, index } of html.matchAll(styleTag))
    end = slash === "" ? html.length : index + tag.length + 1;
  return end;
}

class SheetWalk implements TokenHandler {
  readonly sheets: string[] = [];
  tokenizer: Tokenizer | undefined;
  private units = 0;
  private inSheet = false;
  /** A sheet in a template styles nothing until a script takes it out. */
  private templates = 0;

  onComment(): void {}
  onDoctype(): void {}
  onNullCharacter(): void {}
  onEof(): void {}

  onStartTag(token: Token.TagToken): void {
    readOn(this.tokenizer, token.tagName);
    if (token.tagName === "template") this.templates += 1;
    this.inSheet = token.tagName === "style" && this.templates === 0 && isForScreen(token);
    if (this.inSheet) this.sheets.push("");
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (tagName === "template") this.templates = Math.max(0, this.templates - 1);
    this.inSheet = false;
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (!this.inSheet || this.units > documentLimits.styleCharacters) return;
    this.units += chars.length;
    this.sheets.push(`${this.sheets.pop() ?? ""}${chars}`);
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }
}

/** A sheet for printers, or in another language than CSS, says nothing of the screen. */
function isForScreen({ attrs }: Token.TagToken): boolean {
  const told = (key: string): string =>
    attrs
      .find(({ name }) => name === key)
      ?.value.trim()
      .toLowerCase() ?? "";
  const [media, type] = [told("media"), told("type")];
  return (type === "" || type === "text/css") && (media === "" || /\b(?:all|screen)\b/.test(media));
}

/**
 * The style sheets inside a page, wherever they stand: one at its end holds for the words before it. So a page with style
 * sheets is gone over twice, the first time as far as its last one.
 */
export function sheetsOf(html: string): readonly string[] {
  const end = readTo(html);
  if (end === 0) return [];
  const walk = new SheetWalk();
  tokenise(html.slice(0, end), walk);
  return walk.sheets;
}
