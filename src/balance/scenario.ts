import type { CustodyClaim, NetworkRecord, ShareNetwork } from "./network.ts";
import { documentsOf, keepRecords } from "./network.ts";

/**
 * The network as if a document were not there: every record that rests on it alone is gone. A completeness statement
 * that covers such a record closes its account no longer. This can only widen an interval.
 */
export function withoutDocument(network: ShareNetwork, document: string): ShareNetwork {
  const only = (record: NetworkRecord): boolean => documentsOf(record).every((one) => one === document);
  return keepRecords(network, (record) => !only(record));
}

/** The network with further records: what would be, if these papers were there and said so. */
export function withRecords(network: ShareNetwork, more: Partial<ShareNetwork>): ShareNetwork {
  return {
    accounts: [...network.accounts, ...(more.accounts ?? [])],
    movements: [...network.movements, ...(more.movements ?? [])],
    transformations: [...network.transformations, ...(more.transformations ?? [])],
    statements: [...network.statements, ...(more.statements ?? [])],
    claims: [...network.claims, ...(more.claims ?? [])],
    retracted: [...(network.retracted ?? []), ...(more.retracted ?? [])],
  };
}

/**
 * The network as if all goods of a supplier had come, kilogram for kilogram and on the same days, from one whose goods
 * carry none of the sources. Merely to take its movements away would leave goods that nothing was made from. An answer
 * is about this assumption; its condition `if` names it for every movement, as "without:<id>".
 */
export function withoutSupplier(network: ShareNetwork, supplier: string): ShareNetwork {
  const isTheirs = (given: { readonly supplier?: string | undefined }): boolean =>
    given.supplier === supplier;
  const replaced = network.movements.filter(isTheirs);
  const ids = new Set(replaced.map(({ id }) => id));
  const assumed = replaced.map(
    ({ id }): CustodyClaim => ({
      id: `without:${id}`,
      model: "segregated",
      on: id,
      sources: "all",
      least: "0",
      most: "0",
    }),
  );
  return {
    ...network,
    movements: network.movements.map((movement) =>
      isTheirs(movement) ? { ...movement, from: null, carries: [] } : movement,
    ),
    // What was drawn from the supplier's own stocks is drawn no longer, so that their ledgers no longer cover it.
    statements: network.statements.map((statement) =>
      statement.issues === undefined ? statement : withoutIssues(statement, ids),
    ),
    claims: [...network.claims.filter(({ on }) => !ids.has(on)), ...assumed],
  };
}

function withoutIssues<T extends ShareNetwork["statements"][number]>(
  statement: T,
  ids: ReadonlySet<string>,
): T {
  if (statement.issues?.covers.some((id) => ids.has(id)) !== true) return statement;
  const { issues: _, ...receiptsOnly } = statement;
  return receiptsOnly as T;
}
