import { hashOf } from "../../model/canonical.ts";
import type { Figure } from "../../model/figure.ts";
import type { StatedDate } from "../../model/measure.ts";
import type { Mention } from "../../model/mention.ts";
import type { Statement } from "../../model/statement.ts";
import type { Span, TextLayer } from "../../model/text-layer.ts";
import { readDates } from "../dates/read-dates.ts";
import { sentencesIn, spanAt } from "../sentences/sentences.ts";
import { SpokenIn } from "../sentences/spoken-in.ts";
import { within } from "../sentences/within.ts";
import { wordsIn } from "../sentences/words.ts";
import type { FigureTables } from "./figure-tables.ts";
import { figuresIn } from "./figures-in.ts";
import type { FoundFigure } from "./found-figure.ts";
import { masksOf } from "./masks.ts";

/** A layer, what was said in it, and the places that were found in it. */
export interface FigureQuery {
  readonly layer: TextLayer;
  readonly statements: readonly Statement[];
  readonly mentions?: readonly Mention[];
}

/** Every number of the text that counts or measures something, in order. Never throws; linear in the text. */
export function readFigures(query: FigureQuery, tables: FigureTables): readonly Figure[] {
  const { layer, statements, mentions = [] } = query;
  const { text } = layer;
  const spoken = new SpokenIn(statements);
  const dates = readDates(text);
  const masks = [
    ...masksOf(text),
    ...dates.filter(({ basis, text: own }) => basis === "explicit" || /\d/.test(own)),
  ].toSorted((a, b) => a.start - b.start);
  const places = mentions.filter(({ kind }) => kind === "place");
  return sentencesIn(text).flatMap((sentence) => {
    const inside = <T extends Span>(all: readonly T[]): readonly T[] => within(all, sentence);
    const masked = inside(masks);
    const isMasked = (at: number): boolean => spanAt(masked, at) !== undefined;
    const words = wordsIn(text, sentence);
    return figuresIn({ text, words, isMasked }, tables).map((found): Figure => {
      const { start, end } = found;
      const year = yearNear(text, found, sentence.start, inside(dates));
      const place = nearest(found, inside(places));
      return {
        ...{ start, end, text: text.slice(start, end) },
        id: hashOf({ layer: layer.id, figure: [start, end] }).slice(0, 16),
        ...numbersOf(found),
        ...{ bound: found.bound, unit: found.unit, what: whatOf(text, found, sentence) },
        scope: place?.text ?? "",
        ...(year !== undefined && { year }),
        source: spoken.of(found) ?? null,
        ...(found.asWritten && { asWritten: true as const }),
        ...(found.aside && { aside: true as const }),
      };
    });
  });
}

function numbersOf({ bound, value, max }: FoundFigure): Pick<Figure, "value" | "min" | "max"> {
  if (value === undefined) return {};
  if (max !== undefined) return { min: value, max };
  if (bound === "exact" || bound === "about") return { value };
  return bound === "up-to" || bound === "less-than" ? { max: value } : { min: value };
}

const distance = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end, 0);

const nearest = <T extends Span>(to: Span, all: readonly T[]): T | undefined =>
  all.toSorted((a, b) => distance(a, to) - distance(b, to))[0];

/** Words behind which a date bounds or compares, and does not date the number. */
const elsewhen = /[,;:—]|\b(?:since|until|than|before|after|from)\b/;
const atHead = /^["“]?(?:(?:In|On|During|By) (?:the )?)?$/i;

/** The year of the nearest date of the clause, or of one at the head of the sentence, that holds it in its own words. */
function yearNear(text: string, found: Span, from: number, dates: readonly StatedDate[]): number | undefined {
  const explicit = dates.filter(
    (date) =>
      date.basis === "explicit" &&
      !date.value?.includes("/") &&
      (atHead.test(text.slice(from, date.start)) || !elsewhen.test(between(text, found, date))),
  );
  const value = nearest(found, explicit)?.value;
  return value === undefined || value === null ? undefined : Number(value.slice(0, 4));
}

const between = (text: string, a: Span, b: Span): string =>
  text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));

/** From the noun that is counted, or from behind the number, to the end of the clause. */
function whatOf(text: string, { unitStart, end }: FoundFigure, sentence: Span): string {
  const from = unitStart ?? end;
  const rest = text.slice(from, Math.min(sentence.end, from + 200));
  const clause = /^(?:[^,;:.!?—–"”(]|[,.](?=\d))*/u.exec(rest)?.[0] ?? "";
  return clause.replace(/\s+/g, " ").trim();
}
