/** Bytes that lie somewhere and are read in pieces, as often as need be. Files are read through this, never as a whole. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** `length` bytes from `offset`; fewer only where the source ends. What is handed back stays as it is. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** A place for bytes that are too many to hold: what an archive unpacks to. Gone when its owner closes it. */
export interface Scratch {
  readonly hold: (chunks: AsyncIterable<Uint8Array>) => Promise<ByteSource>;
}

/** Bytes at hand as a source. */
export const bytesOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});

/** Everything of a source at once. For formats that cannot be read in pieces, whose limits are far below memory. */
export const wholeOf = (source: ByteSource): Uint8Array => source.read(0, source.size);

const piece = 1 << 20;

/** The source in pieces of 1 MiB. */
export function* piecesOf(source: ByteSource): Generator<Uint8Array> {
  for (let at = 0; at < source.size; at += piece) yield source.read(at, piece);
}

/** Holds bytes in memory: a scratch for small things and for tests. */
export const memoryScratch: Scratch = {
  hold: async (chunks) => {
    const held: Uint8Array[] = [];
    for await (const chunk of chunks) held.push(chunk);
    return bytesOf(Buffer.concat(held));
  },
};
