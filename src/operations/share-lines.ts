import type { z } from "zod";
import type { Share } from "../balance/share.ts";
import type { IsoDate } from "../model/dates.ts";
import type { FlowPath } from "../model/flow.ts";
import { sharesOfLot, sourcesIntoLot } from "../tracing/shares/lot-shares.ts";
import { type ShareGround, shareGround } from "../tracing/shares/share-ground.ts";
import { sharesInto, type ToldShare } from "../tracing/shares/shares-into.ts";
import type { SourceAt } from "../tracing/source-at.ts";
import type { Target } from "../tracing/target.ts";
import type { FlowQuestion } from "./flow-question.ts";
import type { shareSchema } from "./flow-shapes.ts";
import { balanceTables, solver } from "./tables/balance.ts";

export type ShareLine = z.infer<typeof shareSchema>;

export interface SharesAsked {
  readonly target: Target;
  readonly sources: readonly SourceAt[];
  readonly explain: boolean;
  readonly union: boolean;
  readonly without?: string | undefined;
}

/** The records of stock and of making, laid out once a question. */
export const groundOf = ({ index, view }: FlowQuestion): ShareGround =>
  shareGround({
    flow: index.flow,
    records: view.records,
    tables: balanceTables(),
    openRuns: view.openRuns,
  });

/** At least and at most how much of a target carries each of some sources that reach it. */
export async function shareLines(question: FlowQuestion, asked: SharesAsked): Promise<readonly ShareLine[]> {
  const told = await sharesInto(groundOf(question), asked, solver);
  return told.map(lineOf);
}

/**
 * At least and at most how much of a lot carries each source that a path in time reaches it from, and any of them. The
 * same network and the same program as those of `trace`.
 */
export async function lotShareLines(
  question: FlowQuestion,
  lot: string,
  on: IsoDate,
): Promise<readonly ShareLine[]> {
  const ground = groundOf(question);
  const sources = sourcesIntoLot(ground, lot, question.index.sources(on));
  const { shares } = await sharesOfLot(ground, { lot, sources, explain: true, union: true }, solver);
  return shares.map(lineOf);
}

/** What every share says of itself, wherever it is shown. */
export const noThreshold = "A share is not a threshold; UFLPA and section 307 know no de minimis.";

function lineOf({ sources, share, material, binding, untried, opens }: ToldShare): ShareLine {
  const isBounded = share.state === "bounded";
  return {
    source: share.union ? "union" : (sources[0] ?? ""),
    sources: [...sources],
    of: share.of,
    material: material ?? null,
    state: share.state,
    period: periodText(share),
    min: isBounded ? share.min : null,
    max: isBounded ? share.max : null,
    if: isBounded ? [...share.if] : [],
    bindingDocuments: [...new Set(binding.map(({ document }) => document))],
    binding: binding.map(({ records, ...one }) => ({ ...one, records: [...records] })),
    untried: untried ?? null,
    contradictedBy: share.state === "contradicted" ? [...share.documents] : [],
    open: isBounded && share.min === share.max ? [] : [...opens],
    note: `${noteOf(share)} ${noThreshold}`,
  };
}

const periodText = ({ period: { from, to } }: Share): string | null =>
  from === null && to === null ? null : `${from ?? ""}/${to ?? ""}`;

function noteOf(share: Share): string {
  if (share.state === "contradicted")
    return `The records cannot all be there and be true, so no interval is given: ${share.why}.`;
  if (share.state === "no-mass") return `There is nothing to have a share of: ${share.why}.`;
  if (share.unproved.length > 0)
    return `No better ${share.unproved.join(" and ")} than told could be proved, though there may be one.`;
  if (share.min === 0 && share.max === 1) return "Receipts and stock are open: quantities bound nothing.";
  return share.if.length === 0
    ? "All that is not shown to carry it is open."
    : "It stands on the ledgers, production records, declarations and claims named in `if`, and holds as far as they do.";
}

/** The sources of some paths, as they were asked for. */
export function sameSource(
  all: readonly SourceAt[],
  paths: readonly Pick<FlowPath, "source">[],
): readonly SourceAt[] {
  const name = ({ kind, ref, party }: FlowPath["source"]): string => `${kind} ${ref} ${party}`;
  const wanted = new Set(paths.map(({ source }) => name(source)));
  return all.filter(({ source }) => wanted.has(name(source)));
}

/**
 * Paths with what quantities say of them. False: by the records that its share rests on, none of the goods can carry the
 * source. True: the goods came straight from it, in a mass that is known. Else the quantities were not balanced along it.
 */
export const withMass = (
  paths: readonly FlowPath[],
  shares: ReadonlyMap<string, ShareLine>,
): readonly FlowPath[] =>
  paths.map((path) => {
    const share = shares.get(`${path.source.kind}:${path.source.ref}`);
    if (share?.state !== "bounded") return path;
    if (share.max === 0) return { ...path, massFeasible: false };
    const [hop, ...more] = path.hops;
    const straight = more.length === 0 && path.basis === "documented" && Number(hop?.kg ?? 0) > 0;
    return straight ? { ...path, massFeasible: true } : path;
  });
