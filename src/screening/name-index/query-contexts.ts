import type { NameForm, Token } from "../../names/name-form.ts";
import type { NameIndex } from "./build-name-index.ts";
import { tellSlips } from "./key-families.ts";
import { termOf } from "./key-rows.ts";
import { contextsOf } from "./name-contexts.ts";
import type { SearchRoom } from "./search-room.ts";
import { brandWords } from "./word-keys.ts";

/** What the query and the names weigh in common beside the brand. */
export class QueryContexts {
  readonly #index: NameIndex;
  readonly #room: SearchRoom;
  readonly #own: number[] = [];
  readonly weight: number = 0;
  /** Weight of words that look like brand and may be known words with a slip. */
  readonly slipped: number = 0;
  /** Weight of the contexts of the name that was summed up last, and of those on both sides. */
  all = 0;
  shared = 0;

  constructor(index: NameIndex, form: NameForm, room: SearchRoom) {
    this.#index = index;
    this.#room = room;
    for (const [meaning, { weight }] of contextsOf(form)) {
      this.weight += weight;
      this.#meet(index.context.numbers.get(meaning), weight);
    }
    for (const word of brandWords(form)) if (this.#meetSlips(word)) this.slipped += word.weight;
  }

  #meet(number: number | undefined, weight: number): void {
    if (number === undefined || this.#room.contexts[number] !== 0) return;
    this.#own.push(number);
    this.#room.contexts[number] = weight;
  }

  /** A word that nobody knows may be a known one with a slip in it. */
  #meetSlips({ key, script, weight }: Token): boolean {
    if (script === "han") return false;
    const { slips } = this.#index.context;
    let isMet = false;
    tellSlips(key, (_, hash) => {
      const term = termOf(slips, hash);
      if (term < 0) return;
      isMet = true;
      for (const number of slips.documents.subarray(slips.offsets[term], slips.offsets[term + 1]))
        this.#meet(number, weight);
    });
    return isMet;
  }

  /** Sums up the contexts of a name: `all` and `shared`. */
  sum(name: number): void {
    const { offsets, ofNames, weights } = this.#index.context;
    const { contexts } = this.#room;
    const end = offsets[name + 1] ?? 0;
    let [all, shared] = [0, 0];
    for (let at = offsets[name] ?? 0; at < end; at += 1) {
      const number = ofNames[at] ?? 0;
      const weight = weights[number] ?? 0;
      const own = contexts[number] ?? 0;
      all += weight;
      if (own > 0) shared += weight + own;
    }
    this.all = all;
    this.shared = shared;
  }

  forget(): void {
    for (const number of this.#own) this.#room.contexts[number] = 0;
  }
}
