/** Kinds of place that stand alone anywhere in a name; a county needs its own county word. */
const alone = new Set(["region", "country", "province", "prefecture", "city"]);

/** Is this a kind of place whose bare name is taken for the place? */
export const standsAlone = (kind: string): boolean => alone.has(kind);

/**
 * The places a form may mean and their kind. A county that only shares its pinyin with a province or city (新绛 and 新疆
 * are both "Xinjiang") is meant only where the county word stands with it.
 */
export function placeIds(
  places: { readonly ids: readonly string[]; readonly kinds: readonly string[] } | undefined,
  named: boolean,
): { readonly ids: readonly string[]; readonly class: string } {
  if (places === undefined) return { ids: [], class: "" };
  const kept = places.kinds.map((kind) => named || kind !== "county");
  const ids = places.ids.filter((_, index) => kept[index]);
  const kinds = places.kinds.filter((_, index) => kept[index]);
  return { ids, class: kinds.find(standsAlone) ?? kinds[0] ?? "" };
}
