import type { Issue } from "../../model/issue.ts";

/** The heads of parts say in which encoding their words are; a line that begins with a blank goes on. */
const contentType = /^content-type:[^\r\n]{0,2000}(?:\r?\n[ \t][^\r\n]{0,2000}){0,20}/gim;
const charset = /charset\s*=\s*"?([^\s";]+)/i;

/** Names of encodings by which mail goes and the WHATWG list does not know. */
function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false;
  }
}

/** The encodings that the text parts of a message state, and what is wrong about them. */
export function encodingOf(
  bytes: Uint8Array,
  text: string,
  file: string,
): { encoding: { name: string; basis: string } | undefined; remarks: readonly Issue[] } {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const labels = new Set<string>();
  for (const [header] of source.matchAll(contentType)) {
    const label = charset.exec(header)?.[1]?.toLowerCase().slice(0, 40);
    if (label !== undefined && /^content-type:\s*text\//i.test(header)) labels.add(label);
    if (labels.size > 20) break;
  }
  const unknown = [...labels].filter((label) => !isKnown(label));
  const note = (message: string): Issue => ({
    code: "document.noted",
    message,
    hint: "Compare the text with the message as a mail program shows it.",
    file,
  });
  const remarks = [
    ...(unknown.length > 0
      ? [
          note(
            `${file} gives encodings that are not known: ${unknown.join(", ")}; those parts were read as is likeliest.`,
          ),
        ]
      : []),
    ...(text.includes("\ufffd")
      ? [note(`${file} holds bytes that are no text in the encoding it states.`)]
      : []),
  ];
  const encoding =
    labels.size === 0
      ? undefined
      : { name: [...labels].join(", "), basis: "the heads of its text parts say so" };
  return { encoding, remarks };
}
