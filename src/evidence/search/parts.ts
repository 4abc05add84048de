/** Bytes one behind the other, each at a multiple of 4, with their sizes before them, so that columns can be read in place. */
export function joinParts(parts: readonly Uint8Array[]): Uint8Array {
  const head = 4 * (1 + parts.length);
  const size = parts.reduce((sum, { length }) => sum + padded(length), head);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, parts.length, true);
  let at = head;
  for (const [place, part] of parts.entries()) {
    view.setUint32(4 * (1 + place), part.length, true);
    bytes.set(part, at);
    at += padded(part.length);
  }
  return bytes;
}

const padded = (size: number): number => (size + 3) & ~3;

/** The parts again; copied first where the bytes do not begin at a multiple of 4. */
export function splitParts(given: Uint8Array): readonly Uint8Array[] {
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const count = view.getUint32(0, true);
  let at = 4 * (1 + count);
  return Array.from({ length: count }, (_, place) => {
    const size = view.getUint32(4 * (1 + place), true);
    const part = bytes.subarray(at, at + size);
    at += padded(size);
    return part;
  });
}

/** A part as whole numbers of four bytes. Written and read on machines of one byte order: those that Node runs on. */
export const wordsOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, byteLength / 4);
