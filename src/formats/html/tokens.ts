import { type TokenHandler, Tokenizer, TokenizerMode } from "parse5";
import { rawElements } from "./elements.ts";

/** Characters handed to the tokenizer at once: it copies what is unfinished at each, so many small pieces cost far more. */
const pieceUnits = 8 * 1024 ** 2;

/** A handler that sets how its tokenizer reads on. */
export interface PageHandler extends TokenHandler {
  tokenizer: Tokenizer | undefined;
}

/** Runs the tokens of a page by a handler, as browsers part them (WHATWG HTML 13.2.5), a piece at a time. */
export function tokenise(html: string, handler: PageHandler): void {
  const tokenizer = new Tokenizer({}, handler);
  handler.tokenizer = tokenizer;
  for (let at = 0; at === 0 || at < html.length; at += pieceUnits) {
    const isLast = at + pieceUnits >= html.length;
    tokenizer.write(html.slice(at, at + pieceUnits), isLast);
    // Words so far are handed over, so that none grows beyond a piece.
    if (!isLast) tokenizer.flushCharacters();
  }
}

/** Sets what a start tag says of the characters behind it: up to its end tag no other tag counts. */
export function readOn(tokenizer: Tokenizer | undefined, name: string): void {
  if (tokenizer === undefined) return;
  if (name === "title" || name === "textarea") tokenizer.state = TokenizerMode.RCDATA;
  else if (name === "script") tokenizer.state = TokenizerMode.SCRIPT_DATA;
  else if (rawElements.has(name)) tokenizer.state = TokenizerMode.RAWTEXT;
  else if (name === "plaintext") tokenizer.state = TokenizerMode.PLAINTEXT;
}
