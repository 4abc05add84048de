import type { Independence } from "../evidence/independence/read-independence.ts";
import type { Indicator } from "../evidence/indicators/read-indicators.ts";
import type { Figure } from "../model/figure.ts";
import type { Issue } from "../model/issue.ts";
import type { Measure } from "../model/measure.ts";
import type { Noise, Statement } from "../model/statement.ts";
import type { Passage, TextLayer } from "../model/text-layer.ts";
import type { FullReading, IdentifiedMention } from "./documents/full-reading.ts";
import type { ReadLine } from "./read-shapes.ts";
import { toIssue } from "./shapes.ts";

/** The document that a line is on. */
export interface LineOf {
  readonly file: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly kept: ReadLine["document"]["kept"];
}

/** All that our rules read out of a layer, as it is printed. */
export function readLine(of: LineOf, layer: TextLayer, reading: FullReading): ReadLine {
  return {
    document: {
      ...of,
      layer: layer.id,
      title: layer.title ?? null,
      language: layer.language ?? null,
      encoding: layer.encoding?.name ?? null,
      characters: layer.text.length,
      hidden: layer.hidden.map(({ start, end, why }) => ({ start, end, why })),
    },
    statements: reading.statements.map(statementLine),
    measures: reading.measures.map(measureLine),
    figures: reading.figures.map(figureLine),
    mentions: reading.mentions.map(mentionLine),
    indicators: reading.indicators.map(indicatorLine),
    independence: reading.independence.filter(tellsSomething).map(independenceLine),
    noise: reading.noise.map(noiseLine),
    conflicts: reading.conflicts.map(({ id, a, b, proposition, why, strength }) => ({
      ...{ id, a, b, proposition, why, strength },
    })),
    remarks: [
      ...layer.remarks.map(({ message }) => message),
      ...(layer.language === "en" || layer.language === undefined
        ? []
        : [`the rules for statements are written for English; this text is taken to be ${layer.language}`]),
    ],
    problem: null,
  };
}

/** The line of a document of which nothing could be read: kept, perhaps, but without words. */
export const unreadLine = (of: LineOf, problem: Issue | undefined, remarks: readonly string[]): ReadLine => ({
  document: { ...of, layer: null, title: null, language: null, encoding: null, characters: 0, hidden: [] },
  ...{ statements: [], measures: [], figures: [], mentions: [], indicators: [], independence: [], noise: [] },
  conflicts: [],
  remarks: [...remarks],
  problem: problem === undefined ? null : toIssue(problem),
});

const mentionLine = (one: IdentifiedMention): ReadLine["mentions"][number] => ({
  ...passage(one),
  ...{ mention: one.mention, id: one.id, kind: one.kind, name: one.name, weak: one.weak ?? null },
});

const indicatorLine = (one: Indicator): ReadLine["indicators"][number] => ({
  id: one.id,
  ...passage(one),
  ...{ kind: one.kind, indicator: one.indicator, source: one.source, organisations: [...one.organisations] },
  date: one.date?.value ?? null,
  attributedTo: one.attributedTo ?? null,
  negated: one.negated === true,
});

const questions = ["arranged", "chosen", "free", "checkable"] as const;

const tellsSomething = (one: Independence): boolean =>
  questions.some((question) => one[question].answer !== "unknown" || one[question].spans.length > 0);

const independenceLine = (one: Independence): ReadLine["independence"][number] => {
  const answer = (question: (typeof questions)[number]) => ({
    answer: one[question].answer,
    spans: one[question].spans.map(passage),
  });
  return {
    statement: one.statement,
    ...{ arranged: answer("arranged"), chosen: answer("chosen") },
    ...{ free: answer("free"), checkable: answer("checkable") },
  };
};

const passage = ({ start, end, text }: Passage) => ({ start, end, text });

function statementLine(one: Statement): ReadLine["statements"][number] {
  const { text, start, end, resolved, kind, office, chain } = one.speaker;
  return {
    id: one.id,
    ...passage(one),
    pieces: one.pieces.map(passage),
    speaker: { text, start, end, resolved, kind, office: office ?? null, chain: [...chain] },
    cue: one.cue === null ? null : passage(one.cue),
    type: one.type,
    alsoTypes: [...one.alsoTypes],
    mode: one.mode,
    topics: [...one.topics],
    hedges: one.hedges.map(passage),
    nestedIn: one.nestedIn ?? null,
    continues: one.continues ?? null,
    form: one.form ?? null,
    rule: one.rule,
  };
}

const measureLine = (one: Measure): ReadLine["measures"][number] => ({
  id: one.id,
  ...passage(one),
  class: one.class,
  status: one.status,
  by: one.by.map(passage),
  against: one.against.map(passage),
  goods: one.goods.map(passage),
  places: one.places.map(passage),
  date:
    one.date === undefined ? null : { ...passage(one.date), value: one.date.value, basis: one.date.basis },
  attributedTo: one.attributedTo ?? null,
});

const figureLine = (one: Figure): ReadLine["figures"][number] => ({
  id: one.id,
  ...passage(one),
  bound: one.bound,
  value: one.value ?? null,
  min: one.min ?? null,
  max: one.max ?? null,
  unit: one.unit,
  what: one.what,
  scope: one.scope,
  year: one.year ?? null,
  source: one.source,
  asWritten: one.asWritten === true,
  aside: one.aside === true,
});

const noiseLine = ({ start, end, kind, verbatim, quotes }: Noise): ReadLine["noise"][number] => ({
  start,
  end,
  kind,
  verbatim: verbatim ?? null,
  quotes: quotes ?? null,
});
