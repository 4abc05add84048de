import type { Movement, ShareNetwork } from "./network.ts";

/** The least and the most flagged kilograms in some movements, over all whole splits of all movements. */
export type Split = { readonly min: number; readonly max: number } | undefined;

const kgOf = ({ mass }: Movement): number => Number(mass.least);

/**
 * Tries every whole split of every movement into flagged and other kilograms and keeps those that no day of a complete
 * account forbids. Written from the words of the README, with no row or column. Movements and whole known masses only.
 */
export function splitsOf(given: ShareNetwork, sources: readonly string[], targets: readonly string[]): Split {
  const complete = new Set(
    given.statements
      .filter(({ receipts }) =>
        receipts.every((id) => given.movements.some((movement) => movement.id === id)),
      )
      .map(({ account }) => account),
  );
  const flows = given.movements;
  const bearing = bearingOn(flows, complete, targets);
  const carries = flows.map((flow) => flow.carries?.some((source) => sources.includes(source)) === true);
  const none = new Set(given.claims.map(({ on }) => on));
  let found: { min: number; max: number } | undefined;
  const visit = (drawn: readonly number[]): void => {
    const flow = flows[drawn.length];
    if (flow !== undefined) {
      const most = none.has(flow.id) ? 0 : kgOf(flow);
      for (let flagged = 0; flagged <= most; flagged += 1) visit([...drawn, flagged]);
      return;
    }
    const arrived = drawn.map((flagged, at) => (carries[at] ? kgOf(flows[at] as Movement) : flagged));
    if (flows.some(({ id }, at) => none.has(id) && (arrived[at] ?? 0) > 0)) return;
    if (!bearing.every((account) => holds(flows, account, drawn, arrived))) return;
    const total = flows.reduce((sum, { id }, at) => sum + (targets.includes(id) ? (arrived[at] ?? 0) : 0), 0);
    found = { min: Math.min(found?.min ?? total, total), max: Math.max(found?.max ?? total, total) };
  };
  visit([]);
  return found;
}

/** The complete accounts that hang together with the targets, through complete accounts alone. */
function bearingOn(
  flows: readonly Movement[],
  complete: ReadonlySet<string>,
  targets: readonly string[],
): readonly string[] {
  const endsOf = ({ from, to }: Movement): readonly string[] => [from ?? "", to ?? ""];
  let found = new Set<string>();
  for (;;) {
    const touched = flows.filter(
      (flow) => targets.includes(flow.id) || endsOf(flow).some((end) => found.has(end)),
    );
    const next = new Set(touched.flatMap(endsOf).filter((end) => complete.has(end)));
    if (next.size === found.size) return [...found];
    found = next;
  }
}

/** Whether on no day more of either part must have left than can have come. */
function holds(
  flows: readonly Movement[],
  account: string,
  drawn: readonly number[],
  arrived: readonly number[],
): boolean {
  const came = (flow: Movement, day: string): boolean =>
    flow.to === account && (flow.when.earliest ?? "0000-01-01") <= day;
  const left = (flow: Movement, day: string): boolean =>
    flow.from === account && (flow.when.latest ?? "9999-12-31") <= day;
  const days = [...new Set(flows.map(({ when }) => when.latest ?? "9999-12-31"))];
  return days.every((day) => {
    let [flagged, whole] = [0, 0];
    for (const [at, flow] of flows.entries()) {
      flagged += (came(flow, day) ? (arrived[at] ?? 0) : 0) - (left(flow, day) ? (drawn[at] ?? 0) : 0);
      whole += kgOf(flow) * (Number(came(flow, day)) - Number(left(flow, day)));
    }
    return flagged >= 0 && whole - flagged >= 0;
  });
}
