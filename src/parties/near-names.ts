import { indexKeys } from "../names/index-keys.ts";
import type { NameForm } from "../names/name-form.ts";

/** How many of the other names each name is compared with: as many as screening aligns (bench/quality/screening). */
export const nearestNames = 50;

/** Names by what they share, numbered as given. */
interface NameIndex {
  readonly size: number;
  /** Keys of each name, as numbers. */
  readonly keys: readonly Int32Array[];
  readonly weights: readonly Float64Array[];
  /** Names that have the key, by its number. */
  readonly bearers: readonly (readonly number[])[];
}

function indexOf(forms: readonly NameForm[]): NameIndex {
  const numbers = new Map<string, number>();
  const bearers: number[][] = [];
  const keys: Int32Array[] = [];
  const weights: Float64Array[] = [];
  for (const [name, form] of forms.entries()) {
    const found = indexKeys(form);
    keys.push(Int32Array.from(found, ({ key }) => numberOf(numbers, key)));
    weights.push(Float64Array.from(found, ({ weight }) => weight));
    for (const key of keys[name] ?? []) {
      const having = bearers[key];
      if (having === undefined) bearers[key] = [name];
      else having.push(name);
    }
  }
  return { size: forms.length, keys, weights, bearers };
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key) ?? numbers.size;
  numbers.set(key, known);
  return known;
}

/** Rarity of a key among these names, in bits with four added so that no key counts nothing. Integer, as are all sums. */
const rarity = (size: number, frequency: number): number => 32 - Math.clz32((size * 16) / frequency);

/** Adds up what each other name shares with this one; leaves the numbers met in `met`, in the order met. */
function addUp(index: NameIndex, name: number, sums: Float64Array, met: number[]): void {
  const keys = index.keys[name] ?? [];
  for (let at = 0; at < keys.length; at++) {
    const having = index.bearers[keys[at] ?? -1] ?? [];
    const says = (index.weights[name]?.[at] ?? 0) * rarity(index.size, having.length);
    for (const other of having) {
      const sum = sums[other] ?? 0;
      if (sum === 0) met.push(other);
      sums[other] = sum + says;
    }
  }
}

/** Of the names met, the `nearestNames` that share most and may be asked about; best first, ties by number. */
function nearest(met: readonly number[], sums: Float64Array, may: (other: number) => boolean): number[] {
  const best: number[] = [];
  const sumOf = (other: number | undefined): number => (other === undefined ? -1 : (sums[other] ?? 0));
  const precedes = (one: number, other: number | undefined): boolean =>
    sumOf(one) > sumOf(other) || (sumOf(one) === sumOf(other) && one < (other ?? 0));
  for (const other of met) {
    if (best.length === nearestNames && !precedes(other, best.at(-1))) continue;
    if (!may(other)) continue;
    let place = best.length;
    while (place > 0 && precedes(other, best[place - 1])) place--;
    best.splice(place, 0, other);
    if (best.length > nearestNames) best.pop();
  }
  return best;
}

/**
 * For each name the others that share most of its keys, among those that `may` allows. Every name is asked, so that a
 * pair is found from either side. O(names x names) additions, and at most `nearestNames` comparisons a name after it.
 */
export function* nearNames(
  forms: readonly NameForm[],
  may: (one: number, other: number) => boolean,
): Generator<readonly [name: number, near: readonly number[]]> {
  const index = indexOf(forms);
  const sums = new Float64Array(forms.length);
  for (const name of forms.keys()) {
    const met: number[] = [];
    addUp(index, name, sums, met);
    yield [name, nearest(met, sums, (other) => other !== name && may(name, other))];
    for (const other of met) sums[other] = 0;
  }
}
