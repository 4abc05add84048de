import type { ShareGround } from "./share-ground.ts";
import type { Asked } from "./share-question.ts";

/** Reasons told at most; one that is mended often mends others. */
const mostTold = 5;

/**
 * Why no record closes what some goods were drawn from: the ledgers, papers and receipts that are missing, nearest
 * first. A movement that carries a source asked about is no gap, and neither is a raw material that was taken elsewhere.
 */
export function opensOf(
  { openings }: ShareGround,
  { network, flows }: Asked,
  sources: ReadonlySet<string>,
): readonly string[] {
  const found = new Set<string>();
  const into = feeders(network);
  const movements = new Map(network.movements.map((movement) => [movement.id, movement]));
  const claimed = new Set(network.claims.flatMap(({ on, most }) => (most === "0" ? [on] : [])));
  const walked = new Set(flows);
  // A set that grows while it is walked is walked to its end.
  for (const id of walked) {
    const movement = movements.get(id);
    if (movement?.carries?.some((source) => sources.has(source)) === true || claimed.has(id)) continue;
    const before = into.before(id);
    if (before === undefined)
      found.add(openings.get(id) ?? `no stock ledger holds what ${id} was drawn from`);
    else for (const next of before) walked.add(next);
    const made = into.maker(id);
    const why = made === undefined ? undefined : openings.get(made);
    if (why !== undefined) found.add(why);
  }
  const all = [...found];
  return all.length <= mostTold ? all : [...all.slice(0, mostTold), `and ${all.length - mostTold} more`];
}

interface Feeders {
  /** Flows into what a flow was drawn from; undefined where nothing is known of it. */
  readonly before: (id: string) => readonly string[] | undefined;
  readonly maker: (id: string) => string | undefined;
}

function feeders({ movements, transformations, statements }: Asked["network"]): Feeders {
  const from = new Map<string, string | null>(movements.map((one) => [one.id, one.from]));
  const makers = new Map<string, string>();
  const into = new Map<string, string[]>();
  const add = (account: string | null, id: string): void => {
    if (account !== null) into.set(account, [...(into.get(account) ?? []), id]);
  };
  const isClosed = closedAccounts(statements, into);
  const inputs = new Map(transformations.map((made) => [made.id, made.inputs.map(({ id }) => id)]));
  for (const { id, to } of movements) add(to, id);
  for (const made of transformations) {
    for (const { id, account } of made.inputs) from.set(id, account);
    for (const { id, account } of made.outputs) {
      makers.set(id, made.id);
      add(account, id);
    }
  }
  return {
    maker: (id) => makers.get(id),
    before(id) {
      const maker = makers.get(id);
      if (maker !== undefined) return inputs.get(maker) ?? [];
      const account = from.get(id) ?? null;
      return account === null || !isClosed().has(account) ? undefined : (into.get(account) ?? []);
    },
  };
}

/** Accounts with a statement of which every receipt is there; looked up once all flows are known. */
function closedAccounts(
  statements: Asked["network"]["statements"],
  into: ReadonlyMap<string, readonly string[]>,
): () => ReadonlySet<string> {
  let closed: ReadonlySet<string> | undefined;
  return () => {
    closed ??= new Set(
      statements
        .filter(({ account, receipts }) => {
          const here = new Set(into.get(account) ?? []);
          return receipts.every((id) => here.has(id));
        })
        .map(({ account }) => account),
    );
    return closed;
  };
}
