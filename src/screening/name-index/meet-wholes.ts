import type { NameForm } from "../../names/name-form.ts";
import type { NameIndex } from "./build-name-index.ts";
import type { KeyHash } from "./key-hash.ts";
import { type KeyRows, termOf } from "./key-rows.ts";
import { lettersOf, otherLetters } from "./outward.ts";
import type { SearchDepth } from "./search-names.ts";
import type { SearchRoom } from "./search-room.ts";
import { isHalf, isOfLetters, known, tellingWords, tellQueryKeys, worthOf } from "./whole-keys.ts";

/** The names that have a key; none where so many have it that it says nothing. */
function namesWith(rows: KeyRows, key: KeyHash, most: number): Uint32Array {
  const term = termOf(rows, key);
  if (term < 0) return rows.documents.subarray(0, 0);
  const names = rows.documents.subarray(rows.offsets[term], rows.offsets[term + 1]);
  return names.length > most ? names.subarray(0, 0) : names;
}

/** Letters that a slip can add, take away or exchange, and one more: one where half of the name is as it was, else two. */
const mostOtherLetters = (family: number): number =>
  isHalf(family) ? 3 : isOfLetters(family) ? 4 : Number.POSITIVE_INFINITY;

/** What names are worth as wholes, in a room. */
class Wholes {
  readonly #room: SearchRoom;
  /** Pairs of known words of a query without a brand. */
  #pairs = 0;

  constructor(room: SearchRoom) {
    this.#room = room;
    room.wholeCount = 0;
  }

  #meet(name: number): void {
    const { worth, pairs, wholes } = this.#room;
    if (worth[name] !== 0 || pairs[name] !== 0) return;
    wholes[this.#room.wholeCount] = name;
    this.#room.wholeCount += 1;
  }

  atLeast(name: number, least: number): void {
    const { worth } = this.#room;
    this.#meet(name);
    if (least > (worth[name] ?? 0)) worth[name] = least;
  }

  sharePair(names: Uint32Array): void {
    const { pairs } = this.#room;
    this.#pairs += 1;
    for (const name of names) {
      this.#meet(name);
      pairs[name] = Math.min(255, (pairs[name] ?? 0) + 1);
    }
  }

  finish(): void {
    const { wholes, wholeCount, pairs } = this.#room;
    for (const name of wholes.subarray(0, wholeCount)) {
      const count = pairs[name] ?? 0;
      pairs[name] = 0;
      if (count > 0) this.atLeast(name, Math.round(3_000 + (6_000 * count) / this.#pairs));
    }
  }
}

/**
 * Meets names that share something with the query as wholes: they stand in `room.wholes`, and what that is worth in
 * `room.worth`, in 1/10,000.
 */
export function meetWholes(index: NameIndex, form: NameForm, room: SearchRoom, depth: SearchDepth): void {
  const letters = lettersOf(tellingWords(form).join(""));
  const found = new Wholes(room);
  tellQueryKeys(form, (family, key) => {
    const names = namesWith(index.wholes, key, isHalf(family) ? depth.mostOfHalf : Number.POSITIVE_INFINITY);
    if (family === known) return found.sharePair(names);
    const least = worthOf[family] ?? 0;
    const other = mostOtherLetters(family);
    for (const name of names)
      if (otherLetters(letters, index.letters[name] ?? 0) <= other) found.atLeast(name, least);
  });
  found.finish();
}
