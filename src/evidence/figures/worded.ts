import { byLast } from "../sentences/phrases.ts";
import type { FigureTables } from "./figure-tables.ts";
import type { FoundFigure, SentenceWords } from "./found-figure.ts";
import { unitAfter } from "./unit.ts";

/** "The vast majority of the cases", "several months", "dozens of men": how large at least, and no number. */
export function amountsIn({ text, words }: SentenceWords, tables: FigureTables): readonly FoundFigure[] {
  const longest = new Map(
    tables.amounts
      .in(text, words)
      .toSorted((a, b) => a.last - b.last)
      .map((hit) => [hit.first, hit]),
  );
  return [...longest.values()].flatMap(({ start, end, last, value: { min, kind } }) => {
    const unit = unitAfter({ text, words }, last, tables);
    const time = unit?.kind === "duration";
    // "Several of the countries", "a few words": no more than a manner of speaking, but for lengths of time.
    if ((kind === "several" && !time) || (kind === "dozens" && unit === undefined)) return [];
    return [
      {
        ...{
          start,
          end: kind === "share" ? (unit?.end ?? end) : (unit?.end ?? end),
          bound: "magnitude" as const,
        },
        ...{ value: min, unit: kind === "share" ? "share" : (unit?.name ?? "") },
        ...(unit !== undefined && { unitStart: unit.start }),
        ...(time && { aside: true as const }),
      },
    ];
  });
}

/** "Less than minimum wage": a bound by something that has no number here. */
export function levelsIn({ text, words }: SentenceWords, tables: FigureTables): readonly FoundFigure[] {
  const bounds = byLast(tables.before.in(text, words));
  return tables.levels.in(text, words).flatMap(({ start, end, first }) => {
    const bound = bounds.get(first - 1);
    if (bound === undefined) return [];
    const unit = text.slice(start, end).replace(/^the\s+/i, "");
    return [{ start: bound.start, end, bound: bound.value, unit, unitStart: start }];
  });
}

/** "A year earlier", "a month longer": one of them. */
export function shiftsIn({ text, words }: SentenceWords, tables: FigureTables): readonly FoundFigure[] {
  return tables.units.in(text, words).flatMap(({ start, end, first, value }): readonly FoundFigure[] => {
    const [article, after] = [words[first - 1], words[first + 1]];
    if (value.kind !== "duration" || article === undefined || after === undefined) return [];
    if (
      !/^an?$/.test(article.folded) ||
      !/^(?:earlier|later|longer|sooner|ahead|late|early)$/.test(after.folded)
    )
      return [];
    const unit = `${text.slice(start, end).toLowerCase()}s`;
    const span = { start: article.start, end: after.end, unitStart: start };
    return [{ ...span, bound: "exact", value: "1", unit, aside: true }];
  });
}
