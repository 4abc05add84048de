import { z } from "zod";
import { statusOf } from "../lists/list-status.ts";
import { fileChecks, listed, versionChecks } from "../lists/update/version-check.ts";
import type { Issue } from "../model/issue.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { ArrivedList } from "./arrived-list.ts";
import { filesBehind, type Held, heldSince } from "./list-records.ts";
import { groundWords, noReader, readerWords } from "./list-sources.ts";
import type { Putting } from "./put-list.ts";
import type { JudgedList } from "./read-arrived.ts";

export const readerSchema = z.enum([groundWords["real-file"], groundWords.untested, noReader]);

/** Files that came and were not put in force. */
export const heldSchema = z.object({
  /** Instant at which they came. */
  at: z.string(),
  /** The version that they are read as, for `lists diff KEY@VERSION`; null where they could not be read. */
  version: z.string().nullable(),
  published: z.string().nullable(),
  /** What `--accept` takes; null where there is nothing to accept. */
  sha256: z.string().nullable(),
  /** Under `originals/` of the workspace, by their SHA-256. */
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
  failed: z.array(z.string()),
});

const checkSchema = z.object({
  check: z.enum([...fileChecks, ...versionChecks]),
  /** `look`: it passes, and a person should look. */
  result: z.enum(["pass", "look", "fail"]),
  expected: z.string(),
  received: z.string(),
  /** Names of the entries it is about; the first 100. */
  entries: z.array(z.string()),
});

const issueSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  file: z.string().nullable(),
  row: z.number().int().nullable(),
  expected: z.string().nullable(),
  received: z.string().nullable(),
});

export const listOutcomeSchema = z.object({
  key: z.string(),
  /** `kept`: something came and the old version stays; `failed`: nothing came. */
  outcome: z.enum(["updated", "unchanged", "kept", "failed"]),
  /** Of the version that is in force now; null where there is none. */
  published: z.string().nullable(),
  /** Day on which that version was last seen unchanged; null where nobody looked again. */
  checked: z.string().nullable(),
  version: z.string().nullable(),
  /** The version that was in force before. */
  before: z.string().nullable(),
  /** Entries in force; those that ended are counted apart. */
  entries: z.number().int(),
  entriesBefore: z.number().int(),
  /** Entries that the version keeps with their last day, for shipments of that time. */
  ended: z.number().int(),
  ageDays: z.number().int().nullable(),
  stale: z.boolean(),
  staleBecause: z.array(z.string()),
  reader: readerSchema,
  checks: z.array(checkSchema),
  /** What the files hold and the reader does not use, and how often. */
  notUsed: z.array(z.object({ what: z.string(), count: z.number().int() })),
  held: heldSchema.nullable(),
  /** Who put it in force although checks had failed. */
  accepted: z.object({ by: z.string(), reason: z.string(), failed: z.array(z.string()) }).nullable(),
  issues: z.array(issueSchema),
});

export type ListOutcome = z.infer<typeof listOutcomeSchema>;

/** What is held of a list, as it is printed. */
export const toHeld = (event: Held | undefined): z.infer<typeof heldSchema> | null =>
  event === undefined
    ? null
    : {
        at: event.at,
        version: event.data.candidate?.version ?? null,
        published: event.data.candidate?.published ?? null,
        sha256: event.data.candidate?.sha256 ?? null,
        files: event.data.files.map(({ name, sha256 }) => ({ name, sha256 })),
        failed: event.data.failed.map(({ check }) => check),
      };

const toIssue = (issue: Issue): z.infer<typeof issueSchema> => ({
  code: issue.code,
  message: issue.message,
  hint: issue.hint,
  file: issue.file ?? null,
  row: issue.row ?? null,
  expected: issue.expected ?? null,
  received: issue.received ?? null,
});

interface Happened {
  readonly key: string;
  readonly state: ListOutcome["outcome"];
  readonly before: ListVersion | undefined;
  readonly judged?: JudgedList;
  readonly arrived?: ArrivedList;
  readonly accepted?: NonNullable<ListOutcome["accepted"]>;
}

/** Entries in force, and those that ended; none where there is no version. */
export function countsOf(version: ListVersion | undefined): {
  readonly entries: number;
  readonly ended: number;
} {
  const entries = version === undefined ? 0 : listed(version).length;
  return { entries, ended: (version?.entries.length ?? 0) - entries };
}

/** What became of a list: the version in force now, with its age, and why it is that one. */
export function outcomeOf(
  { store, ports, sources }: Pick<Putting, "store" | "ports" | "sources">,
  { key, state, before, judged, arrived, accepted }: Happened,
): ListOutcome {
  const inForce = store.lists.all().find((version) => version.key === key);
  const status = inForce === undefined ? undefined : statusOf(inForce, ports.now());
  return listOutcomeSchema.parse({
    key,
    outcome: state,
    published: status?.published ?? null,
    checked: status?.checked ?? null,
    version: status?.version ?? null,
    before: before?.version ?? null,
    ...countsOf(inForce),
    entriesBefore: countsOf(before).entries,
    ageDays: status?.ageDays ?? null,
    stale: status?.stale ?? true,
    staleBecause: status?.staleBecause ?? ["no version is in force"],
    reader:
      arrived === undefined
        ? readerWords(sources, key, filesBehind(store, key))
        : groundWords[arrived.reader.ground],
    checks: judged?.checks ?? [],
    notUsed: judged?.audit ?? [],
    held: toHeld(heldSince(store, key).at(-1)),
    accepted: accepted ?? null,
    issues: [...(arrived?.issues ?? []), ...(judged?.issues ?? [])].map(toIssue),
  });
}
