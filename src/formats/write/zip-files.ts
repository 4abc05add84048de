import { zipStream } from "./zip-stream.ts";

/** Files as one ZIP archive, in the order given; the same files give the same bytes. */
export function zipFiles(
  files: readonly { readonly path: string; readonly content: Uint8Array }[],
): Uint8Array {
  const zip = zipStream();
  const parts: Uint8Array[] = [];
  for (const { path, content } of files) {
    const entry = zip.entry(path);
    entry.write(content);
    entry.end();
    parts.push(...zip.take());
  }
  zip.end();
  return Buffer.concat([...parts, ...zip.take()]);
}
