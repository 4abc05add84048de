/** Shingles of a text that stand for it when texts are compared: rising, each once. */
export type Sketch = Uint32Array;

/** So many of the least are kept whatever they are, so that a short text has some. */
const least = 64;
/** Of all numbers the share that every text keeps: one sixteenth. What a part shares with its whole is kept by both. */
const below = 2 ** 32 / 16;

/** Raised with every change of shingles or sketches: kept ones are then made anew. */
export const sketchVersion = 1;

/** The sketch of rising shingles. */
export function sketchOf(shingles: Uint32Array): Sketch {
  let end = Math.min(least, shingles.length);
  while (end < shingles.length && (shingles[end] as number) < below) end += 1;
  return shingles.slice(0, end);
}

/** Sketches one behind the other, each with its length before it. */
export function packSketches(sketches: readonly Sketch[]): Uint8Array {
  const total = sketches.reduce((sum, { length }) => sum + 1 + length, 0);
  const packed = new Uint32Array(total);
  let at = 0;
  for (const sketch of sketches) {
    packed[at] = sketch.length;
    packed.set(sketch, at + 1);
    at += 1 + sketch.length;
  }
  return new Uint8Array(packed.buffer);
}

/** The sketches of `packSketches`, in their order; undefined where the bytes are none. */
export function unpackSketches(bytes: Uint8Array): readonly Sketch[] | undefined {
  if (bytes.length % 4 !== 0) return undefined;
  const packed = new Uint32Array(Uint8Array.from(bytes).buffer);
  const sketches: Sketch[] = [];
  for (let at = 0; at < packed.length; ) {
    const length = packed[at] as number;
    if (at + 1 + length > packed.length) return undefined;
    sketches.push(packed.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return sketches;
}
