import type { DocumentTold } from "../document-text.ts";

type Attributes = ReadonlyMap<string, string>;

const authors: ReadonlySet<string> = new Set([
  "author",
  "dc.creator",
  "article:author",
  "byl",
  "citation_author",
]);
const dates: ReadonlySet<string> = new Set([
  "article:published_time",
  "date",
  "dc.date",
  "dcterms.issued",
  "dcterms.created",
  "pubdate",
  "publishdate",
  "datepublished",
  "citation_publication_date",
]);

/** Characters of what a page tells of itself that are kept. */
const longest = 300;

const folded = (text: string): string => text.trim().replaceAll(/\s+/g, " ").slice(0, longest).toWellFormed();

/** What a page says of itself in its head: a claim of whoever made it. The first of several holds. */
export class PageHead {
  title: string | undefined;
  language: string | undefined;
  private author: string | undefined;
  private date: string | undefined;
  private producer: string | undefined;

  meta(attributes: Attributes): void {
    const content = folded(attributes.get("content") ?? "");
    if (content === "") return;
    const name = (attributes.get("name") ?? attributes.get("property") ?? attributes.get("itemprop") ?? "")
      .trim()
      .toLowerCase();
    if (authors.has(name)) this.author ??= content;
    else if (dates.has(name)) this.date ??= content;
    else if (name === "generator") this.producer ??= content;
    else if (attributes.get("http-equiv")?.toLowerCase() === "content-language") this.language ??= content;
  }

  titled(text: string): void {
    const title = folded(text);
    if (title !== "") this.title ??= title;
  }

  /** Undefined where the page tells nothing. */
  told(): DocumentTold | undefined {
    const { author, date, producer } = this;
    if (author === undefined && date === undefined && producer === undefined) return undefined;
    return {
      ...(author === undefined ? {} : { author }),
      ...(date === undefined ? {} : { date }),
      ...(producer === undefined ? {} : { producer }),
    };
  }
}
