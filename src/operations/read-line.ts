import { findConflicts } from "../evidence/conflicts/conflicts.ts";
import { readFigures } from "../evidence/figures/read-figures.ts";
import { readMeasures } from "../evidence/measures/read-measures.ts";
import { readStatements } from "../evidence/statements/read-statements.ts";
import type { Figure } from "../model/figure.ts";
import type { Measure } from "../model/measure.ts";
import type { Noise, Statement } from "../model/statement.ts";
import type { Passage, TextLayer } from "../model/text-layer.ts";
import type { ReadLine } from "./read-shapes.ts";
import { figureTables, measureTables, propositionTables, statementTables } from "./tables/evidence.ts";

/** All that our rules read out of a layer. */
export function readLine(file: string, layer: TextLayer): ReadLine {
  const { statements, noise } = readStatements(layer, statementTables());
  const conflicts = findConflicts(statements, propositionTables());
  return {
    document: {
      file,
      sha256: layer.document,
      layer: layer.id,
      title: layer.title ?? null,
      language: layer.language ?? null,
      encoding: layer.encoding?.name ?? null,
      characters: layer.text.length,
    },
    statements: statements.map(statementLine),
    measures: readMeasures({ layer, statements, noise }, measureTables()).map(measureLine),
    figures: readFigures({ layer, statements }, figureTables()).map(figureLine),
    noise: noise.map(noiseLine),
    conflicts: conflicts.map((conflict) => ({ ...conflict })),
    remarks: [
      ...layer.remarks.map(({ message }) => message),
      ...(layer.language === "en" || layer.language === undefined
        ? []
        : [`the rules for statements are written for English; this text is taken to be ${layer.language}`]),
    ],
  };
}

const passage = ({ start, end, text }: Passage) => ({ start, end, text });

function statementLine(one: Statement): ReadLine["statements"][number] {
  const { text, start, end, resolved, kind, chain } = one.speaker;
  return {
    id: one.id,
    ...passage(one),
    pieces: one.pieces.map(passage),
    speaker: { text, start, end, resolved, kind, chain: [...chain] },
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
