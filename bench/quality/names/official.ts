import { bandThresholds } from "../../../src/names/bands.ts";
import { compareForms } from "../../../src/names/compare-names.ts";
import { indexKeys } from "../../../src/names/index-keys.ts";
import type { NameForm } from "../../../src/names/name-form.ts";
import type { NameTables } from "../../../src/names/name-tables.ts";
import { parseName } from "../../../src/names/parse-name.ts";
import type { NameGroup } from "./facts.ts";
import { generator, reordered, withoutLegalForm, withTypo } from "./variants.ts";

interface Shelf {
  readonly id: string;
  readonly form: NameForm;
  readonly keys: ReadonlySet<string>;
}

const keysOf = (form: NameForm): ReadonlySet<string> => new Set(indexKeys(form).map(({ key }) => key));

export interface Found {
  readonly queries: number;
  /** Own entry alone in first place. */
  readonly first: number;
  readonly strong: number;
  readonly review: number;
  readonly weak: number;
  readonly none: number;
  /** Pairs of band weak or better that share no index key: must be 0. */
  readonly keyless: number;
}

function scoresOf(
  tables: NameTables,
  shelf: readonly Shelf[],
  query: NameForm,
): { best: Map<string, number>; keyless: number } {
  const best = new Map<string, number>();
  const keys = [...keysOf(query)];
  let keyless = 0;
  for (const { id, form, keys: own } of shelf) {
    const { score } = compareForms(tables, query, form);
    best.set(id, Math.max(best.get(id) ?? 0, score));
    if (score >= bandThresholds.weak && !keys.some((key) => own.has(key))) keyless++;
  }
  return { best, keyless };
}

function tally(
  tables: NameTables,
  entries: readonly NameGroup[],
  vary: (name: string) => string | undefined,
): Found {
  const shelf = entries.flatMap(({ id, names }) =>
    names.map((name) => parseName(tables, name)).map((form) => ({ id, form, keys: keysOf(form) })),
  );
  const found = { queries: 0, first: 0, strong: 0, review: 0, weak: 0, none: 0, keyless: 0 };
  for (const { id, names } of entries)
    for (const name of names) {
      const query = vary(name);
      if (query === undefined) continue;
      const { best, keyless } = scoresOf(tables, shelf, parseName(tables, query));
      const own = best.get(id) ?? 0;
      const ahead = [...best].some(([other, score]) => other !== id && score >= own);
      found.queries++;
      found.keyless += keyless;
      if (!ahead) found.first++;
      found[bandName(own)]++;
    }
  return found;
}

function bandName(score: number): "strong" | "review" | "weak" | "none" {
  if (score >= bandThresholds.strong) return "strong";
  if (score >= bandThresholds.review) return "review";
  return score >= bandThresholds.weak ? "weak" : "none";
}

/** Does every official name find its own entry first, as it stands and changed? */
export function officialFindings(tables: NameTables, entries: readonly NameGroup[]): Record<string, Found> {
  const typo = generator(2026);
  const order = generator(2027);
  return {
    exact: tally(tables, entries, (name) => name),
    upperCaseWithoutStops: tally(tables, entries, (name) => name.toUpperCase().replace(/[.,]/g, "")),
    oneTypo: tally(tables, entries, (name) => withTypo(name, typo)),
    oneTypoAgain: tally(tables, entries, (name) => withTypo(name, typo)),
    withoutLegalForm: tally(tables, entries, withoutLegalForm),
    reordered: tally(tables, entries, (name) => reordered(name, order)),
  };
}
