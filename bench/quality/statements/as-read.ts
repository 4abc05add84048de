import { hashOf } from "../../../src/model/canonical.ts";
import type { Figure } from "../../../src/model/figure.ts";
import type { Measure } from "../../../src/model/measure.ts";
import type { Statement } from "../../../src/model/statement.ts";
import type { Passage, Span, TextLayer } from "../../../src/model/text-layer.ts";
import type { Annotation } from "./annotation.ts";
import type { ReadText } from "./score-text.ts";

const unset = { resolved: null, text: "", start: null, end: null };

/** A text of this bench as a layer. */
export const layerOf = (text: string): TextLayer => ({
  id: hashOf(text),
  document: hashOf(text),
  reader: { name: "txt", version: "1" },
  text,
  hidden: [],
  remarks: [],
});

/** The annotation as if it had been read out of the text: what a reader without fault would give. */
export function asRead(of: Annotation, text: string): ReadText {
  const passage = ({ start, end }: Span): Passage => ({ start, end, text: text.slice(start, end) });
  return {
    reading: {
      statements: of.statements.map((one) => asStatement(one, text)),
      noise: of.noise.map(({ start, end, kind }) => ({ start, end, kind })),
    },
    measures: of.measures.map(
      ({ id, class: kind, status, attributedTo, start, end }): Measure => ({
        ...passage({ start, end }),
        ...{ id, class: kind, status, by: [], against: [], goods: [], places: [], rule: "annotated" },
        ...(attributedTo !== undefined && { attributedTo }),
      }),
    ),
    figures: of.figures.map(({ id, bound, value, min, max, unit, what, source, start, end }): Figure => {
      const text = passage({ start, end });
      const numbers = Object.entries({ value, min, max }).filter(([, number]) => number !== undefined);
      return {
        ...{ ...text, id, bound, unit, what, scope: "", source },
        ...Object.fromEntries(numbers.map(([name, number]) => [name, String(number)])),
      };
    }),
    conflicts: of.conflicts.map(({ a, b, proposition, strength }) => ({
      ...{ a, b, proposition, strength, why: "annotated" },
    })),
  };
}

function asStatement(one: Annotation["statements"][number], text: string): Statement {
  const { id, cue, speaker, mode, type, alsoTypes, core, nestedIn, continues, why } = one;
  const passage = ({ start, end }: Span): Passage => ({ start, end, text: text.slice(start, end) });
  const pieces = one.pieces.map(passage);
  const hull = passage({ start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 });
  const { start, end, head } = speaker;
  const mention = start === undefined || end === undefined ? unset : passage({ start, end });
  const resolved = speaker.resolved === "@head" && head ? passage(head).text : speaker.resolved;
  return {
    ...{ ...hull, id, pieces, cue: cue === undefined ? null : passage(cue), mode, type, alsoTypes },
    speaker: {
      ...mention,
      resolved,
      kind: why === "unattributed" ? "unattributed" : speaker.kind,
      chain: (one.chain ?? []).filter((name) => name !== null),
    },
    topics: [],
    hedges: one.hedges.map(passage),
    ...(nestedIn !== undefined && { nestedIn }),
    ...(continues !== undefined && { continues }),
    ...(!core && nestedIn === undefined && { form: "nominal" as const }),
    rule: "annotated",
  };
}
