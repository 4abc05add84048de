/** Tags in their order, attributes and all; text and the style sheet left out. */
export const tagsOf = (html: string): readonly string[] =>
  html.replace(/<style>[\s\S]*?<\/style>/g, "").match(/<[^>]*>/g) ?? [];

/** What a reader sees, without tags and entities. */
export const textOf = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
