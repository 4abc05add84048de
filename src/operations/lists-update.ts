import { z } from "zod";
import { isListKey } from "../lists/list-key.ts";
import { dayOf, isIsoDate } from "../model/dates.ts";
import type { ErrorCode } from "../model/errors.ts";
import { fail } from "../model/issue.ts";
import { type Acceptance, acceptList } from "./accept-list.ts";
import { type ArrivedList, fetchList, offeredList } from "./arrived-list.ts";
import { givenReader, ownReader, readerOfFiles, refuseUnknown } from "./choose-reader.ts";
import { pause } from "./job.ts";
import { refuseKey } from "./list-key.ts";
import { type ListOutcome, listOutcomeSchema, outcomeOf } from "./list-outcome.ts";
import type { ListSources } from "./list-sources.ts";
import { type Actor, defineOperation, type FileInput } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { checkList, inForceOf, type Putting, putList } from "./put-list.ts";
import { listsInForce } from "./workspace-lists.ts";

const input = z.object({
  keys: z.array(z.string().min(1)).optional(),
  from: z.array(z.custom<FileInput>()).min(1).optional(),
  as: z.string().min(1, "name the list").optional(),
  retrieved: z.string().refine(isIsoDate, "write a day as YYYY-MM-DD").optional(),
  accept: z.string().min(1, "name a list or a hash").optional(),
  by: z.string().trim().min(1, "name the person who looked").optional(),
  reason: z.string().trim().min(1, "say what it rests on").optional(),
});
type Asked = z.output<typeof input>;

export const listsUpdateSchema = z.object({
  lists: z.array(listOutcomeSchema),
  /** Lists in force that no reader fetches: new versions come with a new Selvedge, or from files. */
  withoutReader: z.array(z.string()),
});
type Updated = z.infer<typeof listsUpdateSchema>;

export const listsUpdate = defineOperation({
  name: "lists update",
  kind: "job",
  summary:
    "Is there a newer list? Fetches it from the publisher, or takes its files; a version that looks wrong is held, never used.",
  args: [
    {
      name: "keys",
      place: "position",
      takes: "list",
      description: "the lists to fetch (default: those of the workspace that have a reader)",
    },
    {
      name: "from",
      place: "flag",
      takes: "files",
      folders: true,
      description: "take the publisher's files from the disk, or from a folder, instead of the net",
    },
    {
      name: "as",
      place: "flag",
      takes: "text",
      description: "the list that the files are, where they do not say (FollowTheMoney, a list of one's own)",
    },
    {
      name: "retrieved",
      place: "flag",
      takes: "date",
      description: "with --from: the day on which the files were saved from the publisher",
    },
    {
      name: "accept",
      place: "flag",
      takes: "text",
      description: "put a held version in force: its list's key, or its SHA-256",
    },
    { name: "by", place: "flag", takes: "text", description: "with --accept: the person who looked" },
    { name: "reason", place: "flag", takes: "text", description: "with --accept: what it rests on" },
  ],
  input,
  output: { shape: "object", schema: listsUpdateSchema },
  roles: ["analyst"],
  // What a person must look at weighs more than what may be asked again.
  failure: ({ lists }: Updated): ErrorCode | undefined => {
    if (lists.some(({ outcome }) => outcome === "kept")) return "list.invalid";
    return lists.some(({ outcome }) => outcome === "failed") ? "list.unavailable" : undefined;
  },
  run: async (ports, actor, asked): Promise<Updated> => {
    checkAsked(asked);
    const sources = await ports.listSources();
    const acceptance = acceptanceOf(asked);
    if (acceptance !== undefined) {
      const store = await ports.changeStore();
      return { lists: [acceptList({ ports, store, actor, sources }, acceptance)], withoutReader: [] };
    }
    if (asked.from !== undefined) return takeFiles(ports, actor, { ...asked, sources, from: asked.from });
    return fetchLists(ports, actor, { sources, keys: asked.keys ?? [] });
  },
});

