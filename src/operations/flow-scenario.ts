import { z } from "zod";
import type { Subject } from "../assessment/world.ts";
import type { IsoDate } from "../model/dates.ts";
import { isIsoDate } from "../model/dates.ts";
import { fail } from "../model/issue.ts";
import type { Dwell } from "../tracing/dwell.ts";
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
  /** How long goods may lie at a party. */
  readonly dwell?: Dwell | undefined;
  /** Paths told of each source. */
  readonly paths?: number | undefined;
}

const flag = (name: string, takes: Argument["takes"], description: string): Argument => ({
  ...{ name, takes, description },
  place: "flag",
});

/** Flags of a scenario; `up` stands behind those that are asked upstream only, where a verb has both directions. */
export const scenarioArguments = (up: string): readonly Argument[] => [
  flag(
    "without",
    "text",
    `a party: what would be if its goods had come from one that carries no source${up}`,
  ),
  flag("through", "text", `a party: only paths through it${up}`),
  flag("since", "date", `only movements that can have happened on or after this day${up}`),
  flag("maxDwell", "number", "longest stay of goods at one party, in days (default: any)"),
  flag(
    "minDwell",
    "number",
    "least stay of goods at one party, in days (default: 0, leaving on the same day)",
  ),
  flag(
    "paths",
    "number",
    "paths told of a source, where more are wanted than the earliest, the shortest and a documented one: those that differ most",
  ),
];

export const scenarioMembers = {
  without: z.string().min(1).optional(),
  through: z.string().min(1).optional(),
  since: z.string().optional(),
  maxDwell: z.coerce.number().optional(),
  minDwell: z.coerce.number().optional(),
  paths: z.coerce.number().optional(),
};

/** What the user set for an answer beyond the subject and the dates; null = not set. */
export const scenarioSchema = z.object({
  since: z.string().nullable(),
  through: z.string().nullable(),
  without: z.string().nullable(),
  /** Longest and least stay of goods at one party, in days. */
  maxDwell: z.number().int().nullable(),
  minDwell: z.number().int().nullable(),
  /** Paths asked for of each source. */
  paths: z.number().int().nullable(),
});

export const toldScenario = ({
  since,
  through,
  without,
  dwell,
  paths,
}: Scenario): z.infer<typeof scenarioSchema> => ({
  since: since ?? null,
  through: through?.id ?? null,
  without: without?.id ?? null,
  maxDwell: dwell === undefined || dwell.most === Number.POSITIVE_INFINITY ? null : dwell.most,
  minDwell: dwell === undefined || dwell.least === 0 ? null : dwell.least,
  paths: paths ?? null,
});

export interface ScenarioInput {
  readonly down?: boolean | undefined;
  readonly without?: string | undefined;
  readonly through?: string | undefined;
  readonly since?: string | undefined;
  readonly maxDwell?: number | undefined;
  readonly minDwell?: number | undefined;
  readonly paths?: number | undefined;
}

/** Days of stays are told apart up to here: two hundred years. */
const mostDays = 73_000;
/** Paths of one source that are looked for. */
const mostPaths = 1000;

/** Refuses what cannot be answered, before anything is read. */
export function refuseScenario(input: ScenarioInput): void {
  const { down, without, through, since, maxDwell, minDwell, paths } = input;
  if (down === true && (without ?? through ?? since) !== undefined)
    fail("usage.option", "--without, --through and --since are asked upstream only.", "Leave out --down.");
  if (since !== undefined && !isIsoDate(since))
    fail("usage.option", `--since is "${since}", which is no day.`, "Write it as YYYY-MM-DD.", {
      received: since,
      expected: "YYYY-MM-DD",
    });
  refuseNumber("--max-dwell", maxDwell, 0, mostDays);
  refuseNumber("--min-dwell", minDwell, 0, mostDays);
  refuseNumber("--paths", paths, 1, mostPaths);
  if (minDwell !== undefined && maxDwell !== undefined && minDwell > maxDwell)
    fail(
      "usage.option",
      `Goods cannot lie at least ${minDwell} and at most ${maxDwell} days.`,
      "Give --min-dwell no more days than --max-dwell.",
    );
}

function refuseNumber(option: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  fail("usage.option", `${option} is ${value}.`, "Give a whole number.", {
    received: String(value),
    expected: `a whole number from ${least} to ${most}`,
  });
}

/** The scenario of an input, its parties found. */
export function scenarioOf(view: WorkspaceView, input: ScenarioInput): Scenario {
  const { without, through, since, maxDwell, minDwell, paths } = input;
  const party = (text: string | undefined): Subject | undefined =>
    text === undefined ? undefined : findSubject(view, text.startsWith("party:") ? text : `party:${text}`);
  const dwell =
    maxDwell === undefined && minDwell === undefined
      ? undefined
      : { least: minDwell ?? 0, most: maxDwell ?? Number.POSITIVE_INFINITY };
  return { since, through: party(through), without: party(without), dwell, paths };
}

/** What a scenario means, said with every answer; `shares` = where the answer tells any. */
export const scenarioNotes = (
  { since, through, without, dwell }: Scenario,
  shares: boolean,
): readonly string[] => [
  ...(since === undefined
    ? []
    : [`Only movements that can have happened on or after ${since} were followed.`]),
  ...(dwell === undefined ? [] : [dwellNote(dwell, shares)]),
  ...(through === undefined
    ? []
    : [
        `Only paths through ${through.name} are told; where the records end, what was excluded${shares ? ", and shares" : ""} are those of all paths. A party that may be the same as it is not taken for it.`,
      ]),
  ...(without === undefined
    ? []
    : [
        `Supposed: ${without.name} sent and received nothing. Paths leave it out${shares ? "; in shares its goods came, kilogram for kilogram and on the same days, from one that carries no source" : ""}. A party that may be the same as it is not taken for it.`,
      ]),
];

function dwellNote({ least, most }: Dwell, shares: boolean): string {
  const days = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;
  const window = [
    ...(least > 0 ? [`at least ${days(least)}`] : []),
    ...(most === Number.POSITIVE_INFINITY ? [] : [`at most ${days(most)}`]),
  ].join(" and ");
  const open = window === "" ? "for any time" : window;
  return `Supposed: goods lie at each party ${open} between coming and going, each movement taken as one day${shares ? "; shares do not rest on it, and would be no wider with it" : ""}. A row without a day was excluded by no stay of its own.`;
}
