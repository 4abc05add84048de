// Names come from customers' files and from lists: whatever stands in them may appear on the page, but may not act on it.

const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const markup: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const hex = (mark: string): string => (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** Control, format (direction marks, invisible joiners) and line-separating characters made visible; lone surrogates replaced. */
export const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\t\n\r]+/g, " ")
    .replace(acting, (mark) => `<U+${hex(mark)}>`);

/** The text as it may stand in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (mark) => markup[mark] ?? "");

/**
 * The text as a quoted string of a style sheet. Everything but letters, digits and spaces is a CSS escape, so that
 * neither a quote nor `</style>` can end what it stands in.
 */
export const cssString = (text: string): string =>
  `"${visible(text).replace(/[^A-Za-z0-9 ]/gu, (mark) => `\\${hex(mark)} `)}"`;

/** The address if a reader may be sent there: an absolute http or https address, else undefined. */
export function safeUrl(text: string): string | undefined {
  if (!/^https?:\/\/[^\s<>"'\\]+$/i.test(text)) return undefined;
  return URL.canParse(text) ? text : undefined;
}
