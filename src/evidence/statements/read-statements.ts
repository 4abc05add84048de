import type { Noise, Reading, Statement } from "../../model/statement.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import type { Range, TextView } from "../text/text-view.ts";
import { viewOf } from "../text/text-view.ts";
import { idOf, piecesOf, speakerOf } from "./build-statement.ts";
import type { Draft, Reader } from "./drafts.ts";
import { findDrafts } from "./find-drafts.ts";
import { fullSpeech } from "./full-speech.ts";
import { partProse } from "./headings.ts";
import { hedgesIn, judgeType, modeOf } from "./judge-type.ts";
import { outerOf } from "./nesting.ts";
import { findNoise } from "./noise.ts";
import { ownVoice } from "./own-voice.ts";
import { Resolver } from "./resolve.ts";
import type { StatementTables } from "./statement-tables.ts";
import { findTurns } from "./turns.ts";
import type { Resolved } from "./who.ts";
import { findIn } from "./words-of-clauses.ts";

/**
 * Reads who says what out of a text layer: everything is a suggestion with exact spans. Pure and the same each time; never
 * throws, whatever the text; linear in its length.
 */
export function readStatements(layer: TextLayer, tables: StatementTables): Reading {
  const view = viewOf(layer);
  const reader: Reader = { view, tables, full: fullSpeech(view, tables) };
  const turns = findTurns(view, tables);
  const prose = partProse(view, turns.labels);
  const said = findDrafts(reader, prose.sentences);
  const drafts = [...said, ...ownVoice(reader, prose.sentences, said)];
  const told = tokensIn(said);
  const resolver = new Resolver(view, tables, {
    ...{ speakerAt: turns.speakerAt, isSaid: (at: number) => told.has(at), sentences: prose.sentences },
  });
  const statements = build(layer, reader, drafts, resolver);
  const noise: readonly Noise[] = findNoise(reader, prose.noise, statements);
  return { statements: statements.toSorted((a, b) => a.start - b.start || a.end - b.end), noise };
}

/** The tokens of all that was said. */
function tokensIn(drafts: readonly Draft[]): ReadonlySet<number> {
  const tokens = new Set<number>();
  for (const { pieces } of drafts)
    for (const { first, until } of pieces) for (let at = first; at < until; at += 1) tokens.add(at);
  return tokens;
}

function build(
  layer: TextLayer,
  reader: Reader,
  drafts: readonly Draft[],
  resolver: Resolver,
): readonly Statement[] {
  const who = new Map<Draft, Resolved>();
  const made = new Map<Draft, Statement>();
  const outer = outerOf(drafts);
  const inOrder = drafts.toSorted((a, b) => anchor(a) - anchor(b));
  for (const draft of inOrder)
    who.set(draft, draft.unattributed ? ownVoiced : resolver.resolve(draft.mention));
  for (const draft of inOrder) {
    const speaker = who.get(draft.continues ?? draft) ?? ownVoiced;
    const holder = outer.get(draft);
    const chain =
      holder === undefined
        ? []
        : [who.get(holder)?.name, speaker.name].filter((name) => typeof name === "string");
    const statement = statementOf(layer, reader, draft, { who: speaker, chain });
    if (statement !== undefined) made.set(draft, { ...statement, ...linksOf(made, draft, holder) });
  }
  return [...made.values()];
}

const ownVoiced: Resolved = { name: null, kind: "unattributed", by: "own-voice" };

/** The ids of the statement that it lies in, and of the one that it goes on from. */
function linksOf(
  made: ReadonlyMap<Draft, Statement>,
  { continues }: Draft,
  holder: Draft | undefined,
): Pick<Statement, "nestedIn" | "continues"> {
  const within = holder === undefined ? undefined : made.get(holder)?.id;
  const before = continues === undefined ? undefined : made.get(continues)?.id;
  return {
    ...(within !== undefined && { nestedIn: within }),
    ...(before !== undefined && { continues: before }),
  };
}

/** Where a speaker's words stand, or the first words of the content. */
const anchor = ({ mention, cue, pieces }: Draft): number =>
  mention?.first ?? cue?.first ?? pieces[0]?.first ?? 0;

function statementOf(
  layer: TextLayer,
  { view, tables }: Reader,
  draft: Draft,
  { who, chain }: { readonly who: Resolved; readonly chain: readonly string[] },
): Statement | undefined {
  const pieces = piecesOf(view, draft.pieces);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const cue = draft.cue === undefined ? null : (view.passage(draft.cue) ?? null);
  const speaker = speakerOf(view, draft, who, chain);
  const addressee = draft.addressee === undefined ? undefined : view.passage(draft.addressee);
  const inquires = isInquiry(view, tables, draft.mention) || isInReport(view, tables, draft.cue);
  return {
    ...{ start: first.start, end: last.end, text: layer.text.slice(first.start, last.end) },
    id: idOf(layer, { pieces, cue, speaker }),
    ...{ pieces, cue, speaker },
    ...(addressee !== undefined && { addressee }),
    mode: modeOf(pieces),
    ...judgeType(tables, {
      pieces,
      entry: draft.entry,
      kind: who.kind,
      inquires,
      official: isOfficial(view, who, draft.mention),
      rule: draft.rule,
    }),
    topics: [],
    hedges: hedgesIn(tables, pieces),
    ...(draft.form !== undefined && { form: draft.form }),
    rule: draft.rule,
  };
}

/** A body, not its people: officials tell, a department finds. */
const isOfficial = (view: TextView, { kind }: Resolved, mention: Range | undefined): boolean =>
  /^(?:state-body|intergovernmental|think-tank)$/.test(kind) &&
  mention !== undefined &&
  findIn(mention, (at) =>
    /^(?:officials?|diplomats?|ministers?|lawmakers|sources?|ambassadors?|authorities)$/.test(view.lower(at)),
  ) < 0;

/** "it said in a report in February": what is given out in a study has been inquired into. */
function isInReport(view: TextView, { words }: StatementTables, cue: Range | undefined): boolean {
  if (cue === undefined || view.lower(cue.until) !== "in") return false;
  return (
    findIn(
      { first: cue.until, until: cue.until + 6 },
      (at) =>
        /^(?:report|study|survey|analysis|audit|review|assessment)$/.test(view.lower(at)) &&
        words.evidence.has(view.lower(at)),
    ) > 0
  );
}

/** What reports and courts say has been inquired into. */
function isInquiry(view: TextView, { words }: StatementTables, mention: Range | undefined): boolean {
  if (mention === undefined) return false;
  return (
    findIn(
      mention,
      (at) =>
        words.evidence.has(view.lower(at)) ||
        /^(?:tribunal|court|inquiry|commission|audit)$/.test(view.lower(at)),
    ) >= 0
  );
}
