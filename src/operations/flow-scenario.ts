import { z } from "zod";
import type { Subject } from "../assessment/world.ts";
import type { IsoDate } from "../model/dates.ts";
import { isIsoDate } from "../model/dates.ts";
import { fail } from "../model/issue.ts";
import { dayNumber } from "../tracing/day-interval.ts";
import type { FlowNetwork } from "../tracing/flow-network.ts";
import { at } from "../tracing/network.ts";
import type { Argument } from "./operation.ts";
import { findSubject } from "./subjects.ts";
import type { WorkspaceView } from "./view.ts";

/** What the user sets for one answer. */
export interface Scenario {
  /** Only movements that can have happened on or after this day. */
  readonly since?: IsoDate | undefined;
  /** Only paths through this party. */
  readonly through?: Subject | undefined;
  /** As if this party had sent and received nothing. */
  readonly without?: Subject | undefined;
}

export const scenarioArguments: readonly Argument[] = [
  {
    name: "without",
    place: "flag",
    takes: "text",
    description: "a party: what would be if its goods had come from one that carries no source (--up)",
  },
  { name: "through", place: "flag", takes: "text", description: "a party: only paths through it (--up)" },
  {
    name: "since",
    place: "flag",
    takes: "date",
    description: "only movements that can have happened on or after this day (--up)",
  },
  {
    name: "maxDwell",
    place: "flag",
    takes: "number",
    description: "longest stay of goods at one party, in days: not answered yet",
  },
];

export const scenarioMembers = {
  without: z.string().min(1).optional(),
  through: z.string().min(1).optional(),
  since: z.string().optional(),
  maxDwell: z.coerce.number().optional(),
};

export interface ScenarioInput {
  readonly down?: boolean | undefined;
  readonly without?: string | undefined;
  readonly through?: string | undefined;
  readonly since?: string | undefined;
  readonly maxDwell?: number | undefined;
}

/** Refuses what cannot be answered exactly, before anything is read. */
export function refuseScenario({ down, without, through, since, maxDwell }: ScenarioInput): void {
  if (maxDwell !== undefined)
    fail(
      "usage.option",
      "--max-dwell is not answered yet: this search keeps the earliest day at every party, and with a longest stay a later arrival can be the one that goes on.",
      "Ask without it; every stay is allowed, and the days of each hop are told.",
    );
  if (down === true && (without ?? through ?? since) !== undefined)
    fail("usage.option", "--without, --through and --since are asked upstream only.", "Leave out --down.");
  if (since !== undefined && !isIsoDate(since))
    fail("usage.option", `--since is "${since}", which is no day.`, "Write it as YYYY-MM-DD.", {
      received: since,
      expected: "YYYY-MM-DD",
    });
}

/** The scenario of an input, its parties found. */
export function scenarioOf(view: WorkspaceView, { without, through, since }: ScenarioInput): Scenario {
  const party = (text: string | undefined): Subject | undefined =>
    text === undefined ? undefined : findSubject(view, text.startsWith("party:") ? text : `party:${text}`);
  return { since, through: party(through), without: party(without) };
}

/** Movements that the scenario lets be walked; undefined where it leaves out none. */
export function maskOf(flow: FlowNetwork, { since, without }: Scenario): Uint8Array | undefined {
  if (since === undefined && without === undefined) return undefined;
  const { network } = flow;
  const first = since === undefined ? Number.NEGATIVE_INFINITY : dayNumber(since);
  const gone = without === undefined ? -1 : (flow.vertexOf(without.id) ?? -1);
  return Uint8Array.from({ length: network.size }, (_, edge) =>
    at(network.latest, edge) >= first && at(network.from, edge) !== gone && at(network.to, edge) !== gone
      ? 1
      : 0,
  );
}

export const scenarioNotes = ({ since, through, without }: Scenario): readonly string[] => [
  ...(since === undefined
    ? []
    : [`Only movements that can have happened on or after ${since} were followed.`]),
  ...(through === undefined
    ? []
    : [
        `Only paths through ${through.name} are told, the earliest of each source; where the records end, what was excluded, and shares are those of all paths. A party that may be the same as it is not taken for it.`,
      ]),
  ...(without === undefined
    ? []
    : [
        `Supposed: ${without.name} sent and received nothing. Paths leave it out; in shares its goods came, kilogram for kilogram and on the same days, from one that carries no source. A party that may be the same as it is not taken for it.`,
      ]),
];
