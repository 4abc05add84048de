import type { KeyHash } from "./key-hash.ts";

/**
 * Keys and the documents that have them, in typed arrays: the rows of term `t` are `documents[offsets[t] ..
 * offsets[t + 1])`, ascending. `slots` is a hash table with linear probing, three numbers a slot: the key's two halves
 * and its term + 1. All three can lie in shared memory and in a file as they are.
 */
export interface KeyRows {
  readonly slots: Uint32Array;
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
}

/** Numbers that grow. */
class Numbers {
  values = new Uint32Array(1 << 12);
  length = 0;
  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(this.values.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
}

const slotOf = (slots: Uint32Array, { high, low }: KeyHash): number => {
  const mask = slots.length / 3 - 1;
  let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
  for (;;) {
    const at = slot * 3;
    if (slots[at + 2] === 0 || (slots[at] === high && slots[at + 1] === low)) return at;
    slot = (slot + 1) & mask;
  }
};

/** The term of a key; -1 where no document has it. */
export const termOf = ({ slots }: KeyRows, key: KeyHash): number => (slots[slotOf(slots, key) + 2] ?? 0) - 1;

/** Collects keys of documents numbered in ascending order. */
export class KeyRowsBuilder {
  #slots = new Uint32Array(3 << 12);
  #terms = 0;
  readonly #termOfPair = new Numbers();
  readonly #documentOfPair = new Numbers();
  /** The last document of a term: a key that a document has twice counts once. */
  readonly #last = new Numbers();

  add(document: number, key: KeyHash): void {
    let at = slotOf(this.#slots, key);
    if (this.#slots[at + 2] === 0) {
      if (this.#terms * 3 >= this.#slots.length / 2) {
        this.#grow();
        at = slotOf(this.#slots, key);
      }
      this.#slots[at] = key.high;
      this.#slots[at + 1] = key.low;
      this.#terms += 1;
      this.#slots[at + 2] = this.#terms;
      this.#last.push(0);
    }
    const term = (this.#slots[at + 2] ?? 1) - 1;
    if (this.#last.values[term] === document + 1) return;
    this.#last.values[term] = document + 1;
    this.#termOfPair.push(term);
    this.#documentOfPair.push(document);
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 3) {
      const term = before[at + 2] ?? 0;
      if (term === 0) continue;
      const to = slotOf(this.#slots, { high: before[at] ?? 0, low: before[at + 1] ?? 0 });
      this.#slots[to] = before[at] ?? 0;
      this.#slots[to + 1] = before[at + 1] ?? 0;
      this.#slots[to + 2] = term;
    }
  }

  finish(): KeyRows {
    const pairs = this.#termOfPair.length;
    const terms = this.#termOfPair.values;
    const offsets = new Uint32Array(this.#terms + 1);
    for (let at = 0; at < pairs; at += 1) {
      const next = (terms[at] ?? 0) + 1;
      offsets[next] = (offsets[next] ?? 0) + 1;
    }
    for (let term = 0; term < this.#terms; term += 1)
      offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0);
    const place = offsets.slice();
    const documents = new Uint32Array(pairs);
    for (let at = 0; at < pairs; at += 1) {
      const term = terms[at] ?? 0;
      const to = place[term] ?? 0;
      documents[to] = this.#documentOfPair.values[at] ?? 0;
      place[term] = to + 1;
    }
    return { slots: this.#slots, offsets, documents };
  }
}
