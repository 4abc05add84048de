import PostalMime, { type Email } from "postal-mime";
import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import { documentLimits } from "../document-limits.ts";
import type { DocumentText, EnclosedFile } from "../document-text.ts";
import { hiddenRemarks } from "../plain/hidden-spans.ts";
import { refuseEmpty, refuseLong } from "../plain/text-of-bytes.ts";
import { bodyOf } from "./message-body.ts";
import { encodingOf } from "./message-charsets.ts";
import { toldOf } from "./message-headers.ts";

export interface MessageOptions {
  /** The document as people know it, for messages. */
  readonly name: string;
}

/** What the library refuses by its limits -> what it is. */
const refusals: readonly (readonly [RegExp, string])[] = [
  [/nesting depth/i, `has more than ${counted(documentLimits.messageNesting)} multiparts inside each other`],
  [/header size/i, `has more than ${counted(documentLimits.headerBytes)} bytes of headers`],
];

async function parsed(bytes: Uint8Array, file: string): Promise<Email> {
  const { messageNesting, headerBytes } = documentLimits;
  try {
    return await PostalMime.parse(bytes, {
      // A message inside a message is a document of its own: it has other headers and another date.
      forceRfc822Attachments: true,
      maxRfc822NestingDepth: 0,
      maxNestingDepth: messageNesting,
      maxHeadersSize: headerBytes,
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const limit = refusals.find(([pattern]) => pattern.test(said))?.[1];
    return fail(
      limit === undefined ? "file.format" : "file.too-large",
      limit === undefined
        ? `${file} cannot be read as a message: ${said}.`
        : `${file} ${limit}, which is the limit.`,
      "Save the text of the message and its attachments from a mail program, and give those.",
      { file, expected: "a message (RFC 5322)", received: said },
    );
  }
}

function refuseManyLines(bytes: Uint8Array, file: string): void {
  const most = documentLimits.messageLines;
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  if (lines > most)
    fail(
      "file.too-large",
      `${file} has ${counted(lines)} lines; the limit for a message is ${counted(most)}.`,
      "Save the text of the message and its attachments from a mail program, and give those.",
      { file, expected: `at most ${counted(most)} lines`, received: counted(lines) },
    );
}

/** Names longer than this are no names. */
const longestName = 255;

function enclosedOf(
  { attachments }: Email,
  file: string,
): { files: readonly EnclosedFile[]; remarks: readonly Issue[] } {
  const most = documentLimits.enclosedFiles;
  const files = attachments.slice(0, most).map(({ filename, mimeType, content }, at): EnclosedFile => {
    const ending = mimeType === "message/rfc822" ? ".eml" : "";
    const name = (filename ?? "").slice(0, longestName).toWellFormed().trim();
    return { name: name === "" ? `attachment-${at + 1}${ending}` : name, bytes: bytesOf(content) };
  });
  const left = attachments.length - files.length;
  if (left <= 0) return { files, remarks: [] };
  return {
    files,
    remarks: [
      {
        code: "document.left-out",
        message: `${file} encloses ${counted(attachments.length)} files; the first ${counted(most)} were taken out of it, ${counted(left)} were not.`,
        hint: "They are in the message, which is kept. Save those that matter from a mail program and give them.",
        file,
      },
    ],
  };
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === "string"
    ? new TextEncoder().encode(content)
    : content instanceof Uint8Array
      ? content
      : new Uint8Array(content);

/**
 * The words of a message of electronic mail: its text part, else its HTML part; where both are and say different things,
 * both, one after the other. Headers are what it tells of itself, attachments are handed out. Nothing in it is fetched.
 * Fails with a SelvedgeError on what is no message or beyond the limits.
 */
export async function readEml(bytes: Uint8Array, { name }: MessageOptions): Promise<DocumentText> {
  refuseEmpty(bytes, name);
  refuseLong(bytes, documentLimits.messageBytes, name);
  refuseManyLines(bytes, name);
  const email = await parsed(bytes, name);
  const { told, remarks: aboutHeaders } = toldOf(email, name);
  const { text, hidden, remarks: aboutBody } = bodyOf(email, name);
  const { files, remarks: aboutFiles } = enclosedOf(email, name);
  const { encoding, remarks: aboutEncoding } = encodingOf(bytes, text, name);
  const title = told?.subject;
  return {
    text,
    ...(title === undefined ? {} : { title }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(told === undefined ? {} : { told }),
    hidden,
    enclosed: files,
    remarks: [...aboutEncoding, ...aboutHeaders, ...aboutBody, ...hiddenRemarks(hidden, name), ...aboutFiles],
  };
}
