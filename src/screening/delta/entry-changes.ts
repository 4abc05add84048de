import { canonicalJson } from "../../model/canonical.ts";
import type { ListEntry } from "../../model/list-entry.ts";
import type { Shelf } from "../shelf.ts";

/** Numbers of the entries that changed, on the shelf before and on the shelf after. */
export interface EntryChanges {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

/** An entry's numbers on a shelf and what it says there; an id that stands twice says nothing that can be compared. */
interface Stood {
  readonly numbers: number[];
  content: string | undefined;
}

/**
 * The entries that came, went, say something else or stand elsewhere among the others. Where an entry was read, and when,
 * says nothing about it. The order counts: of names that are equally near the earlier one is looked at first.
 */
export function entryChanges(before: Shelf | undefined, after: Shelf | undefined): EntryChanges {
  const [was, is] = [standing(before), standing(after)];
  const same = [...is].flatMap(([id, { content }]) =>
    content !== undefined && was.get(id)?.content === content ? [id] : [],
  );
  const kept = new Set(inOldOrder(same, was));
  const changed = (stood: ReadonlyMap<string, Stood>): Set<number> =>
    new Set([...stood].flatMap(([id, { numbers }]) => (kept.has(id) ? [] : numbers)));
  return { before: changed(was), after: changed(is) };
}

function standing(shelf: Shelf | undefined): Map<string, Stood> {
  const found = new Map<string, Stood>();
  for (const [number, { entry }] of (shelf?.entries ?? []).entries()) {
    const content = contentOf(entry);
    const stood = found.get(entry.id);
    if (stood === undefined) found.set(entry.id, { numbers: [number], content });
    else {
      stood.numbers.push(number);
      stood.content = undefined;
    }
  }
  return found;
}

const contentOf = ({ source: _, sourceDate: _day, ...said }: ListEntry): string => canonicalJson(said);

/** The most ids that stand in the same order on both sides: a longest rising run of their old numbers. */
function inOldOrder(ids: readonly string[], was: ReadonlyMap<string, Stood>): string[] {
  const places = ids.map((id) => was.get(id)?.numbers[0] ?? -1);
  /** For each length of run the last id of the run that ends lowest, by its place in `ids`. */
  const ends: number[] = [];
  const earlier: number[] = [];
  for (const [at, place] of places.entries()) {
    const length = firstNotBelow(ends, (end) => (places[end] ?? 0) >= place);
    earlier[at] = ends[length - 1] ?? -1;
    ends[length] = at;
  }
  const run: string[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = earlier[at] ?? -1) run.push(ids[at] ?? "");
  return run;
}

/** The first place of which the test holds; it holds of all behind. */
function firstNotBelow(ends: readonly number[], test: (end: number) => boolean): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(ends[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
