import type { Passage } from "../../model/text-layer.ts";

/** A text in which words are looked for: as they are, then without regard to how much white space parts them. */
export class Verbatim {
  private readonly text: string;
  /** The text with every run of white space as one space, and where each of its units stands. */
  private squeezed: { readonly text: string; readonly places: Uint32Array } | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The first place from `from` on, or else the first of all, where the words stand; undefined where they do not. */
  find(words: string, from = 0): Passage | undefined {
    const wanted = words.trim();
    if (wanted === "") return undefined;
    const exact = this.indexOf(this.text, wanted, from);
    if (exact >= 0) return { start: exact, end: exact + wanted.length, text: wanted };
    this.squeezed ??= squeeze(this.text);
    const { text, places } = this.squeezed;
    const loose = wanted.replace(/\s+/gu, " ");
    const at = text.indexOf(loose);
    if (at < 0) return undefined;
    const start = places[at] as number;
    const end = (places[at + loose.length - 1] as number) + 1;
    return { start, end, text: this.text.slice(start, end) };
  }

  private indexOf(text: string, wanted: string, from: number): number {
    const after = text.indexOf(wanted, from);
    return after >= 0 ? after : text.indexOf(wanted);
  }
}

function squeeze(text: string): { readonly text: string; readonly places: Uint32Array } {
  const places = new Uint32Array(text.length);
  let out = "";
  let inSpace = false;
  const pieces: string[] = [];
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] as string;
    const isSpace = /\s/u.test(unit);
    if (isSpace && inSpace) continue;
    places[size] = at;
    size += 1;
    out += isSpace ? " " : unit;
    inSpace = isSpace;
    if (out.length > 8192) {
      pieces.push(out);
      out = "";
    }
  }
  pieces.push(out);
  return { text: pieces.join(""), places: places.subarray(0, size) };
}