function checkAsked({ keys = [], from, as, retrieved, accept, by, reason }: Asked): void {
  const refuse = (message: string, hint: string): never => fail("usage.option", message, hint);
  if (accept === undefined && (by ?? reason) !== undefined)
    refuse(
      "--by and --reason belong to --accept.",
      "Name what is accepted: --accept KEY --by WHO --reason T.",
    );
  if (accept !== undefined && (by === undefined || reason === undefined))
    refuse("--accept needs --by and --reason.", "Say who looked and what it rests on: both are recorded.");
  if (accept !== undefined && (keys.length > 0 || from !== undefined || as !== undefined))
    refuse("--accept stands alone.", "Accept first; fetch or take files with a command of its own.");
  if (as !== undefined && from === undefined)
    refuse("--as belongs to --from.", "Name the files: --from FILE --as KEY.");
  if (retrieved !== undefined && from === undefined)
    refuse("--retrieved belongs to --from.", "What is fetched is of today.");
  if (from !== undefined && keys.length > 1)
    refuse("--from takes the files of one list.", "Run the command once for each list.");
}

const acceptanceOf = ({ accept, by, reason }: Asked): Acceptance | undefined =>
  accept === undefined || by === undefined || reason === undefined ? undefined : { accept, by, reason };

interface Fetching {
  readonly sources: ListSources;
  readonly keys: readonly string[];
}

/** Fetches first and stores then: nobody else waits for the workspace while a publisher's server thinks. */
async function fetchLists(ports: Ports, actor: Actor, { sources, keys }: Fetching): Promise<Updated> {
  const inForce = (await listsInForce(ports)).filter(({ fictional }) => !fictional).map(({ key }) => key);
  const wanted = keys.length > 0 ? [...new Set(keys)] : inForce;
  const found = wanted.map((key) => [key, ownReader(sources, key)] as const);
  const withoutReader = found.flatMap(([key, reader]) => (reader === undefined ? [key] : []));
  if (keys.length > 0 && withoutReader.length > 0) refuseUnknown(withoutReader, sources);
  const arrived: ArrivedList[] = [];
  const readers = found.flatMap(([, reader]) => (reader === undefined ? [] : [reader]));
  for (const [index, reader] of readers.entries()) {
    await pause(ports, { step: reader.key, done: index, total: readers.length });
    arrived.push(await fetchList(ports, sources, reader));
  }
  const lists = arrived.length === 0 ? [] : await putAll(ports, actor, { sources, arrived });
  ports.progress({ step: "", done: readers.length, total: readers.length });
  return { lists, withoutReader };
}

interface Arriving {
  readonly sources: ListSources;
  readonly arrived: readonly ArrivedList[];
}

async function putAll(ports: Ports, actor: Actor, { sources, arrived }: Arriving): Promise<ListOutcome[]> {
  const putting: Putting = { ports, actor, sources, store: await ports.writeStore() };
  return arrived.map((list) => {
    if (list.state === "arrived") return putList(putting, list);
    const state = list.state === "unchanged" ? "unchanged" : "failed";
    const before = inForceOf(putting.store, list.key);
    if (state === "unchanged" && before !== undefined && list.retrieved !== null)
      checkList(putting, list, { before, day: list.retrieved });
    return outcomeOf(putting, { key: list.key, state, before, arrived: list });
  });
}

interface Offer extends Omit<Asked, "from"> {
  readonly sources: ListSources;
  readonly from: readonly FileInput[];
}

/** Takes the files of one list from the disk. */
async function takeFiles(ports: Ports, actor: Actor, offer: Offer): Promise<Updated> {
  const { sources, as, keys: [named] = [], from } = offer;
  const own = ownReader(sources, as ?? named ?? "");
  const reader =
    own ?? (as === undefined ? readerOfFiles(sources, from, named) : givenReader(sources, named, from));
  const { retrieved = null } = offer;
  if (retrieved !== null && retrieved > dayOf(ports.now()))
    fail(
      "usage.date",
      `--retrieved ${retrieved} lies after today.`,
      "Write the day on which they were saved.",
    );
  const key = as ?? reader.key;
  // Before anything of the files is kept: what is kept under no key can be registered under none.
  if (!isListKey(key)) refuseKey(key);
  const list = offeredList({ reader, key, given: from, retrieved });
  await pause(ports, { step: reader.key, done: 0, total: 1 });
  return { lists: await putAll(ports, actor, { sources, arrived: [list] }), withoutReader: [] };
}
