import type { IsoDate } from "../model/dates.ts";
import type { Fact, Missing } from "../model/fact.ts";
import type { Actor } from "./actors.ts";
import type { FactContext } from "./fact-context.ts";
import { authorityDecisionFacts } from "./facts/authority-decision.ts";
import { decidedNotSameFacts } from "./facts/decided-not-same.ts";
import { goodOfConcernFacts } from "./facts/good-of-concern.ts";
import { goodsOriginFacts } from "./facts/goods-origin.ts";
import { importerFacts } from "./facts/importer.ts";
import { labourIndicatorFacts } from "./facts/labour-indicator.ts";
import { listedPartyFacts } from "./facts/listed-party.ts";
import { listingNotInForceFacts } from "./facts/listing-not-in-force.ts";
import { orderOnPlaceFacts } from "./facts/order-on-place.ts";
import { placeOfWorkFacts } from "./facts/place-of-work.ts";
import { prioritySectorFacts } from "./facts/priority-sector.ts";
import { proceduralEventFacts } from "./facts/procedural-event.ts";
import { screenedNoEntryFacts } from "./facts/screened-no-entry.ts";
import { workersOfStateFacts } from "./facts/workers-of-state.ts";
import { reachOf } from "./reach.ts";
import { upstreamOf } from "./upstream.ts";
import type { AssessmentWorld, Subject } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

export interface Gathered {
  readonly facts: readonly Fact[];
  readonly actors: readonly Actor[];
  /** Questions about suppliers who cannot be told. */
  readonly open: readonly Missing[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/** Facts about a party behind a subject, one maker a fact of data/law/facts.yml. */
const makers: readonly ((context: FactContext) => readonly Fact[])[] = [
  listedPartyFacts,
  placeOfWorkFacts,
  orderOnPlaceFacts,
  decidedNotSameFacts,
  listingNotInForceFacts,
  screenedNoEntryFacts,
  prioritySectorFacts,
  goodOfConcernFacts,
  labourIndicatorFacts,
];

export interface Days {
  /** The legal date. */
  readonly on: IsoDate;
  readonly today: IsoDate;
}

/** Every fact about a subject, each once, in the order of the parties behind it. */
export function gatherFacts(
  world: AssessmentWorld,
  index: WorldIndex,
  subject: Subject,
  days: Days,
): Gathered {
  const reach = reachOf(world, index, subject, days.on);
  const upstream = upstreamOf(world, index, { subject, on: days.on, direct: reach.actors });
  const actors = [...reach.actors, ...upstream.actors];
  const about = actors.flatMap((actor) =>
    makers.flatMap((make) => make({ world, index, subject, actor, ...days })),
  );
  const facts = [
    ...about,
    ...authorityDecisionFacts(world, subject, days.on),
    ...workersOfStateFacts(world, subject),
    ...importerFacts({ world, index, on: days.on }),
    ...goodsOriginFacts(world, index, subject, days.on),
    ...reach.facts,
    ...upstream.facts,
    ...proceduralEventFacts(index, subject),
  ];
  const open = [...reach.open, ...upstream.open];
  const notes = [...reach.notes, ...upstream.notes];
  return { facts: [...new Map(facts.map((fact) => [fact.id, fact])).values()], actors, open, notes };
}
