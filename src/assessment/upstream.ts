import type { IsoDate } from "../model/dates.ts";
import type { Fact, Missing } from "../model/fact.ts";
import type { FlowPath, PathChoice } from "../model/flow.ts";
import { levelRank } from "../model/levels.ts";
import { pathsOf } from "../tracing/chosen-paths.ts";
import { endsOf } from "../tracing/ends.ts";
import { excludedOf, sweepBack } from "../tracing/excluded.ts";
import { reachingOf } from "../tracing/flow-into.ts";
import type { Actor } from "./actors.ts";
import { flowPathFact } from "./facts/flow-path.ts";
import { openAlong, whereRecordsEnd } from "./open-along.ts";
import { setAside } from "./set-aside.ts";
import { targetOf } from "./target-of.ts";
import { type ToldPath, upstreamActor } from "./upstream-actor.ts";
import type { AssessmentWorld, Subject } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

/** What stands behind a subject further up than its direct suppliers. */
export interface Upstream {
  readonly actors: readonly Actor[];
  readonly facts: readonly Fact[];
  readonly open: readonly Missing[];
  readonly notes: readonly string[];
}

export interface UpstreamQuestion {
  readonly subject: Subject;
  /** The legal date. */
  readonly on: IsoDate;
  /** Those already known to stand behind it directly. */
  readonly direct: readonly Actor[];
}

/** Sources whose paths are followed into facts; the rest are counted in a note. */
const mostSources = 200;
/** Ends that are asked about or named. */
const mostEnds = 50;

/**
 * Parties from which material can have come to the subject by the records, where they are a source of exposure: each
 * tied by its best path - one that is documented throughout, or else the earliest that is recorded. A direct supplier is told by its own
 * supply link, unless a path ties it better.
 */
export function upstreamOf(world: AssessmentWorld, index: WorldIndex, question: UpstreamQuestion): Upstream {
  const { subject, on, direct } = question;
  const target = targetOf(index, subject, on);
  const back = sweepBack(index.flow, target);
  const reaching = reachingOf(index.flow, back, index.sources(on));
  const paths = reaching
    .slice(0, mostSources)
    .flatMap((one) => pathsOf(index.flow, target, { back }, one).paths);
  const told = bestPaths(paths)
    .filter((path) => !isToldByLink(path, direct))
    .map((path): ToldPath => ({ path, fact: flowPathFact(path, subject.name) }));
  const { ends } = endsOf(index.flow, target, back, mostEnds);
  const routes = Map.groupBy(told, ({ path }) => routeOf(path));
  return {
    actors: [...routes.values()].flatMap((some) => {
      const party = partyOf(world, some[0]?.path.source.party ?? "");
      return party === undefined || isKnownBetter(some, direct)
        ? []
        : [upstreamActor(index, { party, paths: some, subject })];
    }),
    facts: told.map(({ fact }) => fact),
    open: openAlong(
      told.map(({ path }) => path),
      ends,
    ),
    notes: [
      ...whereRecordsEnd(ends, subject.name),
      ...setAside(excludedOf(index.flow, target, back, index.sources(on))),
      ...untold(reaching.length - mostSources),
    ],
  };
}

/** One path a source. */
const bestPaths = (paths: readonly FlowPath[]): readonly FlowPath[] =>
  [...Map.groupBy(paths, ({ source }) => `${source.kind} ${source.ref} ${source.party}`).values()].flatMap(
    (some) => chosen(some, "documented") ?? chosen(some, "recorded") ?? some[0] ?? [],
  );

const chosen = (some: readonly FlowPath[], choice: PathChoice): FlowPath | undefined =>
  some.find(({ as }) => as.includes(choice));

const isToldByLink = ({ hops, source }: FlowPath, direct: readonly Actor[]): boolean =>
  hops.length === 1 && direct.some(({ party }) => party.id === source.party);

/** The party and the movements of a path. */
const routeOf = ({ source, hops }: FlowPath): string =>
  [
    source.party,
    ...hops.map(({ record, from, to }) => `${record?.import} ${record?.row} ${from} ${to}`),
  ].join("|");

/** That a direct supplier is listed needs no second way; from which place its goods came turns on the way. */
function isKnownBetter(some: readonly ToldPath[], direct: readonly Actor[]): boolean {
  const known = direct.find(({ party }) => party.id === some[0]?.path.source.party)?.tie.link;
  if (known === undefined || known === "self") return known === "self";
  return some.every(
    ({ path }) => path.source.kind === "listed-party" && levelRank[path.tied] <= levelRank[known],
  );
}

const partyOf = ({ parties }: AssessmentWorld, id: string) =>
  parties.find((party) => party.id === id && !party.unknown);

const untold = (count: number): readonly string[] =>
  count > 0 ? [`${count} more sources upstream are not told here; "expose" lists all.`] : [];
