import { type Conflict, findConflicts } from "../../evidence/conflicts/conflicts.ts";
import { readStances, type Side } from "../../evidence/conflicts/stances.ts";
import { readFigures } from "../../evidence/figures/read-figures.ts";
import { type Independence, readIndependence } from "../../evidence/independence/read-independence.ts";
import { type Indicator, readIndicators } from "../../evidence/indicators/read-indicators.ts";
import { readMeasures } from "../../evidence/measures/read-measures.ts";
import { readStatements } from "../../evidence/statements/read-statements.ts";
import { hashOf, shortId } from "../../model/canonical.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Figure } from "../../model/figure.ts";
import type { Measure } from "../../model/measure.ts";
import type { Mention } from "../../model/mention.ts";
import type { Reading } from "../../model/statement.ts";
import type { Span, TextLayer } from "../../model/text-layer.ts";
import type { Cache } from "../../store/cache.ts";
import { appVersion } from "../../version.ts";
import {
  evidenceTablesHash,
  figureTables,
  independenceTable,
  indicatorTable,
  measureTables,
  propositionTables,
  statementTables,
} from "../tables/evidence.ts";
import { type NamesLookedFor, placesAndGoods } from "./names-looked-for.ts";

/** To be raised with every change of the rules in code: what was kept of an older version is read anew. */
const rulesVersion = 2;

/** What a statement says of a proposition, by ids. */
export interface StanceTold {
  readonly statement: string;
  readonly proposition: string;
  /** The proposition in words. */
  readonly text: string;
  readonly side: Side;
  /** It speaks of one person, aspect or occasion, or says so only by the way. */
  readonly part: boolean;
}

/** What rules read out of a layer whatever names are looked for in it. */
interface OwnReading extends Reading {
  readonly measures: readonly Measure[];
  readonly figures: readonly Figure[];
  readonly conflicts: readonly (Conflict & { readonly id: string })[];
  readonly stances: readonly StanceTold[];
  readonly independence: readonly Independence[];
}

/** A mention with an id of its own, by which a person can judge it. */
export interface IdentifiedMention extends Mention {
  /** Hash of the layer, the place and what is mentioned. */
  readonly mention: string;
}

/** All that rules read out of a layer. Everything in it is a suggestion. */
export interface FullReading extends OwnReading {
  /** Characters at the end that rules do not read, because the text is longer than they read. They are kept and searched. */
  readonly unread: number;
  readonly mentions: readonly IdentifiedMention[];
  readonly indicators: readonly Indicator[];
}

export interface ReadingContext {
  readonly names: NamesLookedFor;
  /** The day of publication, as whoever handed it in says: what "last Monday" is counted from. */
  readonly published?: IsoDate | undefined;
  readonly cache?: Cache | undefined;
}

/** Reads a layer, or takes what was read of it before. */
export function fullReading(whole: TextLayer, { names, published, cache }: ReadingContext): FullReading {
  const layer = readPart(whole);
  const own = cached(layer, published, cache);
  const hidden = (span: Span): boolean =>
    layer.hidden.some(({ start, end }) => start < span.end && span.start < end);
  // A name that no reader of the page sees leads to nobody's page, and a sign in such words is none.
  const mentions = names.gazetteer.find(layer.text).map((one) => ({
    ...one,
    ...(hidden(one) && { weak: "hidden" as const }),
    mention: shortId({ layer: layer.id, start: one.start, id: one.id }),
  }));
  const query = { layer, statements: own.statements, mentions, persons: names.persons };
  const indicators = readIndicators(
    { ...query, ...(published === undefined ? {} : { published }) },
    indicatorTable(),
  ).filter((one) => !hidden(one));
  return { unread: whole.text.length - layer.text.length, ...own, mentions, indicators };
}

/** Characters of a text that rules read: a report of some 1,400 pages. What a text of more gives would not fit into memory. */
const mostRead = 4_000_000;

/** A text as far as it is read, up to the end of a paragraph; its places are those of the whole. */
function readPart(layer: TextLayer): TextLayer {
  if (layer.text.length <= mostRead) return layer;
  const paragraph = layer.text.lastIndexOf("\n\n", mostRead);
  const end = paragraph > mostRead / 2 ? paragraph : mostRead;
  return { ...layer, text: layer.text.slice(0, end), hidden: layer.hidden.filter((span) => span.end <= end) };
}

const part = "reading";

function cached(layer: TextLayer, published: IsoDate | undefined, cache: Cache | undefined): OwnReading {
  if (cache === undefined) return read(layer, published);
  const rules = [appVersion, rulesVersion, evidenceTablesHash()];
  const fingerprint = hashOf({ what: part, rules, layer: layer.id, published: published ?? "" });
  const known = cache.getJson(fingerprint, part);
  // A part of the cache carries its own hash, and only this line writes it.
  if (known !== undefined) return known as OwnReading;
  const fresh = read(layer, published);
  cache.putJson(fingerprint, part, fresh);
  return fresh;
}

function read(layer: TextLayer, published: IsoDate | undefined): OwnReading {
  const { statements, noise } = readStatements(layer, statementTables());
  const dated = published === undefined ? {} : { published };
  const mentions = placesAndGoods().find(layer.text);
  return {
    statements,
    noise,
    measures: readMeasures({ layer, statements, noise, mentions, ...dated }, measureTables()),
    figures: readFigures({ layer, statements }, figureTables()),
    conflicts: findConflicts(statements, propositionTables()).map((one) => ({
      id: shortId({ a: one.a, b: one.b, proposition: one.proposition }),
      ...one,
    })),
    stances: readStances(statements, propositionTables()).stances.map(
      ({ statement, proposition, side, part: aPart }) => ({
        statement: statement.id,
        proposition: proposition.id,
        text: proposition.text,
        side,
        part: aPart,
      }),
    ),
    independence: readIndependence({ layer, statements }, independenceTable()),
  };
}
