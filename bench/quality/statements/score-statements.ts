import type { Statement } from "../../../src/model/statement.ts";
import type { Span } from "../../../src/model/text-layer.ts";
import type { Annotation } from "./annotation.ts";
import { type Count, countOf } from "./count.ts";
import { charactersIn, dice, overlap, pairBest, shared } from "./match.ts";

type Gold = Annotation["statements"][number];

/** What guide.md, "How it is meant to be scored", counts of statements, and whom it counts. */
export interface StatementScore {
  readonly counts: Readonly<
    Record<"recall" | "precision" | "exact" | "speaker" | "strict" | "lenient" | "mode", Count>
  >;
  /** Core and other, with what was found for each. */
  readonly pairs: readonly (readonly [Gold, Statement])[];
  readonly missed: readonly Gold[];
  readonly wrong: readonly Statement[];
}

/** Least likeness of two contents that are taken to be one statement. */
const leastDice = 0.5;

/** Scores statements read in `text`, the very text that was annotated. */
export function scoreStatements(of: Annotation, text: string, found: readonly Statement[]): StatementScore {
  const characters = new Map<object, ReadonlySet<number>>();
  for (const one of [...of.statements, ...found]) characters.set(one, charactersIn(text, one.pieces));
  const places = (one: Gold | Statement): ReadonlySet<number> => characters.get(one) ?? new Set();
  const likeness = (a: Gold, b: Statement): number => dice(places(a), places(b));
  const core = pairBest(
    of.statements.filter((one) => one.core),
    found,
    likeness,
    leastDice,
  );
  const other = pairBest(
    of.statements.filter((one) => !one.core),
    core.spare,
    likeness,
    leastDice,
  );
  const inNoise = (one: Statement): boolean =>
    share(places(one), charactersIn(text, of.noise)) > 0.5 && !other.pairs.some(([, b]) => b === one);
  const wrong = other.spare.filter(
    (one) => inNoise(one) || !(one.speaker.kind === "unattributed" || isTurn(of, one)),
  );
  const judged = core.pairs.filter(([gold]) => gold.speaker.nameInText !== false);
  return {
    counts: {
      recall: { right: core.pairs.length, of: core.pairs.length + core.missed.length },
      precision: { right: core.pairs.length, of: core.pairs.length + wrong.length },
      exact: countOf(core.pairs, ([gold, one]) => isExact(text, gold.pieces, one.pieces)),
      speaker: countOf(judged, ([gold, one]) => isSpeaker(text, gold.speaker, one.speaker.resolved)),
      strict: countOf(core.pairs, ([gold, one]) => gold.type === one.type),
      lenient: countOf(core.pairs, ([gold, one]) => [gold.type, ...gold.alsoTypes].includes(one.type)),
      mode: countOf(core.pairs, ([gold, one]) => gold.mode === one.mode),
    },
    pairs: [...core.pairs, ...other.pairs],
    missed: core.missed,
    wrong,
  };
}

const share = (of: ReadonlySet<number>, within: ReadonlySet<number>): number =>
  of.size === 0 ? 0 : shared(of, within) / of.size;

/** It lies in a turn of a transcript and gives the speaker of that turn: true, but no statement by itself. */
const isTurn = ({ turns }: Annotation, { pieces, speaker }: Statement): boolean =>
  turns.some(
    (turn) =>
      pieces.every((piece) => turn.pieces.some((part) => overlap(part, piece) === piece.end - piece.start)) &&
      fold(turn.resolved) === fold(speaker.resolved),
  );

/** Quotation marks, white space, closing punctuation and "that" are not what was said. */
const before = /^(?:[\s"'`“”‘’«»„‹›]|that\s)+/iu;
const after = /[\s"'`“”‘’«»„‹›.,;:!?…-]+$/u;

function bare(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const from = start + (before.exec(words)?.[0].length ?? 0);
  return { start: from, end: Math.max(from, end - (after.exec(words)?.[0].length ?? 0)) };
}

/** Pieces between which nothing but such marks stands are one. */
function barePieces(text: string, pieces: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const piece of pieces.map((one) => bare(text, one))) {
    const last = out.at(-1);
    const gap = last === undefined ? "none" : text.slice(last.end, piece.start);
    if (last !== undefined && /^[\s"'`“”‘’«»„‹›]*$/u.test(gap))
      out[out.length - 1] = { ...last, end: piece.end };
    else out.push(piece);
  }
  return out;
}

const isExact = (text: string, gold: readonly Span[], found: readonly Span[]): boolean =>
  JSON.stringify(barePieces(text, gold)) === JSON.stringify(barePieces(text, found));

const fold = (name: string | null): string | null =>
  name === null
    ? null
    : name
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[’`]/g, "'")
        .replace(/[\s,]+/g, " ")
        .trim()
        .replace(/^the /, "");

function isSpeaker(text: string, gold: Gold["speaker"], resolved: string | null): boolean {
  const words = (
    span: { start?: number | undefined; end?: number | undefined } | undefined,
  ): readonly string[] =>
    span?.start === undefined || span.end === undefined ? [] : [text.slice(span.start, span.end)];
  // A private person's name is not written down in the annotation: the words of the head are it.
  const named = gold.resolved === "@head" ? words(gold.head) : [gold.resolved];
  const mention = gold.form === "name" ? [...words(gold.head), ...words(gold)] : [];
  return [...named, ...(gold.accept ?? []), ...mention].map(fold).includes(fold(resolved));
}
