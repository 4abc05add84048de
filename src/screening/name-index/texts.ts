import { Buffer } from "node:buffer";

/** Texts one behind the other in UTF-8: text `t` is `bytes[offsets[t] .. offsets[t + 1])`. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

/** Texts are read where they lie, in shared memory too; a view of them is made once. */
const views = new WeakMap<Uint8Array, Buffer>();

function viewOf(bytes: Uint8Array): Buffer {
  const known = views.get(bytes);
  if (known !== undefined) return known;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  views.set(bytes, view);
  return view;
}

export const textAt = ({ bytes, offsets }: Texts, number: number): string =>
  viewOf(bytes).toString("utf8", offsets[number], offsets[number + 1]);

/** Texts that come one after another. */
export class TextsBuilder {
  #bytes = Buffer.alloc(1 << 12);
  #length = 0;
  readonly #offsets: number[] = [0];

  add(text: string): void {
    // A UTF-16 unit takes at most three bytes.
    this.#widen(this.#length + text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
    this.#offsets.push(this.#length);
  }

  #widen(least: number): void {
    if (least <= this.#bytes.length) return;
    const wider = Buffer.alloc(Math.max(least, this.#bytes.length * 2));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }

  finish(): Texts {
    return {
      bytes: Uint8Array.from(this.#bytes.subarray(0, this.#length)),
      offsets: Uint32Array.from(this.#offsets),
    };
  }
}
