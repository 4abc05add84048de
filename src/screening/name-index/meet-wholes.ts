import type { NameForm } from "../../names/name-form.ts";
import type { NameIndex } from "./build-name-index.ts";
import type { KeyHash } from "./key-hash.ts";
import { type KeyRows, termOf } from "./key-rows.ts";
import { isHalf, known, mostOfHalf, tellQueryKeys, worthOf } from "./whole-keys.ts";

/** The names that have a key; none where so many have it that it says nothing. */
function namesWith(rows: KeyRows, family: number, key: KeyHash): Uint32Array {
  const term = termOf(rows, key);
  if (term < 0) return rows.documents.subarray(0, 0);
  const names = rows.documents.subarray(rows.offsets[term], rows.offsets[term + 1]);
  return isHalf(family) && names.length > mostOfHalf ? names.subarray(0, 0) : names;
}

/** Names that share something with the query as wholes, and what that is worth, in 1/10,000. */
export function meetWholes({ wholes }: NameIndex, form: NameForm): Map<number, number> {
  const found = new Map<number, number>();
  const atLeast = (name: number, worth: number): void => {
    if (worth > (found.get(name) ?? 0)) found.set(name, worth);
  };
  /** Names without a brand, by how many pairs of known words they share with a query that has none either. */
  const pairs = new Map<number, number>();
  let all = 0;
  tellQueryKeys(form, (family, key) => {
    const names = namesWith(wholes, family, key);
    if (family !== known) {
      for (const name of names) atLeast(name, worthOf[family] ?? 0);
      return;
    }
    all += 1;
    for (const name of names) pairs.set(name, (pairs.get(name) ?? 0) + 1);
  });
  for (const [name, count] of pairs) atLeast(name, Math.round(3_000 + (6_000 * count) / all));
  return found;
}
