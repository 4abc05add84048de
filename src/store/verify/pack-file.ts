import { statSync } from "node:fs";
import { openZip } from "../../formats/archive/open-zip.ts";
import { fileSource } from "../file-source.ts";

/** Whether a path leads to a file, as an exported pack is one; a workspace is a folder. */
export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/**
 * The files of an exported pack by their paths, within the limits of every archive.
 * @throws SelvedgeError where it is no archive, or one that is made to deceive.
 */
export async function readPackFile(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { entries } = await openZip(fileSource(path), { file: path });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (entry.isFolder) continue;
    const pieces: Uint8Array[] = [];
    for await (const piece of entry.open()) pieces.push(piece);
    files.set(entry.name, Buffer.concat(pieces));
  }
  return files;
}
