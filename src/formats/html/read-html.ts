import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import { documentLimits } from "../document-limits.ts";
import type { DocumentText } from "../document-text.ts";
import { hiddenRemarks, joinHidden } from "../plain/hidden-spans.ts";
import type { PlainOptions } from "../plain/read-plain.ts";
import { refuseEmpty, refuseLong, textOfBytes } from "../plain/text-of-bytes.ts";
import { unseenIn } from "../plain/unseen-characters.ts";
import { declaredCharset } from "./declared-charset.ts";
import { sheetsOf } from "./page-sheets.ts";
import { PageWalk, type Work } from "./page-walk.ts";
import { StyleIndex } from "./style-index.ts";
import { styleSheetOf } from "./style-rules.ts";
import { tokenise } from "./tokens.ts";

function workOf(file: string): Work {
  let [tags, steps] = [0, 0];
  const refuse = (what: string, most: number): never =>
    fail(
      "file.too-large",
      `${file} has more than ${counted(most)} ${what}, which is the limit for a page.`,
      "It is damaged or made to stop programs. Save its words as a text file and give that.",
      { file, expected: `at most ${counted(most)} ${what}`, received: "more" },
    );
  return {
    tag: () => {
      tags += 1;
      if (tags > documentLimits.tags) refuse("tags", documentLimits.tags);
    },
    steps: (count) => {
      steps += count;
      if (steps > documentLimits.steps) refuse("steps of sorting out its tags", documentLimits.steps);
    },
  };
}

/**
 * The words of a page of HTML, white space folded as a browser folds it. Nothing in it is run and nothing fetched. What a
 * reader of the page would not see stays in the text and is listed as hidden, as far as its own styles tell. Fails with a
 * SelvedgeError on what is no text or beyond the limits.
 */
export function readHtml(bytes: Uint8Array, options: PlainOptions): DocumentText {
  const { name, charset } = options;
  refuseEmpty(bytes, name);
  refuseLong(bytes, documentLimits.htmlBytes, name);
  const own = declaredCharset(bytes);
  const stated =
    charset !== undefined
      ? { label: charset, by: "the header it came with" }
      : own === undefined
        ? undefined
        : { label: own, by: "the page itself" };
  const { text: html, encoding, remarks } = textOfBytes(bytes, name, { stated, zeros: true });
  const sheet = styleSheetOf(sheetsOf(html));
  const work = workOf(name);
  const walk = new PageWalk(name, new StyleIndex(sheet, work.steps), work);
  tokenise(html, walk);
  const text = walk.builder.text();
  const hidden = joinHidden([...walk.builder.hidden, ...unseenIn(text, name)]);
  const told = walk.head.told();
  const language = walk.head.language?.trim();
  const title = walk.head.title ?? headingOf(text, walk);
  return {
    text,
    encoding,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined || language === "" ? {} : { language }),
    ...(told === undefined ? {} : { told }),
    hidden,
    remarks: [
      ...remarks,
      ...hiddenRemarks(hidden, name),
      ...leftOut(walk, text, name),
      ...unfollowed(sheet, walk, name),
    ],
  };
}

function headingOf(text: string, { heading }: PageWalk): string | undefined {
  const words = heading === undefined ? "" : text.slice(heading.start, heading.end).trim();
  return words === "" ? undefined : words.replaceAll(/\s+/g, " ").slice(0, 300).toWellFormed();
}

/** Letters below which a page with scripts has probably not written itself yet. */
const fewLetters = 400;

function leftOut(walk: PageWalk, text: string, file: string): readonly Issue[] {
  const remarks: Issue[] = [];
  if (walk.replacedCharacters > 0)
    remarks.push({
      code: "document.left-out",
      message: `${counted(walk.replacedCharacters)} characters inside drawings, frames, films, objects or noscript elements of ${file} are not in the text.`,
      hint: "Open the page where they may matter.",
      file,
    });
  if (walk.scripts > 0 && text.length < fewLetters)
    remarks.push({
      code: "document.left-out",
      message: `${file} holds ${counted(text.length)} characters of text and scripts (${counted(walk.scripts)}), which are not run: its words may be written by them.`,
      hint: "Save the page from a browser after it has loaded, or print it to PDF, and give that.",
      file,
    });
  return remarks;
}

function unfollowed(
  { notFollowed, cut }: ReturnType<typeof styleSheetOf>,
  { linkedSheets }: PageWalk,
  file: string,
): readonly Issue[] {
  const said = [
    ...(linkedSheets > 0 ? [`${counted(linkedSheets)} style sheets lie outside and are not fetched`] : []),
    ...(notFollowed > 0
      ? [`${counted(notFollowed)} selectors of rules that may hide words are not followed`]
      : []),
    ...(cut ? ["its style sheets are longer than is looked at"] : []),
  ];
  if (said.length === 0) return [];
  return [
    {
      code: "document.noted",
      message: `What ${file} hides may be more than is shown as hidden: ${said.join("; ")}.`,
      hint: "Hold the text beside the page as a browser shows it before citing it.",
      file,
    },
  ];
}
