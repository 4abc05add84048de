import { fail } from "../../model/issue.ts";
import type { DocumentText } from "../document-text.ts";
import { joinHidden, refuseManyHidden } from "../plain/hidden-spans.ts";
import { unseenIn } from "../plain/unseen-characters.ts";
import { openPdf } from "./open-pdf.ts";
import { pdfFacts } from "./pdf-facts.ts";
import type { PdfLimits } from "./pdf-limits.ts";
import { pdfRemarks } from "./pdf-remarks.ts";
import type { PagesRead } from "./read-pages.ts";
import { readPages } from "./read-pages.ts";

/** An action that starts a program, where the bytes show it. In packed objects it is not seen, and not run either. */
const launch = Buffer.from("/Launch");

function launchesIn(bytes: Uint8Array): number {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = all.indexOf(launch); at >= 0; at = all.indexOf(launch, at + launch.length)) count += 1;
  return count;
}

/** Complaints that are our own doing: shapes of fonts are not fetched, and large pictures not unpacked. */
const expected = /nothing else is read|Image exceeded maximum|Cannot load system font/;

function whyWordless({ pictures, broken }: PagesRead, missing: ReadonlySet<string>): string {
  if (missing.size > 0) return `its fonts rest on tables of characters outside the file (${[...missing][0]})`;
  if (pictures.length > 0) return "it is a scan: pictures of pages";
  return broken.length > 0 ? "its pages are damaged" : "its pages are empty or only drawn";
}

function refuseWordless(pages: PagesRead, missing: ReadonlySet<string>, name: string): void {
  if (pages.text.trim() !== "") return;
  const why = whyWordless(pages, missing);
  fail(
    "file.empty",
    `${name} holds no text: ${why}.`,
    "Its bytes are evidence all the same. Give its words as a typed layer: somebody writes down what the pages show.",
    { file: name, expected: "a PDF with text", received: why },
  );
}

/**
 * The words of a PDF, read in this thread with no limit of time and memory: `readPdf` runs it in one of its own. Takes
 * the bytes over. `faults` is asked at the end for what PDF.js complained of.
 */
export async function readHere(
  bytes: Uint8Array,
  name: string,
  limits: PdfLimits,
  faults: () => readonly string[],
): Promise<DocumentText> {
  const launches = launchesIn(bytes);
  const missing = new Set<string>();
  const pdf = await openPdf(bytes, name, missing);
  const pages = await readPages(pdf, name, limits);
  const facts = await pdfFacts(pdf, limits, name);
  if (facts.enclosed.length === 0) refuseWordless(pages, missing, name);
  const hidden = joinHidden([...pages.hidden, ...unseenIn(pages.text, name)]);
  refuseManyHidden(hidden.length, name);
  const { title, language, told, enclosed } = facts;
  return {
    text: pages.text,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    told,
    enclosed,
    pages: pages.pages,
    boxes: pages.boxes,
    hidden,
    remarks: pdfRemarks({
      name,
      pages: { ...pages, hidden },
      facts,
      missing: [...missing],
      launches,
      faults: faults().filter((fault) => !expected.test(fault)),
    }),
  };
}
