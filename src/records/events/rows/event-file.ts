import { Buffer } from "node:buffer";
import { type ByteSource, wholeOf } from "../../../formats/byte-source.ts";
import { isRecord } from "../../../formats/json/json-values.ts";
import { SelvedgeError } from "../../../model/issue.ts";
import type { ContactHeadings } from "../../contact-columns.ts";
import { isRefusedHeading } from "../../contact-columns.ts";
import { credentialKindOf, type DocumentKind, kindOfDocument, notRecords } from "../document-kind.ts";
import { envelopeOf, type ScannedText } from "../event-lists.ts";
import { eventLimits } from "../limits.ts";
import { openText } from "../open-text.ts";
import { walkEvents } from "../read-events.ts";
import { refusal } from "../refusals.ts";

/** Part of an import's id: raised whenever the same bytes would give other rows. */
export const eventReaderVersion = "events.1";

/** A file of events, or a credential, and what its rows are. */
export interface EventFile {
  readonly file: string;
  readonly kind: "events" | "documents";
  readonly documentKind: DocumentKind;
  readonly source: ByteSource;
}

/** Beyond this a file is read as a whole only where its beginning speaks of events. */
const unasked = 16 * 1024 ** 2;
const beginning = 1024 ** 2;
const speaksOfEvents = /"(eventTime|epcisBody|eventList|credentialSubject)"|EPCIS/;

/** Whether the bytes are an object of JSON, and small or with the words of events at their beginning. */
function mayHold(source: ByteSource): boolean {
  const head = Buffer.from(source.read(0, Math.min(source.size, beginning))).toString("utf8");
  const isObject = /^\ufeff?\s*\{/.test(head);
  return isObject && (source.size <= unasked || speaksOfEvents.test(head));
}

/** What is read as any other table, as it was before events were. */
const elsewhere: readonly DocumentKind[] = ["unknown", "product-master-data"];

function refuseNoRecord(file: string, kind: DocumentKind): void {
  const what = notRecords[kind];
  if (what === undefined) return;
  throw new SelvedgeError(
    refusal(
      "events.not-a-record",
      "$",
      `this is ${what}; it holds no event, product, facility or attestation`,
      {
        file,
      },
    ),
  );
}

/** A document of which there is nothing to count fails as a whole, and says why. */
function refuseEmpty(file: string, bytes: Uint8Array, text: ScannedText, kind: DocumentKind): void {
  const isList = kind.startsWith("epcis-") && kind !== "epcis-single-event";
  if (!isList || text.lists.some(({ froms }) => froms.length > 0)) return;
  const { issues } = walkEvents(bytes, { file }, () => undefined);
  throw new SelvedgeError(issues[0] ?? refusal("file.empty", "$", "the file holds no event", { file }));
}

const aName = /"((?:[^"\\]|\\.){1,200})"\s*:/g;
const stretch = 1024 ** 2;

/** A file that says something of persons' ethnicity or religion comes in by no door, whatever its form. */
function refusePrivateNames(file: string, bytes: Uint8Array, contacts: ContactHeadings): void {
  const seen = new Set<string>();
  for (let at = 0; at < bytes.length; at += stretch) {
    const text = Buffer.from(bytes.subarray(at, at + stretch + 300)).toString("utf8");
    for (const [, name = ""] of text.matchAll(aName)) seen.add(name);
  }
  const found = [...seen].filter((name) => isRefusedHeading(contacts, name.replace(/^[^:#/]*[:#/]/, "")));
  if (found.length === 0) return;
  throw new SelvedgeError({
    code: "column.refused",
    message: `The file has fields about persons' ethnicity or religion: ${found.join(", ")}. Nothing of it was taken in.`,
    hint: "Take these fields out of the file and import it again. Selvedge holds no such data in any form.",
    file,
    column: found[0] ?? "",
  });
}

/**
 * The file as one of events, where it is EPCIS 2.0 in JSON or a UNTP credential; undefined where nothing says so. What is
 * one, and holds nothing that could become a row, throws a SelvedgeError.
 */
export function eventFileOf(
  source: ByteSource,
  file: string,
  contacts: ContactHeadings,
): EventFile | undefined {
  if (source.size === 0 || !mayHold(source)) return undefined;
  const isLarge = source.size > eventLimits.wholeBytes;
  const bytes = isLarge ? new Uint8Array(0) : wholeOf(source);
  const opened = openText(bytes, file, eventLimits);
  if (isLarge || !opened.ok)
    return isLarge || isBeyondLimit(opened) ? refuseLarge(source, file, opened) : undefined;
  const root = envelopeOf(opened.text);
  const documentKind = kindOfDocument(root);
  if (!isRecord(root) || elsewhere.includes(documentKind)) return undefined;
  refuseNoRecord(file, documentKind);
  refuseEmpty(file, bytes, opened.text, documentKind);
  refusePrivateNames(file, bytes, contacts);
  return { file, kind: rowsOf(documentKind), documentKind, source };
}

type Opened = ReturnType<typeof openText>;

const isBeyondLimit = (opened: Opened): boolean => !opened.ok && opened.issue.code === "file.too-large";

/** Beyond a limit of this reader: told where the file speaks of events, else left to the readers of tables. */
function refuseLarge(source: ByteSource, file: string, opened: Opened): undefined {
  const head = Buffer.from(source.read(0, beginning)).toString("utf8");
  if (!speaksOfEvents.test(head)) return undefined;
  if (!opened.ok && isBeyondLimit(opened)) throw new SelvedgeError(opened.issue);
  const limit = `${eventLimits.wholeBytes / 1024 ** 2} MiB`;
  throw new SelvedgeError(
    refusal("file.too-large", "$", `the file holds ${source.size} bytes; the limit for events is ${limit}`, {
      file,
    }),
  );
}

const rowsOf = (kind: DocumentKind): EventFile["kind"] => {
  const credential = credentialKindOf[kind];
  const isStatement = credential !== undefined && credential !== "traceability-events";
  const isSubject = /^untp-(dpp|dfr|dcc)-subject$/.test(kind);
  const isDraft = kind === "untp-pre-release-passport" || kind === "untp-pre-release-conformity";
  return isStatement || isSubject || isDraft ? "documents" : "events";
};
