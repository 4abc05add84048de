import { escapeHtml, safeUrl } from "./escape.ts";

/** Text that is markup already. Only `html` and `trusted` make it, so plain text can never pass for it. */
export interface Html {
  readonly kind: "html";
  readonly text: string;
}

export type Part = Html | string | number | false | null | undefined | readonly Part[];

/** Markup of our own that holds nothing from outside: style sheets, numbers of a drawing. */
export const trusted = (text: string): Html => ({ kind: "html", text });

/** A template that escapes whatever is put into it, unless that is `Html`; arrays are joined, empty parts left out. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  trusted(strings.map((string, at) => string + render(parts[at])).join(""));

function render(part: Part): string {
  if (part === undefined || part === null || part === false) return "";
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  return isList(part) ? part.map(render).join("") : part.text;
}

const isList = (part: Html | readonly Part[]): part is readonly Part[] => Array.isArray(part);

export const nothing: Html = trusted("");

/** A name or a sentence from outside, kept apart from the direction of the text around it. */
export const apart = (text: string): Html =>
  html`<bdi>${text.split(day).map((part, at) => (at % 2 === 0 ? part : html`<span class="day">${part}</span>`))}</bdi>`;

/** A day, which no line should break; not the beginning of a version. */
const day = /(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])/;

/** The name of a party; a row may give none. */
export const named = (name: string): Html =>
  name.trim() === "" ? html`<i>no name is given</i>` : apart(name);

/** The address as text that is also an anchor; an address that is none stays text. */
export function address(url: string): Html {
  const safe = safeUrl(url);
  return safe === undefined
    ? html`<span class="url">${apart(url)}</span>`
    : html`<a class="url" href="${safe}" rel="noreferrer noopener">${safe}</a>`;
}

/** Parts with something between them. */
export const between = (parts: readonly Part[], separator: Part): Html =>
  html`${parts.map((part, at) => (at === 0 ? part : [separator, part]))}`;
