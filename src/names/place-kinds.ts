/** Kinds of place that stand alone anywhere in a name; a county needs its own county word. */
const alone = new Set(["region", "country", "province", "prefecture", "city"]);

/** Is this a kind of place whose bare name is taken for the place? */
export const standsAlone = (kind: string): boolean => alone.has(kind);

/** The kind under which a form that means several places is shown: the widest. */
export const kindOfPlaces = (kinds: readonly string[]): string => kinds.find(standsAlone) ?? kinds[0] ?? "";
