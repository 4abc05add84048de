import { compareText } from "../model/compare-text.ts";
import { fail } from "../model/issue.ts";
import type { Part } from "./build-program.ts";
import { readClaims } from "./claim-bounds.ts";
import type { Clash, Stock } from "./completeness.ts";
import { stocksOf } from "./completeness.ts";
import type { Flow, Flows, Node } from "./flows.ts";

/** What bears on a target, or the statements and records that contradict one another there. */
export interface TargetPart {
  readonly part: Part;
  readonly targets: readonly Flow[];
  readonly clashes: readonly Clash[];
  /** Ids of the completeness statements, complete transformations and claims that apply. */
  readonly conditions: readonly string[];
}

/**
 * The flows, accounts and transformations that hang together with a target. An open account parts them, and so does a
 * transformation whose inputs may not be all: more may have come in than is recorded, of any kind, so that what left is
 * bounded by nothing that came.
 */
export function partOf(read: Flows, ids: readonly string[]): TargetPart {
  const stocks = stocksOf(read);
  const targets = [...new Set(ids)].toSorted(compareText).map((id) => flowNamed(read, id));
  const nodesOf = ({ from, to }: Flow): readonly Node[] =>
    [from, to].filter((node) => node !== undefined).filter((node) => bears(read, stocks, node));
  const ends = [...read.flows.values()].flatMap((flow) =>
    nodesOf(flow).map((node) => ({ flow, key: keyOf(node) })),
  );
  const flowsAt = Map.groupBy(ends, ({ key }) => key);
  const nodes = new Map<string, Node>();
  const flows = new Set(targets);
  // A set that grows while it is walked is walked to its end.
  for (const flow of flows)
    for (const node of nodesOf(flow)) {
      if (nodes.has(keyOf(node))) continue;
      nodes.set(keyOf(node), node);
      for (const next of flowsAt.get(keyOf(node)) ?? []) flows.add(next.flow);
    }
  const here = [...nodes.values()].toSorted((a, b) => compareText(keyOf(a), keyOf(b)));
  const there = [...flows].toSorted((a, b) => compareText(a.id, b.id));
  return { targets, ...describe(read, stocks, here, there) };
}

/** Whether all that went into an account or a transformation is known, so that what left it is bounded. */
const bears = ({ processes }: Flows, stocks: ReadonlyMap<string, Stock>, { kind, id }: Node): boolean =>
  kind === "process" ? processes.get(id)?.inputsAreAll === true : stocks.get(id)?.receipts.state !== "open";

function describe(
  read: Flows,
  stocks: ReadonlyMap<string, Stock>,
  nodes: readonly Node[],
  flows: readonly Flow[],
): Omit<TargetPart, "targets"> {
  const closed = nodes.flatMap(({ kind, id }) => (kind === "account" ? [stocks.get(id)] : []));
  const here = closed.filter((stock) => stock !== undefined);
  const claims = readClaims(read.network.claims);
  const conditions = new Set<string>();
  for (const { receipts } of here)
    if (receipts.state === "complete") for (const { id } of receipts.statements) conditions.add(id);
  for (const { kind, id } of nodes) if (kind === "process") conditions.add(id);
  for (const { id } of flows) for (const claim of claims.on(id)) conditions.add(claim.id);
  return {
    part: {
      flows,
      stocks: here,
      processes: nodes.flatMap(({ kind, id }) => (kind === "process" ? (read.processes.get(id) ?? []) : [])),
      claims,
    },
    clashes: here.flatMap(({ receipts }) => (receipts.state === "contradicted" ? receipts.clashes : [])),
    conditions: [...conditions].toSorted(compareText),
  };
}

const keyOf = ({ kind, id }: Node): string => `${kind} ${id}`;

function flowNamed({ flows }: Flows, id: string): Flow {
  const found = flows.get(id);
  if (found === undefined)
    fail(
      "reference.missing",
      `The target "${id}" is no movement, input or output of the network.`,
      "Name flows of the network that was handed in and that were not taken back.",
      { received: id },
    );
  return found;
}
