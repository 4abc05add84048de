import { fail } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import type { DocumentTold, EnclosedFile } from "../document-text.ts";
import type { OpenPdf } from "./open-pdf.ts";
import type { PdfLimits } from "./pdf-limits.ts";

/** What a PDF holds besides the words of its pages. */
export interface PdfFacts {
  readonly title?: string;
  readonly language?: string;
  readonly told: DocumentTold;
  readonly enclosed: readonly EnclosedFile[];
  /** Attachments that could not be taken out. */
  readonly lostFiles: number;
  readonly scripts: number;
  readonly links: number;
  readonly fields: number;
  readonly notes: number;
  readonly hasXfa: boolean;
  readonly isSigned: boolean;
}

const text = (value: unknown): string | undefined => {
  const trimmed = typeof value === "string" ? value.toWellFormed().trim().slice(0, 1_000) : "";
  return trimmed === "" ? undefined : trimmed;
};

/** `D:20260102120000+08'00'` as an ISO time, and anything else as it is written. */
export function dateTold(value: unknown): string | undefined {
  const given = text(value);
  const parts = /^(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d'?(?:\d\d)?)?/.exec(
    given ?? "",
  );
  if (parts === null) return given;
  const [, year, month, day, hour, minute, second = "00", zone = ""] = parts;
  if (hour === undefined) return `${year}-${month}-${day}`;
  const offset = /^([+-]\d\d)'?(\d\d)?/.exec(zone);
  const told = offset === null ? zone : `${offset[1]}:${offset[2] ?? "00"}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${told}`;
}

async function metadata(
  pdf: OpenPdf,
): Promise<Pick<PdfFacts, "title" | "language" | "told" | "hasXfa" | "isSigned">> {
  const { info } = await pdf.getMetadata();
  const given = info as Readonly<Record<string, unknown>>;
  const entries = {
    author: text(given.Author),
    date: dateTold(given.CreationDate) ?? dateTold(given.ModDate),
    subject: text(given.Subject),
    producer: [text(given.Creator), text(given.Producer)].filter((each) => each !== undefined).join("; "),
  };
  const title = text(given.Title);
  const language = text(given.Language);
  return {
    ...(title === undefined ? {} : { title }),
    ...(language === undefined || !/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language) ? {} : { language }),
    told: Object.fromEntries(
      Object.entries(entries).filter(([, value]) => value !== undefined && value !== ""),
    ),
    hasXfa: given.IsXFAPresent === true,
    isSigned: given.IsSignaturesPresent === true,
  };
}

interface Attachment {
  readonly filename?: unknown;
  readonly rawFilename?: unknown;
  readonly content?: unknown;
}

async function contentOf(pdf: OpenPdf, id: string, given: Attachment): Promise<Uint8Array | undefined> {
  try {
    const held = given.content ?? ((await pdf.getAttachmentContent(id)) as unknown);
    const inner = held instanceof Uint8Array ? held : (held as Attachment | null)?.content;
    return inner instanceof Uint8Array ? inner : undefined;
  } catch {
    return undefined;
  }
}

/** The files inside, as bytes: each becomes a document of its own. */
async function enclosedFiles(pdf: OpenPdf, limits: PdfLimits, name: string) {
  const attachments = (await pdf.getAttachments()) as unknown;
  const all: [string, Attachment][] =
    attachments instanceof Map
      ? [...(attachments as Map<string, Attachment>)]
      : Object.entries(attachments ?? {});
  const enclosed: EnclosedFile[] = [];
  let size = 0;
  for (const [id, given] of all) {
    const bytes = await contentOf(pdf, id, given);
    size += bytes?.length ?? 0;
    if (size > limits.enclosedBytes || enclosed.length >= limits.enclosedFiles)
      fail(
        "file.too-large",
        `${name} holds more files than ${counted(limits.enclosedFiles)}, or more in them than ${counted(limits.enclosedBytes)} bytes.`,
        "Take the files out of it with a reader of PDF and give them one by one.",
        { file: name, expected: `at most ${counted(limits.enclosedBytes)} bytes`, received: "more" },
      );
    const called = text(given.filename) ?? text(given.rawFilename) ?? text(id) ?? "file";
    if (bytes !== undefined) enclosed.push({ name: called, bytes: bytes.slice() });
  }
  return { enclosed, lostFiles: all.length - enclosed.length };
}

type Note = Readonly<Record<string, unknown>>;
type Counts = Pick<PdfFacts, "links" | "fields" | "notes" | "scripts">;

function kindOf(note: Note): "links" | "fields" | "notes" | undefined {
  if (note.subtype === "Widget") return "fields";
  if (note.subtype === "Popup") return undefined;
  if (note.subtype !== "Link") return "notes";
  const leadsOut = note.url !== undefined || note.unsafeUrl !== undefined || note.action !== undefined;
  return leadsOut ? "links" : undefined;
}

/** Annotations are counted: their words stand beside the page. A page whose annotations are broken has none. */
async function annotations(pdf: OpenPdf): Promise<Counts> {
  const counts = { links: 0, fields: 0, notes: 0, scripts: 0 };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const given: Note[] = await pdf
      .getPage(number)
      .then((page) => page.getAnnotations())
      .catch(() => []);
    for (const note of given) {
      const kind = kindOf(note);
      if (kind !== undefined) counts[kind] += 1;
      if (note.actions !== undefined && note.actions !== null) counts.scripts += 1;
    }
  }
  return counts;
}

/** What the document says of itself and holds besides its pages. Nothing of it is run, opened or followed. */
export async function pdfFacts(pdf: OpenPdf, limits: PdfLimits, name: string): Promise<PdfFacts> {
  const actions = await pdf.getJSActions().catch(() => null);
  const ofDocument = Object.values(actions ?? {}).flat().length;
  const counts = await annotations(pdf);
  return {
    ...(await metadata(pdf)),
    ...(await enclosedFiles(pdf, limits, name)),
    ...counts,
    scripts: ofDocument + counts.scripts,
  };
}
