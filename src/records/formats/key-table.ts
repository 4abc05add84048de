/** Ordinals of texts without holding the texts. */
export interface KeyTable {
  /** The ordinal of a text, from 0 in the order of first sight; a new text is taken in. */
  readonly add: (text: string) => number;
  /** The ordinal of a text, -1 for one that was never added. */
  readonly find: (text: string) => number;
  readonly size: () => number;
}

/** 64 bits of a text in two halves. Ten million texts share a value with a chance of about 1 in 400,000. */
function hashOf(text: string): readonly [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}

/**
 * A table of texts by their hash, 24 to 48 bytes a text. A Set of the texts themselves needs three times that, and
 * cells that are slices would keep whole pieces of the file alive.
 */
export function keyTable(): KeyTable {
  let slots = 1024;
  let high = new Uint32Array(slots);
  let low = new Uint32Array(slots);
  let ordinals = new Uint32Array(slots);
  let size = 0;

  /** The slot that holds the hash, or the free one where it belongs. */
  const slotOf = (a: number, b: number): number => {
    let slot = a & (slots - 1);
    while (ordinals[slot] !== 0 && (high[slot] !== a || low[slot] !== b)) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  const place = (a: number, b: number, ordinal: number): void => {
    const slot = slotOf(a, b);
    high[slot] = a;
    low[slot] = b;
    ordinals[slot] = ordinal;
  };
  const grow = (): void => {
    const [oldHigh, oldLow, oldOrdinals] = [high, low, ordinals];
    slots *= 2;
    high = new Uint32Array(slots);
    low = new Uint32Array(slots);
    ordinals = new Uint32Array(slots);
    for (const [slot, ordinal] of oldOrdinals.entries())
      if (ordinal !== 0) place(oldHigh[slot] ?? 0, oldLow[slot] ?? 0, ordinal);
  };
  const find = (text: string): number => {
    const [a, b] = hashOf(text);
    return (ordinals[slotOf(a, b)] ?? 0) - 1;
  };
  const add = (text: string): number => {
    const [a, b] = hashOf(text);
    const known = (ordinals[slotOf(a, b)] ?? 0) - 1;
    if (known >= 0) return known;
    if (size * 2 >= slots) grow();
    size += 1;
    place(a, b, size);
    return size - 1;
  };
  return { add, find, size: () => size };
}
