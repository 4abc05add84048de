/** Finds all of many words in a text in one pass (Aho and Corasick 1975): time grows with the text and with what is found. */
export class WordFinder<Value> {
  private readonly next: Map<number, number>[] = [new Map()];
  private readonly fallback: number[] = [0];
  /** Values of words that end at a node, with their lengths. */
  private readonly ends: { readonly length: number; readonly value: Value }[][] = [[]];
  /** The nearest node on the way back at which a word ends; 0 for none. */
  private readonly shorter: number[] = [0];

  constructor(words: Iterable<readonly [word: string, value: Value]>) {
    for (const [word, value] of words) if (word !== "") this.add(word, value);
    this.link();
  }

  private add(word: string, value: Value): void {
    let node = 0;
    for (let at = 0; at < word.length; at += 1) node = this.child(node, word.charCodeAt(at));
    this.ends[node]?.push({ length: word.length, value });
  }

  private child(node: number, code: number): number {
    const known = this.next[node]?.get(code);
    if (known !== undefined) return known;
    const made = this.next.length;
    this.next.push(new Map());
    this.fallback.push(0);
    this.ends.push([]);
    this.shorter.push(0);
    this.next[node]?.set(code, made);
    return made;
  }

  private link(): void {
    const queue = [...(this.next[0]?.values() ?? [])];
    for (let at = 0; at < queue.length; at += 1) {
      const node = queue[at] ?? 0;
      for (const [code, child] of this.next[node] ?? []) {
        const back = this.step(this.fallback[node] ?? 0, code);
        this.fallback[child] = back;
        this.shorter[child] = (this.ends[back]?.length ?? 0) > 0 ? back : (this.shorter[back] ?? 0);
        queue.push(child);
      }
    }
  }

  private step(from: number, code: number): number {
    let node = from;
    for (;;) {
      const to = this.next[node]?.get(code);
      if (to !== undefined) return to;
      if (node === 0) return 0;
      node = this.fallback[node] ?? 0;
    }
  }

  /** Calls back for each word found, `end` exclusive. */
  find(text: string, found: (value: Value, start: number, end: number) => void): void {
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      node = this.step(node, text.charCodeAt(at));
      for (let one = node; one !== 0; one = this.shorter[one] ?? 0)
        for (const { length, value } of this.ends[one] ?? []) found(value, at + 1 - length, at + 1);
    }
  }
}
