import type { DocumentTold } from "../document-text.ts";
import { inPart, type Parts, relationsOf, type XlsxOptions } from "../xlsx/parts.ts";
import { parseXml } from "../xml/safe-xml.ts";

/** Longest title or name that is taken over. */
const longest = 300;

const fields: Readonly<Record<string, "title" | "author" | "date">> = {
  title: "title",
  creator: "author",
  created: "date",
};

/** What a document says of itself in its core properties. */
export async function readCore(
  parts: Parts,
  options: XlsxOptions,
): Promise<{ readonly title?: string; readonly told?: DocumentTold }> {
  const target = (await relationsOf(parts, "", options)).find(
    ({ type }) => type === "core-properties",
  )?.target;
  const part = parts.get(target ?? "");
  if (part === undefined) return {};
  const found: { title: string; author: string; date: string } = { title: "", author: "", date: "" };
  let current: "title" | "author" | "date" | undefined;
  const handlers = {
    open: (name: string) => {
      current = fields[name];
    },
    close: () => {
      current = undefined;
    },
    text: (words: string) => {
      if (current !== undefined)
        found[current] = `${found[current]}${words}`.slice(0, longest).toWellFormed();
    },
  };
  await parseXml(part.open(), handlers, inPart(options, part.name));
  const [title, author, date] = [found.title, found.author, found.date].map((each) => each.trim());
  const told = { ...(author ? { author } : {}), ...(date ? { date } : {}) };
  return { ...(title ? { title } : {}), ...(author || date ? { told } : {}) };
}
