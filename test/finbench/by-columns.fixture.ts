import { type DayOrder, datedCount } from "../../src/tracing/columns/day-order.ts";
import { layOutEdges } from "../../src/tracing/columns/lay-out.ts";
import { onPaths } from "../../src/tracing/columns/on-paths.ts";
import { type Question, reach, type Seed } from "../../src/tracing/columns/reach.ts";
import { bitAt } from "../../src/tracing/columns/typed.ts";
import { openEnd, openStart } from "../../src/tracing/network.ts";
import { type Answers, accounts, type Graph, type Transfer } from "./graph.fixture.ts";

/** Classes of goods: 0 unknown (no edge has it), 1 before the first step, 2 to 4 the steps, 5 after the last. */
const [classes, before, after] = [6, 1, 5];
const steps = [2, 3, 4];
const fits: Question["fits"] = (one, next) => next === one + 1;
/** One timestamp must be greater than the one before. */
const ascending = { least: 1, most: Number.POSITIVE_INFINITY };

export const byColumns = (graph: Graph): Answers => ({
  tcr1: blockedMediums(graph),
  tcr2: loansUpstream(graph),
  tcr5: traces(graph),
  tcr8: afterLoan(graph),
});

const inWindow = ({ start, end }: Graph, at: number): boolean => start < at && at < end;

const transfersOf = (graph: Graph): readonly Transfer[] =>
  graph.transfers.filter(({ kind, at }) => kind === "transfer" && inWindow(graph, at));

/** Each edge at each place of a path that is asked for. */
const laidOut = (edges: readonly Transfer[], timed: boolean): DayOrder =>
  layOutEdges(
    accounts,
    classes,
    edges.flatMap(({ from, to, at }) =>
      steps.map((good) => ({
        from,
        to,
        good,
        earliest: timed ? at : openStart,
        latest: timed ? at : openEnd,
      })),
    ),
  ).network;

function statesOf(network: DayOrder, question: Omit<Question, "fits">): { party: number; good: number }[] {
  const { size, party, good } = reach(network, { ...question, fits });
  return Array.from({ length: size }, (_, state) => ({ party: party[state] ?? -1, good: good[state] ?? -1 }));
}

function blockedMediums(graph: Graph): string[] {
  const seeds: Seed[] = [{ party: graph.account, good: before }];
  const network = laidOut(transfersOf(graph), true);
  const found = statesOf(network, { direction: "down", seeds, dwell: ascending }).flatMap(({ party, good }) =>
    graph.signIns
      .filter(({ medium, account, at }) => account === party && graph.blocked[medium] && inWindow(graph, at))
      .map(({ medium }) => `${party} ${good - before} ${medium}`),
  );
  return [...new Set(found)].sort();
}

function loansUpstream(graph: Graph): string[] {
  const network = laidOut(transfersOf(graph), true);
  // Steps are counted from the end: the last of a path is always of the last class.
  const seeds = owned(graph).map((party) => ({ party, good: after }));
  const upstream = statesOf(network, { direction: "up", seeds, dwell: ascending }).map(({ party }) => party);
  const found = [...new Set(upstream)].flatMap((party) => {
    const deposited = graph.deposits.filter(({ account, at }) => account === party && inWindow(graph, at));
    const numbers = [...new Set(deposited.map(({ loan }) => loan))];
    const sum = (of: "amount" | "balance"): number =>
      numbers.reduce((total, loan) => total + (graph.loans[loan]?.[of] ?? 0), 0);
    return numbers.length === 0 ? [] : [`${party} ${sum("amount")} ${sum("balance")}`];
  });
  return found.sort();
}

const owned = ({ owners, person }: Graph): number[] =>
  [...owners.keys()].filter((account) => owners[account] === person);

/** Only the edges that the two passes leave are put together to paths. */
function traces(graph: Graph): string[] {
  const network = laidOut(transfersOf(graph), true);
  const sources = owned(graph).map((party) => ({ party, good: before }));
  const targets = Array.from({ length: accounts }, (_, party) => ({ party }));
  const { dated } = onPaths(network, { sources, targets, fits, dwell: ascending });
  const edges = Array.from({ length: datedCount(network) }, (_, edge) => edge)
    .filter((edge) => bitAt(dated, edge))
    .map((edge) => ({
      from: network.dated.from[edge] ?? -1,
      to: network.dated.to[edge] ?? -1,
      good: network.dated.good[edge] ?? -1,
      day: network.starts.findLastIndex((start) => start <= edge),
    }));
  const found = new Set<string>();
  const goOn = (path: readonly number[], good: number, day: number): void => {
    for (const edge of edges) {
      if (edge.from !== path.at(-1) || edge.good !== good + 1 || edge.day <= day) continue;
      if (path.includes(edge.to)) continue;
      const longer = [...path, edge.to];
      found.add(longer.join(" "));
      goOn(longer, edge.good, edge.day);
    }
  };
  for (const { party } of sources) goOn([party], before, -1);
  return [...found].sort();
}

function afterLoan(graph: Graph): string[] {
  const into = (account: number): number =>
    transfersOf(graph).reduce((sum, { to, amount }) => sum + (to === account ? amount : 0), 0);
  const edges = graph.transfers.filter(
    ({ from, at, amount }) => inWindow(graph, at) && amount * 100 > into(from) * graph.threshold,
  );
  const deposited = graph.deposits.filter(({ loan, at }) => loan === graph.loan && inWindow(graph, at));
  const seeds = [...new Set(deposited.map(({ account }) => account))].map((party) => ({
    party,
    good: before,
  }));
  const states = statesOf(laidOut(edges, false), { direction: "down", seeds });
  // An edge is a last one where a path can come to the account it leaves with a step to spare.
  const canGoOn = new Set(states.filter(({ good }) => good < after - 1).map(({ party }) => party));
  for (const { party } of seeds) canGoOn.add(party);
  const amount = graph.loans[graph.loan]?.amount ?? 0;
  return [...new Set(states.map(({ party }) => party))]
    .map((party) => {
      const last = edges.filter(({ from, to }) => to === party && canGoOn.has(from));
      const inflow = last.reduce((sum, one) => sum + one.amount, 0);
      const least = Math.min(...states.filter((one) => one.party === party).map(({ good }) => good));
      return `${party} ${Math.round((1000 * inflow) / amount)} ${least - before + 1}`;
    })
    .sort();
}
