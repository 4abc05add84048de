import { z } from "zod";
import type { Hit } from "../model/hit.ts";
import { fail, SelvedgeError } from "../model/issue.ts";
import { toDecimal } from "../model/levels.ts";
import type { PartyNode } from "../model/records.ts";
import { foldDecisions } from "../screening/decision-book.ts";
import { checkPersonRows } from "../screening/person-policy.ts";
import { screenBatch } from "../screening/screen-batch.ts";
import { queryOfParty } from "../screening/screen-query.ts";
import { hitSentence, noHitSentence } from "../screening/sentences.ts";
import { type Held, indexOf, withDecisions } from "./hits.ts";
import { tick } from "./job.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import { dateArguments, dateMembers, threeDates } from "./parse-dates.ts";
import type { Ports } from "./ports.ts";
import { readPartyRows } from "./read-party-rows.ts";
import { bandAlarms, hitSchema, toHit } from "./shapes.ts";
import { bandPrecision, bandPrecisionSchema } from "./tables/names.ts";
import { viewOf, type WorkspaceView } from "./view.ts";
import { listsInForce } from "./workspace-lists.ts";

const screened = z.object({
  lists: z.array(z.object({ key: z.string(), version: z.string() })),
  algorithm: z.string(),
  threshold: z.number(),
  at: z.string(),
  /** Measured on labelled pairs: how many in each band were the same party. */
  bands: bandPrecisionSchema,
  listNotes: z.array(z.string()),
});

/** The answer for one row. */
export const screenLine = z.object({
  /** Whether the workspace, and so everything said of it, is an example. */
  fictional: z.boolean(),
  row: z.number().int(),
  input: z.object({
    file: z.string(),
    party: z.string(),
    names: z.array(z.string()),
    country: z.string().nullable(),
  }),
  hits: z.array(hitSchema.extend({ sentence: z.string() })),
  /** What was looked for and not found, in words; null where there are hits. */
  notFound: z.string().nullable(),
  /** Names that hold nothing to search by. */
  unsearched: z.array(z.string()),
  /** Why the row could not be read; such a row is screened by nothing. */
  quarantined: z.string().nullable(),
  screened,
});

export type ScreenLine = z.infer<typeof screenLine>;

export const screen = defineOperation({
  name: "screen",
  kind: "query",
  summary: "Who is on a list? Screens the workspace's parties, or a file of parties, and shows why.",
  args: [
    {
      name: "file",
      place: "position",
      takes: "file",
      description: "CSV of parties (default: the parties of the workspace)",
    },
    ...dateArguments.filter(({ name }) => name === "knownBy"),
  ],
  input: z.object({ file: z.custom<FileInput>().optional(), knownBy: dateMembers.knownBy }),
  output: { shape: "lines", schema: screenLine },
  roles: ["reader", "analyst"],
  alarms: (lines: readonly ScreenLine[]) =>
    bandAlarms(lines.flatMap(({ hits }) => hits.map(({ band }) => band))),
  run: async (ports, _actor, input) => {
    const { knownBy } = threeDates(input);
    const subject =
      input.file === undefined
        ? await workspaceParties(ports, knownBy)
        : await fileParties(ports, input.file, knownBy);
    return screenRows(ports, subject);
  },
});

interface Row {
  readonly row: number;
  readonly file: string;
  readonly party: PartyNode;
  readonly quarantined: string | null;
}

interface Subject extends Held {
  readonly rows: readonly Row[];
}

function screenRows(ports: Ports, subject: Subject): ScreenLine[] {
  if (subject.lists.length === 0) {
    fail(
      "list.missing",
      "No list was known then: there is nothing to hold a name against.",
      'Ask for a later --known-by; "lists status" shows the lists that are there.',
    );
  }
  const index = indexOf(subject);
  const queries = subject.rows.map((row) => ({ ...queryOfParty(row.party), row }));
  const lines: ScreenLine[] = [];
  for (const { query, hits, screened: searched, unsearched } of screenBatch(index, queries, ports.now())) {
    if (lines.length % 100 === 0)
      tick(ports, { step: "screening", done: lines.length, total: queries.length });
    const { row, file, party, quarantined } = query.row;
    const found = withDecisions(party.id, hits, subject).map((hit) => withSentence(hit, party, subject));
    lines.push({
      fictional: subject.fictional,
      row,
      input: { file, party: party.id, names: [...party.names], country: party.country ?? null },
      hits: found,
      notFound:
        found.length > 0
          ? null
          : noHitSentence(
              { ...query, names: query.names.filter((name) => !unsearched.includes(name)) },
              searched,
            ),
      unsearched: [...unsearched],
      quarantined,
      screened: screened.parse({
        ...searched,
        threshold: toDecimal(searched.threshold),
        bands: bandPrecision(),
      }),
    });
  }
  return lines;
}

function withSentence(hit: Hit, party: PartyNode, { lists, book }: Subject) {
  const version = lists.find(({ key }) => key === hit.list);
  const entry = version?.entries.find(({ id }) => id === hit.entry);
  if (version === undefined || entry === undefined)
    throw new Error(`hit ${hit.hit} names an entry that was not searched`);
  return {
    ...toHit(hit),
    sentence: hitSentence(hit, entry, version, { party: party.name, decision: book.current.get(hit.hit) }),
  };
}

const workspaceParties = async (ports: Ports, knownBy: string | undefined): Promise<Subject> =>
  ofView(await viewOf(await ports.readStore(), knownBy));

/** Screens the parties of a view; shared with the demo. */
export const screenView = (ports: Ports, view: WorkspaceView): ScreenLine[] =>
  screenRows(ports, ofView(view));

function ofView(view: WorkspaceView): Subject {
  const rows = view.parties.nodes.map((party) => ({
    row: party.sources[0]?.row ?? 0,
    file: party.sources[0]?.file ?? "",
    party,
    quarantined: null,
  }));
  return { lists: view.lists, fictional: view.fictional, book: foldDecisions(view.decisions), rows };
}

/** Every row of the file, one line each: the same party on two rows is screened twice, and each row is answered. */
async function fileParties(ports: Ports, file: FileInput, knownBy: string | undefined): Promise<Subject> {
  const rows = (await readPartyRows(file)).map((read) => ({ ...read, file: file.name }));
  const refusal = checkPersonRows(
    rows.map(({ party }) => queryOfParty(party).schema ?? "unknown"),
    { importedSuppliers: false },
  );
  if (refusal !== undefined) throw new SelvedgeError(refusal);
  const store = await ports.findStore();
  const decisions = store === undefined ? [] : (await viewOf(store, knownBy)).decisions;
  return {
    lists: await listsInForce(ports, knownBy),
    fictional: store?.manifest.fictional ?? false,
    book: foldDecisions(decisions),
    rows,
  };
}
