import type { Statement, StatementType } from "../../model/statement.ts";
import type { Proposition, PropositionTables } from "./proposition-tables.ts";
import { wordsOf } from "./word-patterns.ts";

export type Side = "affirms" | "denies" | "conditions";

/** What a statement says of a proposition. */
export interface Stance {
  readonly statement: Statement;
  readonly proposition: Proposition;
  readonly side: Side;
  /** It speaks of one person, aspect or occasion, or says so only by the way. */
  readonly part: boolean;
}

/** A statement that rejects what others say without saying what: it denies what they have said. */
export interface Rejection {
  readonly statement: Statement;
  /** Sides that its words name; none = it names nobody. */
  readonly of: readonly string[];
  readonly part: boolean;
}

export interface Read {
  readonly stances: readonly Stance[];
  readonly rejections: readonly Rejection[];
  /** The side to a dispute that the speaker stands for, where it can be told. */
  readonly sideOf: ReadonlyMap<Statement, string | undefined>;
}

/** What each statement affirms, denies or makes conditional. */
export function readStances(statements: readonly Statement[], tables: PropositionTables): Read {
  const sideOf = readSides(statements, tables);
  return {
    stances: statements.flatMap((statement) => stancesOf(statement, tables)),
    rejections: statements.flatMap(
      (statement) => rejectionOf(statement, tables, sideOf.get(statement)) ?? [],
    ),
    sideOf,
  };
}

/** The words of the content and of the cue: "invited", "welcomed" and "denied" tell as much as what follows. */
const said = ({ pieces, cue }: Statement): readonly string[] =>
  wordsOf([cue?.text ?? "", ...pieces.map(({ text }) => text)].join(" "));

const content = ({ pieces }: Statement): readonly string[] =>
  wordsOf(pieces.map(({ text }) => text).join(" "));

/** The side a name begins with: a Chinese mission to the EU is China's. */
function sideIn({ sides }: PropositionTables, text: string): string | undefined {
  const words = wordsOf(text);
  const found = sides
    .map(({ side, words: named }) => ({ side, at: named.firstIn(words) }))
    .filter(({ at }) => at >= 0);
  return found.toSorted((a, b) => a.at - b.at)[0]?.side;
}

/** Where a name tells no side, the words that stand for it at any place do: "Xu, spokesman for the Beijing office". */
function readSides(
  statements: readonly Statement[],
  tables: PropositionTables,
): ReadonlyMap<Statement, string | undefined> {
  const byName = new Map<string, string>();
  for (const { speaker } of statements) {
    if (speaker.resolved === null || byName.has(speaker.resolved)) continue;
    const side =
      sideIn(tables, speaker.resolved) ??
      (speaker.kind === "person" ? sideIn(tables, speaker.text) : undefined);
    if (side !== undefined) byName.set(speaker.resolved, side);
  }
  return new Map(statements.map((one) => [one, byName.get(one.speaker.resolved ?? "")]));
}

const has = ({ type, alsoTypes }: Statement, ...wanted: readonly StatementType[]): boolean =>
  wanted.some((one) => one === type || alsoTypes.includes(one));

function stancesOf(statement: Statement, tables: PropositionTables): readonly Stance[] {
  const words = said(statement);
  return tables.propositions
    .filter((one) => one.words.occursIn(words))
    .flatMap((proposition): readonly Stance[] => {
      const read =
        proposition.id === "access" || proposition.id === "inquiry"
          ? openness(statement, proposition)
          : wrong(statement, words, tables);
      return read === undefined ? [] : [{ statement, proposition, ...read }];
    });
}

type Reading = Pick<Stance, "side" | "part">;

/** Of a wrong: who alleges or finds it affirms it; who denies it, or praises how things are, denies it. */
function wrong(
  statement: Statement,
  words: readonly string[],
  { improvement }: PropositionTables,
): Reading | undefined {
  const { type } = statement;
  if (has(statement, "denial")) return { side: "denies", part: isAside(statement) };
  if (type === "call") return { side: "affirms", part: true };
  // A rule against risks of a wrong says nothing of whether it happens.
  if (words.some((word) => /^risks?$/.test(word))) return undefined;
  if (has(statement, "allegation", "finding"))
    return { side: words.includes("so-called") ? "denies" : "affirms", part: isAside(statement) };
  return improvement.occursIn(words) ? { side: "denies", part: isAside(statement) } : undefined;
}

/** One worker's account speaks of one case; a counter-accusation denies by the way. */
const isAside = ({ speaker, type, alsoTypes }: Statement): boolean =>
  speaker.kind === "worker" || (type === "allegation" && alsoTypes.includes("denial"));

/** Of free access, or grounds to look: who asks for it says that it is wanting; who sets terms makes it conditional. */
function openness(statement: Statement, { id }: Proposition): Reading | undefined {
  const { type } = statement;
  const asks = type === "call" && !isWelcome(statement);
  if (id === "inquiry" && has(statement, "denial")) return { side: "denies", part: false };
  if (asks) return { side: id === "inquiry" ? "affirms" : "denies", part: true };
  if (has(statement, "condition")) return { side: "conditions", part: true };
  if (id === "inquiry") return undefined;
  const tells = has(statement, "background", "measure") || invites(content(statement));
  return tells ? { side: "affirms", part: false } : undefined;
}

const invites = (words: readonly string[]): boolean => words.some((word) => /^(invit|welcom)/.test(word));
const isWelcome = ({ cue, pieces }: Statement): boolean =>
  invites(wordsOf(cue?.text ?? "")) || /^(it |we |they )?welcom/i.test(pieces[0]?.text ?? "");

function rejectionOf(
  statement: Statement,
  tables: PropositionTables,
  own: string | undefined,
): Rejection | undefined {
  const words = content(statement);
  const rejects = statement.type === "denial" || statement.type === "allegation";
  if (!rejects || !has(statement, "denial") || !tables.rebuttal.occursIn(words)) return undefined;
  const of = tables.sides.filter(({ side, words: named }) => side !== own && named.occursIn(words));
  return { statement, of: of.map(({ side }) => side), part: isAside(statement) };
}
