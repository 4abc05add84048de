import type { Issue } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import { hiddenRemarks } from "../plain/hidden-spans.ts";
import type { PdfFacts } from "./pdf-facts.ts";
import type { PagesRead } from "./read-pages.ts";

/** What is told of how a PDF was read. */
export interface PdfToTell {
  readonly name: string;
  readonly pages: PagesRead;
  readonly facts: PdfFacts;
  /** Tables of characters that its fonts need and it does not hold. */
  readonly missing: readonly string[];
  /** How often its bytes name an action that starts a program. */
  readonly launches: number;
  /** Places where PDF.js met something broken and read on. */
  readonly faults: readonly string[];
}

const some = (pages: readonly number[]): string => {
  const shown = pages.slice(0, 5).map(counted).join(", ");
  return pages.length === 1
    ? `page ${shown}`
    : `${counted(pages.length)} pages (${shown}${pages.length > 5 ? " ..." : ""})`;
};

const typed =
  "Where their words matter, give them as a typed layer: somebody writes down what the page shows.";

function pageRemarks({ name, pages, missing }: PdfToTell): readonly Issue[] {
  const file = { file: name };
  const left: [readonly number[], string][] = [
    [pages.pictures, "hold a picture and no text: a scan"],
    [pages.empty, "hold no text"],
    [pages.broken, "could not be read: they are damaged"],
  ];
  const remarks: Issue[] = left
    .filter(([numbers]) => numbers.length > 0)
    .map(([numbers, what]) => ({
      code: "document.left-out",
      message: `In ${name}, these ${what}: ${some(numbers)}.`,
      hint: typed,
      ...file,
    }));
  if (pages.underPictures.length > 0)
    remarks.push({
      code: "document.noted",
      message: `In ${name}, the words of these lie invisible with a picture of the whole page, as text recognition lays them: ${some(pages.underPictures)}.`,
      hint: "They are what a program read in a scan: compare them with the picture before they are cited.",
      ...file,
    });
  if (missing.length > 0)
    remarks.push({
      code: "document.left-out",
      message: `Words of ${name} in fonts that rest on tables of characters outside the file (${missing.slice(0, 3).join(", ")}) are not read.`,
      hint: "They are on the page and not in the text. Open the file and print it into a new PDF, or give its words as a typed layer.",
      ...file,
    });
  if (pages.unmapped > 0)
    remarks.push({
      code: "document.left-out",
      message: `${counted(pages.unmapped)} letters of ${name} have no reading in their fonts; each stands as U+FFFD.`,
      hint: "They are on the page and not in the text. Give their words as a typed layer, or ask for the file it was made from.",
      ...file,
    });
  return remarks;
}

const count = (number: number, what: string): string[] => (number > 0 ? [`${counted(number)} ${what}`] : []);

/** What would do something where another program opens the file. */
function ignored({ facts, launches }: PdfToTell): readonly string[] {
  return [
    ...count(facts.scripts, "scripts"),
    ...count(launches, "actions that start a program"),
    ...count(facts.links, "links"),
    ...(facts.hasXfa ? ["a form of XFA"] : []),
  ];
}

/** What holds words that are not among those read. */
const unread = ({ facts }: PdfToTell): readonly string[] => [
  ...count(facts.fields, "fields of forms"),
  ...count(facts.notes, "notes and marks"),
  ...count(facts.lostFiles, "files inside that cannot be taken out"),
];

/** What is in the file beside the words of its pages: never run, opened, followed or fetched. */
function factRemarks(told: PdfToTell): readonly Issue[] {
  const { name, facts } = told;
  const [left, words] = [ignored(told).join(", "), unread(told).join(", ")];
  const remarks: Issue[] = [];
  const tell = (code: Issue["code"], message: string, hint: string): void => {
    remarks.push({ code, message: `${name} ${message}`, hint, file: name });
  };
  if (left !== "")
    tell(
      "document.left-out",
      `holds ${left}: none was run, opened or followed.`,
      "Nothing to do here. Do not open the file in a program that runs them.",
    );
  if (words !== "")
    tell(
      "document.left-out",
      `holds ${words}, whose words are not among those read.`,
      "Look at them in a reader of PDF; give what matters as a typed layer.",
    );
  if (facts.enclosed.length > 0)
    tell(
      "document.noted",
      `encloses ${counted(facts.enclosed.length)} files.`,
      "Each is a document of its own.",
    );
  if (facts.isSigned)
    tell(
      "document.noted",
      "carries a digital signature, which is not checked here.",
      "Check it in a reader of PDF: it may tell who vouches for the file, and since when.",
    );
  return remarks;
}

/** Remarks on a PDF that was read. */
export function pdfRemarks(told: PdfToTell): readonly Issue[] {
  const { name, pages, faults } = told;
  const damaged: Issue[] =
    faults.length === 0
      ? []
      : [
          {
            code: "document.noted",
            message: `${name} is damaged or unusual in ${counted(faults.length)} places, and was read on past them: ${faults[0]}`,
            hint: "Compare the text with the pages; fetch the file again where it looks cut off.",
            file: name,
          },
        ];
  return [...hiddenRemarks(pages.hidden, name), ...pageRemarks(told), ...factRemarks(told), ...damaged];
}
