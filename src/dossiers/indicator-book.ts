import type { FlowSource } from "../model/flow.ts";
import type { BookedEntry, FactBook } from "./fact-book.ts";
import type { FlowBook, IndicatorPath } from "./flow-book.ts";
import type { Reference } from "./reference.ts";

/** What a list or a government says of goods, with the paths along which such goods can have come. */
export interface Indicator extends Reference {
  /** The facts that say it; none where only a path does. */
  readonly entry: BookedEntry | undefined;
  /** In its place, the source of the path. */
  readonly source: FlowSource | undefined;
  readonly paths: readonly IndicatorPath[];
}

export interface IndicatorBook {
  readonly all: readonly Indicator[];
  /** Those that speak of an entry of a list. */
  ofSource(ref: string): readonly Indicator[];
  find(factId: string, subject: string): Indicator | undefined;
}

/** Indicators once a report: each entry of Labour that speaks of goods, then list entries that only paths name. */
export function bookIndicators({ entries }: FactBook, { indicators }: FlowBook): IndicatorBook {
  const spoken = entries.labour.filter(({ fact }) => isIndicator(fact.name));
  const paths = Map.groupBy(indicators, ({ path }) => path.source.ref);
  const told = spoken.map((entry) => {
    const { number, anchor, fact } = entry;
    return { number, anchor, entry, source: undefined, paths: paths.get(String(fact.value.entry)) ?? [] };
  });
  const refs = new Set(told.map(({ entry }) => String(entry.fact.value.entry)));
  const rest = [...paths].filter(([ref]) => !refs.has(ref));
  const further = rest.map(([, own], at) => {
    const number = `L${entries.labour.length + at + 1}`;
    return { number, anchor: `fact-${number}`, entry: undefined, source: own[0]?.path.source, paths: own };
  });
  const all: readonly Indicator[] = [...told, ...further];
  const index = new Map(
    all.flatMap((one) =>
      one.paths.map(({ factId, subject }) => [JSON.stringify([subject.ref, factId]), one] as const),
    ),
  );
  const refOf = ({ entry, source }: Indicator): string => source?.ref ?? String(entry?.fact.value.entry);
  return {
    all,
    ofSource: (ref) => all.filter((one) => refOf(one) === ref),
    find: (factId, subject) => index.get(JSON.stringify([subject, factId])),
  };
}

/** Facts of Labour that speak of a good or a sector, not of a decision. */
export const isIndicator = (factName: string): boolean =>
  factName === "good-of-concern" || factName === "priority-sector";
