import { compareText } from "../../model/compare-text.ts";
import { candidatesOf, type Sketched } from "./candidates.ts";
import { common } from "./shingles.ts";

/** How one text is like another, counted on all their shingles. */
export interface Likeness {
  /** Shingles in common. */
  readonly common: number;
  /** Of the shingles of both together, the share that both have: in [0, 1]. */
  readonly resemblance: number;
  /** Of the shingles of the shorter, the share that the longer has: in [0, 1]. */
  readonly contained: number;
}

/** Two texts of which one is a copy or a part of the other. */
export interface NearDuplicate extends Likeness {
  readonly kind: "copy" | "excerpt";
  /** Of an excerpt the shorter, of a copy the first by id. */
  readonly a: string;
  readonly b: string;
}

/** Two texts that share half of all that they have are of one report. */
const copyFrom = 0.5;
/** So much of the shorter stands in the longer. */
const excerptFrom = 0.8;
/** An excerpt of fewer shingles may be a saying or a name. */
const fewestOfExcerpt = 32;
/** Of fewer shingles only texts that are wholly the same are copies. */
const fewestOfCopy = 12;

/** The likeness of two texts by their shingles. Two texts without any are like in nothing. */
export function likenessOf(one: Uint32Array, other: Uint32Array): Likeness {
  const both = common(one, other);
  const all = one.length + other.length - both;
  const shorter = Math.min(one.length, other.length);
  return {
    common: both,
    resemblance: all === 0 ? 0 : both / all,
    contained: shorter === 0 ? 0 : both / shorter,
  };
}

function kindOf(shorter: number, { resemblance, contained }: Likeness): NearDuplicate["kind"] | undefined {
  if (shorter === 0) return undefined;
  if (resemblance === 1 || (resemblance >= copyFrom && shorter >= fewestOfCopy)) return "copy";
  return contained >= excerptFrom && shorter >= fewestOfExcerpt ? "excerpt" : undefined;
}

/**
 * Copies and excerpts among texts, in the order of their ids. `shinglesOf` is asked for the texts that sketches propose, and
 * what is told is counted on what it gives.
 */
export function nearDuplicates(
  texts: readonly Sketched[],
  shinglesOf: (id: string) => Uint32Array,
): readonly NearDuplicate[] {
  const found = candidatesOf(texts).flatMap(([first, second]) => {
    const [one, other] = [shinglesOf(first), shinglesOf(second)];
    const likeness = likenessOf(one, other);
    const kind = kindOf(Math.min(one.length, other.length), likeness);
    if (kind === undefined) return [];
    const turned = kind === "excerpt" && other.length < one.length;
    return [{ kind, a: turned ? second : first, b: turned ? first : second, ...likeness }];
  });
  return found.toSorted((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}
