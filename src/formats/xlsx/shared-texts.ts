import { fail } from "../../model/issue.ts";
import type { ArchiveEntry } from "../archive/open-zip.ts";
import { counted } from "../counted.ts";
import { formatLimits } from "../limits.ts";
import type { XmlHandlers } from "../xml/safe-xml.ts";
import { parseXml } from "../xml/safe-xml.ts";
import { unescapeText } from "./cell-text.ts";
import type { XlsxOptions } from "./parts.ts";
import { inPart } from "./parts.ts";

/**
 * Gathers the text of a string item (a shared text, an inline text): runs are joined, phonetic readings left out.
 * Blanks around a plain text count only where it says so, as in Excel; between runs they are kept in any case, because
 * a lost blank joins two words.
 */
export interface TextGatherer {
  readonly begin: () => void;
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  readonly take: () => string;
}

/** `most`: characters beyond which no more are gathered; the text is then longer than that. */
export function textGatherer(most: number): TextGatherer {
  let value = "";
  let inText = false;
  let isKept = false;
  let phonetic = 0;
  return {
    begin: () => {
      value = "";
      isKept = false;
      inText = false;
      phonetic = 0;
    },
    open: (name, attributes) => {
      if (name === "rPh") phonetic += 1;
      else if (name === "r") isKept = true;
      else if (name === "t") {
        inText = phonetic === 0;
        if (attributes.space === "preserve") isKept = true;
      }
    },
    close: (name) => {
      if (name === "rPh") phonetic -= 1;
      else if (name === "t") inText = false;
    },
    text: (text) => {
      if (inText && value.length <= most) value = value === "" ? text : value + text;
    },
    take: () => unescapeText(isKept ? value : value.trim()),
  };
}

/** What a text costs beside its characters. */
const textOverhead = 4;

/** A text that does not keep alive the piece of the file that it was cut from. */
const ownText = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

/** The texts that cells point to by number. They are held as a whole, so their characters are limited all together. */
export async function readSharedTexts(
  part: ArchiveEntry | undefined,
  options: XlsxOptions,
): Promise<readonly string[]> {
  if (part === undefined) return [];
  const most = options.limits?.sharedText ?? formatLimits.sharedText;
  const texts: string[] = [];
  const gatherer = textGatherer(most);
  let held = 0;
  const add = (text: string): void => {
    texts.push(ownText(text));
    held += text.length + textOverhead;
    if (held > most)
      fail(
        "file.too-large",
        `The workbook's distinct texts have more than ${counted(most)} characters all together, which is the limit.`,
        "Export the sheets as CSV (UTF-8) and import those; CSV has no such limit.",
        { file: options.file, expected: `at most ${counted(most)} characters`, received: "more" },
      );
  };
  const handlers: XmlHandlers = {
    open: (name, attributes) => (name === "si" ? gatherer.begin() : gatherer.open(name, attributes)),
    close: (name) => (name === "si" ? add(gatherer.take()) : gatherer.close(name)),
    text: gatherer.text,
  };
  await parseXml(part.open(), handlers, inPart(options, part.name));
  return texts;
}
