/** Columns in memory that worker threads can share; zero-filled, and not in memory before they are touched. */
export const sharedWords = (length: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(length * 4));
export const sharedDays = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedBytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));

type Column = Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** The column with room for at least `length` entries; doubled, so that growing costs a constant an entry. */
export function roomFor<T extends Column>(column: T, length: number): T {
  if (length <= column.length) return column;
  const wider = new (column.constructor as new (length: number) => T)(Math.max(length, column.length * 2));
  wider.set(column);
  return wider;
}

/** Whether bit `index` is set. */
export const bitAt = (bits: Uint32Array, index: number): boolean =>
  (((bits[index >>> 5] as number) >>> (index & 31)) & 1) === 1;

/** Places 0 .. keys.length-1 in the order of their keys, which are whole numbers in 0 .. most; equal keys as they stood. */
export function orderBy(keys: Int32Array, most: number): Uint32Array {
  const next = new Uint32Array(most + 2);
  for (const key of keys) next[key + 1] = (next[key + 1] as number) + 1;
  for (let key = 0; key <= most; key += 1) next[key + 1] = (next[key + 1] as number) + (next[key] as number);
  const order = new Uint32Array(keys.length);
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] as number;
    order[next[key] as number] = place;
    next[key] = (next[key] as number) + 1;
  }
  return order;
}
