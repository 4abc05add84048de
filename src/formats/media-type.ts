const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** First bytes of what papers come as. */
const signatures: readonly (readonly [readonly number[], string])[] = [
  [ascii("%PDF"), "application/pdf"],
  [[0x89, ...ascii("PNG\r\n"), 0x1a], "image/png"],
  [[0xff, 0xd8, 0xff], "image/jpeg"],
  [ascii("GIF8"), "image/gif"],
  [[...ascii("II"), 0x2a, 0], "image/tiff"],
  [[...ascii("MM"), 0, 0x2a], "image/tiff"],
  [[0xd0, 0xcf, 0x11, 0xe0], "application/x-ole-storage"],
  [[0x50, 0x4b, 0x03, 0x04], "application/zip"],
];

/** Media type of a file by its first bytes, whatever its name says; text where all of them can be, else octets. */
export function mediaTypeOf(first: Uint8Array): string {
  const found = signatures.find(([signature]) => signature.every((byte, at) => first[at] === byte));
  if (found !== undefined) return found[1];
  if (first.length === 0) return "application/octet-stream";
  return first.some((byte) => byte === 0) ? "application/octet-stream" : textType(first);
}

function textType(first: Uint8Array): string {
  const text = new TextDecoder("latin1").decode(first).trimStart().toLowerCase();
  if (text.startsWith("<!doctype html") || text.startsWith("<html")) return "text/html";
  return /^(from|received|date|message-id|mime-version|return-path):/.test(text)
    ? "message/rfc822"
    : "text/plain";
}
