import { rational } from "../goods/rational.ts";
import { compareText } from "../model/compare-text.ts";
import { buildProgram } from "./build-program.ts";
import type { Clash } from "./completeness.ts";
import type { Flows } from "./flows.ts";
import { readFlows } from "./flows.ts";
import type { Column, LinearProgram } from "./linear-program.ts";
import { documentsOf, keepRecords, recordsOf } from "./network.ts";
import { provenLeast } from "./proven-bound.ts";
import type { ContradictedShare } from "./share.ts";
import type { Solver } from "./solver.ts";
import { partOf } from "./target-part.ts";

type Told = Pick<ContradictedShare, "documents" | "why">;

/** What statements say is all, and the records that they do not cover. */
export function statementClash(read: Flows, clashes: readonly Clash[]): Told {
  const ids = clashes.flatMap(({ statement, record }) => [statement.id, record]);
  const said = clashes.map(({ statement, record }) => `${statement.id} does not cover ${record}`);
  return {
    documents: documentsNamed(read, ids),
    why: `a completeness statement does not cover a record in its scope: ${few(said)}`,
  };
}

/** Records tried one by one at most; what is not tried is named with the rest. */
const mostTried = 200;

/**
 * The documents of records that cannot all be true, proved in exact arithmetic and with none that could be left out;
 * undefined where no contradiction is proved. What is asked is by how much the rows must be broken at least.
 */
export function clashOf(
  solver: Solver,
  read: Flows,
  program: LinearProgram,
  sources: ReadonlySet<string>,
): Told | undefined {
  const owners = brokenBy(solver, program);
  if (owners === undefined) return undefined;
  const needed = irreducible(solver, read, owners, sources);
  const documents = documentsNamed(read, needed);
  return { documents, why: `the quantities of ${few(documents)} cannot all be true` };
}

/**
 * Takes away one record after another where the rest still clash; what is left all counts. Accounts that have no part
 * in the clash are left open, so that little is solved each time.
 */
function irreducible(
  solver: Solver,
  read: Flows,
  owners: readonly string[],
  sources: ReadonlySet<string>,
): readonly string[] {
  const statements = new Set(read.network.statements.map(({ id }) => id));
  const dropped = new Set<string>();
  const tried = new Set<string>();
  let kept = owners;
  for (;;) {
    const next = kept.find((owner) => !tried.has(owner));
    if (next === undefined || tried.size >= mostTried) return kept;
    tried.add(next);
    const left = new Set(kept.filter((owner) => owner !== next));
    const fewer = keepRecords(
      read.network,
      ({ id }) => id !== next && !dropped.has(id) && (!statements.has(id) || left.has(id)),
    );
    const still = clashAmong(solver, readFlows(fewer), left, sources);
    if (still === undefined) continue;
    dropped.add(next);
    kept = still;
  }
}

/** The records that clash among those that hang together with some, or undefined where none do. */
function clashAmong(
  solver: Solver,
  read: Flows,
  records: ReadonlySet<string>,
  sources: ReadonlySet<string>,
): readonly string[] | undefined {
  const seeds = [...read.flows.values()].filter(({ record }) => records.has(record));
  const { part } = partOf(
    read,
    seeds.map(({ id }) => id),
  );
  const { builder } = buildProgram(part, sources, rational(1n));
  return brokenBy(solver, { columns: builder.columns, rows: builder.rows, cost: new Map() });
}

/** Owners of the rows and columns that together have no solution, in the order of ids. */
function brokenBy(solver: Solver, program: LinearProgram): readonly string[] | undefined {
  const size = program.columns.length;
  const spare = program.rows.map((): Column => ({ least: rational(0n), most: undefined, owner: undefined }));
  const elastic: LinearProgram = {
    columns: [...program.columns, ...spare],
    rows: program.rows.map((row, number) => ({
      ...row,
      terms: new Map([...row.terms, [size + number, rational(-1n)]]),
    })),
    cost: new Map(spare.map((_, number) => [size + number, rational(1n)])),
  };
  const found = solver.minimise(elastic);
  if (found.state !== "optimal") return undefined;
  const proof = provenLeast({ ...program, cost: new Map() }, found, 1e-12);
  return proof !== undefined && proof.least.n > 0n
    ? [...proof.owners.keys()].toSorted(compareText)
    : undefined;
}

function documentsNamed({ network }: Flows, ids: readonly string[]): readonly string[] {
  const named = new Set(ids);
  const documents = recordsOf(network).flatMap((record) => (named.has(record.id) ? documentsOf(record) : []));
  return [...new Set(documents)].toSorted(compareText);
}

const shown = 5;

function few(texts: readonly string[]): string {
  const rest = texts.length - shown;
  return rest <= 0 ? texts.join(", ") : `${texts.slice(0, shown).join(", ")} and ${rest} more`;
}
