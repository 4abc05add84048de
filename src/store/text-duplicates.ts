import { type NearDuplicate, nearDuplicates } from "../evidence/origins/near-duplicates.ts";
import { type IsBoilerplate, shinglesOf } from "../evidence/origins/shingles.ts";
import {
  packSketches,
  type Sketch,
  sketchOf,
  sketchVersion,
  unpackSketches,
} from "../evidence/origins/sketch.ts";
import { canonicalJson, sha256 } from "../model/canonical.ts";
import type { Cache } from "./cache.ts";

/** Texts whose sketches lie in one file. Full ones never change, so that more documents cost no more than their own. */
const textsAtOnce = 2_048;

interface Asked {
  /** Ids of text layers, each once, in the order in which they came. */
  readonly layers: readonly string[];
  readonly textOf: (layer: string) => string;
  readonly isBoilerplate: IsBoilerplate;
  /** Hash of the table of boilerplate: with another one texts have other shingles. */
  readonly tables: string;
  readonly progress?: ((told: { readonly done: number; readonly of: number }) => void) | undefined;
}

/** Copies and excerpts among text layers, out of the cache where they were found before. */
export function textDuplicates(cache: Cache, asked: Asked): readonly NearDuplicate[] {
  const { layers, textOf, isBoilerplate, tables } = asked;
  const fingerprint = fingerprintOf("duplicates", layers, tables);
  const known = cache.getJson(fingerprint, "duplicates");
  // A part of the cache carries its own hash, and only this function writes it.
  if (known !== undefined) return known as readonly NearDuplicate[];
  const sketches = sketchesOf(cache, asked);
  const shingles = new Map<string, Uint32Array>();
  const found = nearDuplicates(
    layers.map((id, at) => ({ id, sketch: sketches[at] as Sketch })),
    (id) => {
      const own = shingles.get(id) ?? shinglesOf(textOf(id), isBoilerplate);
      if (shingles.size >= textsAtOnce) shingles.clear();
      shingles.set(id, own);
      return own;
    },
  );
  cache.putJson(fingerprint, "duplicates", found);
  return found;
}

const fingerprintOf = (what: string, ids: readonly string[], tables: string): string =>
  sha256(canonicalJson({ what, version: sketchVersion, tables, ids }));

function sketchesOf(
  cache: Cache,
  { layers, textOf, isBoilerplate, tables, progress }: Asked,
): readonly Sketch[] {
  const sketches: Sketch[] = [];
  for (let first = 0; first < layers.length; first += textsAtOnce) {
    const ids = layers.slice(first, first + textsAtOnce);
    const fingerprint = fingerprintOf("sketches", ids, tables);
    const bytes = cache.get(fingerprint, "sketches");
    const known = bytes === undefined ? undefined : unpackSketches(bytes);
    const own = known ?? ids.map((id) => sketchOf(shinglesOf(textOf(id), isBoilerplate)));
    if (known === undefined) cache.put(fingerprint, "sketches", packSketches(own));
    sketches.push(...own);
    progress?.({ done: first + ids.length, of: layers.length });
  }
  return sketches;
}
