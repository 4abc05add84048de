import { compareText } from "../../model/compare-text.ts";
import type { Statement } from "../../model/statement.ts";
import type { PropositionTables } from "./proposition-tables.ts";
import { type Read, type Rejection, readStances, type Stance } from "./stances.ts";

/** Two statements that cannot both be wholly true, as far as their words tell. A person confirms or rejects it. */
export interface Conflict {
  /** Id of the statement that affirms, or that is rejected. */
  readonly a: string;
  /** Id of the statement that denies it, or sets terms. */
  readonly b: string;
  readonly proposition: string;
  readonly why: string;
  /** `partial`: one of them speaks of a part of it only, or sets terms. */
  readonly strength: "direct" | "partial";
}

/** Where a statement speaks of; empty where nothing tells. */
export interface Scope {
  readonly places: readonly string[];
  readonly goods: readonly string[];
}

/** Of a statement: its scope. Places that one contains another in are named by both. */
export type ScopeOf = (statement: Statement) => Scope;

const anywhere: ScopeOf = () => ({ places: [], goods: [] });

/** The proposition that stands behind a rejection: that what was said is so, and rightly said. */
export const rightlySaid = "rightly-said";

/**
 * Pairs of statements of one proposition and one scope, of which one affirms what the other denies or sets terms for. Never two
 * of one speaker, or of one side to the dispute. Each pair stands once, with the proposition on which it is most direct.
 */
export function findConflicts(
  statements: readonly Statement[],
  tables: PropositionTables,
  scopeOf: ScopeOf = anywhere,
): readonly Conflict[] {
  const read = readStances(statements, tables);
  const found = [...onPropositions(read), ...onRejections(read, tables)].filter(
    ({ a, b }) =>
      !sameVoice(read, a, b) &&
      !isApart(scopeOf(a), scopeOf(b)) &&
      a.nestedIn !== b.id &&
      b.nestedIn !== a.id,
  );
  const pairs = new Map<string, Found>();
  for (const one of found) {
    const key = [one.a.id, one.b.id].toSorted(compareText).join(" ");
    const known = pairs.get(key);
    if (known === undefined || (known.strength === "partial" && one.strength === "direct"))
      pairs.set(key, one);
  }
  return [...pairs.values()]
    .map(({ a, b, ...rest }) => ({ a: a.id, b: b.id, ...rest }))
    .toSorted((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}

interface Found extends Omit<Conflict, "a" | "b"> {
  readonly a: Statement;
  readonly b: Statement;
}

function onPropositions({ stances }: Read): readonly Found[] {
  const against = stances.filter(({ side }) => side !== "affirms");
  return stances.flatMap((one) =>
    against.flatMap((other) => (one === other ? [] : (between(one, other) ?? []))),
  );
}

function between(one: Stance, other: Stance): Found | undefined {
  if (one.side === other.side) return undefined;
  const { proposition } = one;
  const terms = one.side === "conditions" || other.side === "conditions";
  // Denying the whole denies each part; denying one part leaves the rest of the whole.
  const whole = proposition.within.includes(other.proposition.id);
  const aPart = other.proposition.within.includes(proposition.id);
  if (!(whole || aPart) || (one.side !== "affirms" && !terms)) return undefined;
  if (one.side === "conditions") return undefined;
  const strength = whole && !terms && !one.part && !other.part ? "direct" : "partial";
  const second = terms
    ? "the other sets terms"
    : `the other ${strength === "direct" ? "denies it" : "denies it in part"}`;
  const first = one.side === "affirms" ? "affirms" : "asks for more than there is of";
  return {
    a: one.statement,
    b: other.statement,
    proposition: proposition.id,
    why: `one ${first} that ${proposition.text}, ${second}`,
    strength,
  };
}

/**
 * What a rejection denies: all wrongs that are alleged, where it names neither a wrong nor whom it rejects; else what those whom
 * it names have said or announced. Where it names a wrong, allegations were held against it already.
 */
function onRejections({ stances, rejections, sideOf }: Read, tables: PropositionTables): readonly Found[] {
  const wrongs = new Set(
    tables.propositions.filter(({ within }) => within.includes("abuse")).map(({ id }) => id),
  );
  const onWrongs = stances.filter(({ proposition }) => wrongs.has(proposition.id));
  const tellsWrong = new Set(onWrongs.map(({ statement }) => statement));
  const alleged = onWrongs.filter(({ side }) => side === "affirms");
  return rejections.flatMap(({ statement: b, part }, at): readonly Found[] => {
    const named = sidesNamed(rejections, at);
    const own = tellsWrong.has(b);
    if (named.length === 0)
      return own
        ? []
        : alleged.map((one) => rejected(one.statement, b, one.part || part, one.proposition.id));
    return [...sideOf]
      .filter(([a, side]) => a !== b && side !== undefined && named.includes(side) && asserts(a))
      .filter(([a]) => !(own && tellsWrong.has(a)))
      .map(([a]) => rejected(a, b, part, rightlySaid));
  });
}

const rejected = (a: Statement, b: Statement, part: boolean, proposition: string): Found => ({
  a,
  b,
  proposition,
  why: `one says or announces it, the other rejects what was said${part ? " by the way" : ""}`,
  strength: part ? "partial" : "direct",
});

const asserts = ({ type, form, speaker }: Statement): boolean =>
  (type === "allegation" || type === "finding" || type === "measure") &&
  form === undefined &&
  speaker.kind !== "unattributed";

/** How far apart, in characters, a rejection may stand from the one that says whom it rejects. */
const near = 300;

/** Whom it names, or whom the rejection just before it by the same speaker does: "the statement is false". */
function sidesNamed(rejections: readonly Rejection[], at: number): readonly string[] {
  const one = rejections[at];
  if (one === undefined || one.of.length > 0) return one?.of ?? [];
  const before = rejections[at - 1];
  const follows =
    before !== undefined &&
    before.statement.speaker.resolved === one.statement.speaker.resolved &&
    one.statement.start - before.statement.end < near;
  return follows ? before.of : [];
}

function sameVoice({ sideOf }: Read, a: Statement, b: Statement): boolean {
  if (a.speaker.resolved !== null && a.speaker.resolved === b.speaker.resolved) return true;
  const side = sideOf.get(a);
  return side !== undefined && side === sideOf.get(b);
}

/** Both say where, or of what goods, and not one of them is the same. */
const isApart = (a: Scope, b: Scope): boolean =>
  (["places", "goods"] as const).some(
    (of) => a[of].length > 0 && b[of].length > 0 && !a[of].some((one) => b[of].includes(one)),
  );
