import { compareText } from "../model/compare-text.ts";
import type { Flow, Flows } from "./flows.ts";
import type { CompletenessStatement } from "./network.ts";

/** What is known of the receipts of an account. `open`: more may have come than is recorded. */
export type Receipts =
  | { readonly state: "open" }
  | { readonly state: "complete"; readonly statements: readonly CompletenessStatement[] }
  | { readonly state: "contradicted"; readonly clashes: readonly Clash[] };

/** A record in the scope of a statement that the statement does not cover. */
export interface Clash {
  readonly statement: CompletenessStatement;
  readonly record: string;
}

/** An account with all that goes in and out of it. */
export interface Stock {
  readonly account: string;
  readonly inflows: readonly Flow[];
  readonly outflows: readonly Flow[];
  readonly receipts: Receipts;
}

/** The accounts of a network with their flows and the state of their receipts. */
export function stocksOf({ network, flows }: Flows): ReadonlyMap<string, Stock> {
  const inflows = new Map<string, Flow[]>();
  const outflows = new Map<string, Flow[]>();
  for (const flow of flows.values()) {
    if (flow.to?.kind === "account") push(inflows, flow.to.id, flow);
    if (flow.from?.kind === "account") push(outflows, flow.from.id, flow);
  }
  const statements = Map.groupBy(network.statements, ({ account }) => account);
  return new Map(
    network.accounts.map(({ id }) => {
      const [into, outOf] = [inflows.get(id) ?? [], outflows.get(id) ?? []];
      const receipts = receiptsOf(statements.get(id) ?? [], into, outOf);
      return [id, { account: id, inflows: into, outflows: outOf, receipts }];
    }),
  );
}

function push(lists: Map<string, Flow[]>, key: string, flow: Flow): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [flow]);
  else list.push(flow);
}

/**
 * A statement that covers a record which is not here closes nothing: that record's mass is not known. So to add a
 * document can only add constraints, and to take one away can only lift them.
 */
function receiptsOf(
  statements: readonly CompletenessStatement[],
  inflows: readonly Flow[],
  outflows: readonly Flow[],
): Receipts {
  const clashes = statements.flatMap((statement) => clashesOf(statement, inflows, outflows));
  if (clashes.length > 0) return { state: "contradicted", clashes };
  const here = new Set(inflows.map(({ id }) => id));
  const met = statements
    .filter(({ receipts }) => receipts.every((id) => here.has(id)))
    .toSorted((a, b) => compareText(a.id, b.id));
  return met.length === 0 ? { state: "open" } : { state: "complete", statements: met };
}

function clashesOf(
  statement: CompletenessStatement,
  inflows: readonly Flow[],
  outflows: readonly Flow[],
): readonly Clash[] {
  const receipts = new Set(statement.receipts);
  const issues = new Set(statement.issues?.covers ?? []);
  return [
    ...inflows.filter(({ id }) => !receipts.has(id)),
    ...(statement.issues === undefined ? [] : outflows.filter(({ id }) => !issues.has(id))),
  ].map(({ record }) => ({ statement, record }));
}
