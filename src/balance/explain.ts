import { compareText } from "../model/compare-text.ts";
import type { Flows } from "./flows.ts";
import { readFlows } from "./flows.ts";
import type { ShareNetwork } from "./network.ts";
import { documentsOf, recordsOf } from "./network.ts";
import { withoutDocument } from "./scenario.ts";
import type { Share, ShareQuestion } from "./share.ts";
import { boundOne } from "./share-bounds.ts";
import type { Solver } from "./solver.ts";
import { partOf } from "./target-part.ts";

/** A document that an end of an interval rests on: without it the end would lie elsewhere. */
export interface BindingDocument {
  readonly document: string;
  /** Ids of the records that rest on it alone. */
  readonly records: readonly string[];
  /** Where the end would lie without it. */
  readonly end: number;
  /** How far that is from where it lies, in millionths of the whole. */
  readonly moves: number;
}

export interface ExplainedShare {
  readonly share: Share;
  /** Those that move the end most come first, ties in the order of ids. Documents that move nothing are left out. */
  readonly bindingMin: readonly BindingDocument[];
  readonly bindingMax: readonly BindingDocument[];
  /** Documents that may bear on an end and were not tried, because there are more than `most`: one may move it more. */
  readonly untried: number;
}

export interface ExplainOptions {
  /** Documents tried at most (50); each is solved for again, which takes as long as the share itself. */
  readonly most?: number;
}

/**
 * The share of all of some sources together, with the documents that hold its ends where they are: found by solving
 * again without each. Only documents that the proof of an end uses can move it, so that no others are tried.
 */
export function explainShare(
  solver: Solver,
  network: ShareNetwork,
  question: ShareQuestion,
  { most = 50 }: ExplainOptions = {},
): ExplainedShare {
  const read = readFlows(network);
  const found = boundOne(solver, read, partOf(read, question.target.flows), question);
  const { share } = found;
  if (share.state !== "bounded") return { share, bindingMin: [], bindingMax: [], untried: 0 };
  const used = withReceipts(read, [...(found.min?.owners ?? []), ...(found.max?.owners ?? [])]);
  const candidates = documentsToTry(read, used, question.target.flows);
  const tried = candidates.slice(0, most).map(({ document, records }) => {
    const fewer = readFlows(withoutDocument(read.network, document));
    const ends = endsWithout(solver, fewer, question);
    return { document, records, ...ends };
  });
  const binding = (end: "min" | "max"): readonly BindingDocument[] =>
    tried
      .map(({ document, records, ...ends }) => ({
        document,
        records,
        end: ends[end],
        moves: Math.round(Math.abs(ends[end] - share[end]) * 1e6),
      }))
      .filter(({ moves }) => moves > 0)
      .toSorted((a, b) => b.moves - a.moves || compareText(a.document, b.document));
  return {
    share,
    bindingMin: binding("min"),
    bindingMax: binding("max"),
    untried: Math.max(0, candidates.length - most),
  };
}

/** Where the ends lie without a document. Where the goods asked about are known by it alone, nothing is known. */
function endsWithout(
  solver: Solver,
  read: Flows,
  question: ShareQuestion,
): { readonly min: number; readonly max: number } {
  const anything = { min: 0, max: 1 };
  if (!question.target.flows.every((id) => read.flows.has(id))) return anything;
  const { share } = boundOne(solver, read, partOf(read, question.target.flows), question);
  return share.state === "bounded" ? { min: share.min, max: share.max } : anything;
}

interface Candidate {
  readonly document: string;
  readonly records: readonly string[];
}

/**
 * A statement that an end rests on closes its account only as long as all that it covers is there: so its receipts count
 * as used, after the statement itself.
 */
function withReceipts(
  { network, flows }: Flows,
  owners: readonly (readonly [id: string, weight: number])[],
): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  for (const [id, weight] of owners) used.set(id, (used.get(id) ?? 0) + weight);
  for (const { id, receipts } of network.statements) {
    const weight = used.get(id);
    if (weight === undefined) continue;
    for (const receipt of receipts) {
      const record = flows.get(receipt)?.record;
      if (record !== undefined) used.set(record, Math.max(used.get(record) ?? 0, weight / 2));
    }
  }
  return used;
}

/** Documents on which alone some of the records rest, those first on which most seems to rest. The mass of the target itself is what is asked about. */
function documentsToTry(
  { network, flows }: Flows,
  used: ReadonlyMap<string, number>,
  targets: readonly string[],
): readonly Candidate[] {
  const own = new Set(targets.map((id) => flows.get(id)?.record));
  const alone = recordsOf(network).flatMap((record) => {
    const documents = documentsOf(record);
    return documents.length === 1 && !own.has(record.id)
      ? documents.map((document) => ({ document, id: record.id }))
      : [];
  });
  const weightOf = (records: readonly string[]): number =>
    records.reduce((sum, id) => sum + (used.get(id) ?? 0), 0);
  return [...Map.groupBy(alone, ({ document }) => document)]
    .map(([document, records]) => ({ document, records: records.map(({ id }) => id).toSorted(compareText) }))
    .filter(({ records }) => records.some((id) => used.has(id)))
    .toSorted((a, b) => weightOf(b.records) - weightOf(a.records) || compareText(a.document, b.document));
}
