import type { Email } from "postal-mime";
import type { Issue } from "../../model/issue.ts";
import type { HiddenSpan } from "../../model/text-layer.ts";
import type { DocumentText } from "../document-text.ts";
import { readHtml } from "../html/read-html.ts";
import { joinHidden } from "../plain/hidden-spans.ts";
import { unseenIn } from "../plain/unseen-characters.ts";

interface Body {
  readonly text: string;
  readonly hidden: readonly HiddenSpan[];
  readonly remarks: readonly Issue[];
}

/** A remark of the HTML part on hidden words is made anew for the whole body. */
const ofPart = ({ remarks }: DocumentText): readonly Issue[] =>
  remarks.filter(({ code }) => code !== "document.hidden");

/** The text of a message out of its text and HTML parts. */
export function bodyOf({ text, html }: Email, file: string): Body {
  const plain = text?.trim() === "" ? undefined : text;
  if (html === undefined || html.trim() === "") return plainBody(plain ?? "", file);
  const page = readHtml(new TextEncoder().encode(html), { name: file, charset: "utf-8" });
  const ofPage: Body = { text: page.text, hidden: page.hidden, remarks: ofPart(page) };
  if (plain === undefined) return ofPage;
  const [inPage, inPlain] = [covers(page.text, plain), covers(plain, page.text)];
  // The parts say the same: the text part is what its writer wrote, unless only the page shows what of it is hidden.
  if (inPage && inPlain) return page.hidden.length === 0 ? plainBody(plain, file) : ofPage;
  if (inPage) return both(ofPage, undefined, file);
  return both(withHidden(plainBody(plain, file), page), inPlain ? undefined : ofPage, file);
}

function plainBody(text: string, file: string): Body {
  return { text, hidden: unseenIn(text, file), remarks: [] };
}

const between = "\n\n";

/** One part, and where the other says more, that one behind it. */
function both(first: Body, second: Body | undefined, file: string): Body {
  const start = first.text.length + between.length;
  const moved = (second?.hidden ?? []).map((span) => ({
    ...span,
    start: span.start + start,
    end: span.end + start,
  }));
  const how =
    second === undefined
      ? "the part that says more was read"
      : `the text part was read, and behind it, from character ${start}, the HTML part`;
  return {
    text: second === undefined ? first.text : `${first.text}${between}${second.text}`,
    hidden: [...first.hidden, ...moved],
    remarks: [
      {
        code: "document.noted",
        message: `The text part and the HTML part of ${file} do not say the same; ${how}.`,
        hint: "A mail program shows one of the two. Tell which when citing it.",
        file,
      },
      ...first.remarks,
      ...(second?.remarks ?? []),
    ],
  };
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Of the words of one part, so many must stand in the other for them to say the same: links and footers differ. */
const same = 0.9;

/** Whether the words of `other` stand in `text`, each as often. */
function covers(text: string, other: string): boolean {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = wordsOf(other);
  let found = 0;
  for (const word of words) {
    const left = counts.get(word) ?? 0;
    if (left > 0) found += 1;
    counts.set(word, left - 1);
  }
  return found >= same * words.length;
}

/** Hidden stretches of the page that are looked for in the text part, and letters below which they prove nothing. */
const lookedFor = 1_000;
const fewLetters = 8;

/** Where the text part repeats what the page hides (parts are merged by mail libraries), it is hidden there too. */
function withHidden(body: Body, page: DocumentText): Body {
  const found = page.hidden.slice(0, lookedFor).flatMap(({ start, end, why }) => {
    const words = page.text.slice(start, end).trim();
    const at = words.length < fewLetters ? -1 : body.text.indexOf(words);
    return at < 0 ? [] : [{ start: at, end: at + words.length, why }];
  });
  return { ...body, hidden: joinHidden([...body.hidden, ...found]) };
}
