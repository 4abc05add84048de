import type { Statement } from "../../model/statement.ts";
import type { Span, TextLayer } from "../../model/text-layer.ts";
import type { PackJudgement } from "./pack-input.ts";

/** Characters before and after that are kept with a quotation, as code points. */
const around = 32;

/** Places of a text counted in code points, for many spans of it. */
export class CodePoints {
  private readonly text: string;
  private unit = 0;
  private point = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Code points before a place in UTF-16 units. Asked in rising order, the text is read once. */
  at(unit: number): number {
    if (unit < this.unit) [this.unit, this.point] = [0, 0];
    for (; this.unit < unit; this.point += 1)
      this.unit += (this.text.codePointAt(this.unit) ?? 0) > 0xffff ? 2 : 1;
    return this.point;
  }
}

const urn = (sha256: string): string => `urn:sha256:${sha256}`;

/** A span as the Web Annotation Data Model (W3C Recommendation of 2017-02-23, 4.2.4 and 4.2.6) selects it. */
export function selectorsOf(
  { text }: TextLayer,
  points: CodePoints,
  { start, end }: Span,
): readonly object[] {
  const before = [...text.slice(Math.max(0, start - 2 * around), start)].slice(-around).join("");
  const after = [...text.slice(end, end + 2 * around)].slice(0, around).join("");
  return [
    { type: "TextPositionSelector", start: points.at(start), end: points.at(end) },
    {
      type: "TextQuoteSelector",
      exact: text.slice(start, end),
      prefix: before.toWellFormed(),
      suffix: after.toWellFormed(),
    },
  ];
}

export interface AnnotatedIn {
  readonly layer: TextLayer;
  readonly points: CodePoints;
  readonly judged: ReadonlyMap<string, PackJudgement>;
}

/** A statement as an annotation of the layer: one target a piece. */
export function annotationOf({ layer, points, judged }: AnnotatedIn, statement: Statement): object {
  const judgement = judged.get(statement.id);
  const { id, pieces, speaker, type, alsoTypes, mode, cue, hedges, nestedIn, continues } = statement;
  return {
    id: `urn:selvedge:statement:${id}`,
    type: "Annotation",
    motivation: "describing",
    body: {
      type: "Dataset",
      value: {
        statement: type,
        alsoStatement: alsoTypes,
        mode,
        speaker: { words: speaker.text, name: speaker.resolved, kind: speaker.kind, chain: speaker.chain },
        cue: cue?.text ?? null,
        hedges: hedges.map(({ text }) => text),
        ...(nestedIn === undefined ? {} : { nestedIn: `urn:selvedge:statement:${nestedIn}` }),
        ...(continues === undefined ? {} : { continues: `urn:selvedge:statement:${continues}` }),
        status: judgement?.judgement ?? "suggested",
        ...(judgement === undefined ? {} : { judgedBy: judgement.by, judgedAt: judgement.at }),
      },
    },
    target: pieces.map((piece) => ({ source: urn(layer.id), selector: selectorsOf(layer, points, piece) })),
  };
}
