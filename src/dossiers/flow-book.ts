import { flowPathFact } from "../assessment/facts/flow-path.ts";
import type { Flow, FlowPath } from "../model/flow.ts";
import { type Route, type Routes, routesOf } from "./drawing/route.ts";
import { type Movements, movementsOf } from "./movements.ts";
import type { Reference } from "./reference.ts";
import type { ReportSubject } from "./subjects.ts";

/** A route of a subject from one party and all its sources, numbered through the report. */
export interface ReportRoute extends Reference, Route {}

/** What a subject's flow is shown by. */
export interface FollowedSubject {
  readonly subject: ReportSubject;
  readonly flow: Flow;
  readonly drawn: Routes;
  readonly routes: readonly ReportRoute[];
}

/** A path from a good that a list names for a country. */
export interface IndicatorPath {
  readonly subject: ReportSubject;
  readonly path: FlowPath;
  readonly factId: string;
  /** The route over the same movements, where there is one. */
  readonly route: Reference | undefined;
  /** Numbers of its movements. */
  readonly movements: readonly number[];
}

export interface FlowBook {
  readonly movements: Movements;
  readonly followed: readonly FollowedSubject[];
  readonly indicators: readonly IndicatorPath[];
  /** The route that tells the path of a `flow-path` fact. */
  find(factId: string, subject: string): ReportRoute | undefined;
}

/** The flows of the subjects: movements numbered once a report, paths over the same movements told as one route. */
export function bookFlows(subjects: readonly ReportSubject[]): FlowBook {
  const movements = movementsOf(subjects.flatMap(({ flow }) => flow ?? []));
  const followed = numbered(subjects, movements);
  const index = new Map(
    followed.flatMap(({ subject, flow, routes }) =>
      routes.flatMap((route) => route.paths.map((path) => [keyOf(path, flow, subject.ref), route] as const)),
    ),
  );
  return {
    movements,
    followed,
    indicators: followed.flatMap((one) => indicatorsOf(one, movements)),
    find: (factId, subject) => index.get(JSON.stringify([subject, factId])),
  };
}

const keyOf = (path: FlowPath, { subjectName }: Flow, subject: string): string =>
  JSON.stringify([subject, flowPathFact(path, subjectName).id]);

function numbered(subjects: readonly ReportSubject[], movements: Movements): readonly FollowedSubject[] {
  let last = 0;
  return subjects.flatMap((subject) => {
    const { flow } = subject;
    if (flow === undefined) return [];
    const drawn = routesOf(flow, movements);
    const routes = drawn.routes
      .filter(({ paths }) => paths.length > 0)
      .map((route) => {
        last += 1;
        return { ...route, number: `R${last}`, anchor: `route-${last}` };
      });
    return [{ subject, flow, drawn, routes }];
  });
}

function indicatorsOf(
  { subject, flow, routes }: FollowedSubject,
  { numberOf, wayOf }: Movements,
): readonly IndicatorPath[] {
  const byWay = new Map(routes.map((route) => [wayOf(route.hops.map(({ hop }) => hop)), route]));
  return flow.paths
    .filter(({ source }) => source.kind === "good-of-concern")
    .map((path) => {
      const factId = flowPathFact(path, flow.subjectName).id;
      return {
        subject,
        path,
        factId,
        route: byWay.get(wayOf(path.hops)),
        movements: path.hops.map(numberOf),
      };
    });
}
