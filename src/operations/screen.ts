import { z } from "zod";
import { dayOf } from "../model/dates.ts";
import type { Hit } from "../model/hit.ts";
import { fail, SelvedgeError } from "../model/issue.ts";
import { foldDecisions } from "../screening/decision-book.ts";
import { buildOwnership } from "../screening/ownership/build-ownership.ts";
import { withOwned } from "../screening/ownership/owned-hits.ts";
import type { Ownership } from "../screening/ownership/ownership.ts";
import { parentsShown, sharesShown } from "../screening/ownership/relations.ts";
import { checkPersonRows } from "../screening/person-policy.ts";
import { screenBatch } from "../screening/screen-batch.ts";
import { screenPrepared } from "../screening/screen-party.ts";
import { prepareQuery, queryOfParty } from "../screening/screen-query.ts";
import type { ScreeningIndex } from "../screening/screening-index.ts";
import { type Held, heldOf, indexOf, withDecisions } from "./hits.ts";
import { tick } from "./job.ts";
import { namesGiven } from "./names-given.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import { dateArguments, dateMembers, threeDates } from "./parse-dates.ts";
import type { Ports } from "./ports.ts";
import { readPartyRows } from "./read-party-rows.ts";
import { type Answered, lineOf, type Row, type ScreenLine, screenLine } from "./screen-line.ts";
import { type Parents, parentsOf, parentsOfRows, parentsOfView } from "./screen-parents.ts";
import { saidOfAll } from "./screen-persons.ts";
import { bandAlarms } from "./shapes.ts";
import { viewOf, type WorkspaceView } from "./view.ts";
import { listsInForce } from "./workspace-lists.ts";

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
  alarms: (lines: readonly ScreenLine[]) => screenAlarms(lines),
  run: async (ports, _actor, input) => {
    const { knownBy } = threeDates(input);
    const subject =
      input.file === undefined
        ? await workspaceParties(ports, knownBy)
        : await fileParties(ports, input.file, knownBy);
    return screenRows(ports, subject);
  },
});

/** What --fail-on may name. A decision that is to be asked again needs a person, however weak the likeness. */
export const screenAlarms = (lines: readonly ScreenLine[]): readonly string[] =>
  bandAlarms(
    lines.flatMap(({ hits }) =>
      hits.flatMap(({ band, askAgain }) => (askAgain === null ? [band] : [band, "review"])),
    ),
  );

interface Subject extends Held {
  readonly rows: readonly Row[];
  readonly parents: Pick<Parents, "cells" | "find">;
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
  const ownership = buildOwnership(index, dayOf(ports.now()));
  const queries = subject.rows.map((row) => ({ ...queryOfParty(row.party), row }));
  const answered: Answered[] = [];
  for (const { query, hits, prepared, screened } of screenBatch(index, queries, ports.now())) {
    if (answered.length % 100 === 0)
      tick(ports, { step: "screening", done: answered.length, total: queries.length });
    const { row } = query;
    const found = withOwned(ownership, prepared, hits);
    answered.push({ row, prepared, hits: withDecisions(row.party, found, subject), screened });
  }
  const parents = parentsAmong({ index, ownership }, subject, answered);
  return answered.map((each) =>
    lineOf(subject, each, [
      ...parentsShown(parentsOf(each.row.party, parents), index.versions),
      ...sharesShown(ownership, each.prepared, each.row.party.name),
    ]),
  );
}

interface Against {
  readonly index: ScreeningIndex;
  readonly ownership: Ownership;
}

/** The hits that were found are those of the parents too; a name that no row bears is screened by itself, once. */
function parentsAmong(
  { index, ownership }: Against,
  { parents }: Subject,
  answered: readonly Answered[],
): Parents {
  const hits = new Map(answered.map(({ row, hits: found }) => [row.party, found]));
  const screened = (name: string): readonly Hit[] => {
    const prepared = prepareQuery(index.tables, { party: "", names: [name] });
    return withOwned(ownership, prepared, screenPrepared(index, prepared));
  };
  const ofNames = new Map<string, readonly Hit[]>();
  return {
    ...parents,
    hitsOf: (party) => hits.get(party) ?? [],
    hitsOfName: (name) => {
      const found = ofNames.get(name) ?? screened(name);
      ofNames.set(name, found);
      return found;
    },
  };
}

const workspaceParties = async (ports: Ports, knownBy: string | undefined): Promise<Subject> =>
  ofView(await viewOf(await ports.readStore(), knownBy));

/** Screens the parties of a view; shared with the demo. */
export const screenView = (ports: Ports, view: WorkspaceView): ScreenLine[] =>
  screenRows(ports, ofView(view));

function ofView(view: WorkspaceView): Subject {
  const given = namesGiven(view);
  const rows = view.parties.nodes.map((party) => ({
    row: party.sources[0]?.row ?? 0,
    file: party.sources[0]?.file ?? "",
    party,
    quarantined: null,
    given: given.get(party.id),
  }));
  return { ...heldOf(view), rows, parents: parentsOfView(view) };
}

/** Every row of the file, one line each: the same party on two rows is screened twice, and each row is answered. */
async function fileParties(ports: Ports, file: FileInput, knownBy: string | undefined): Promise<Subject> {
  const rows = saidOfAll(await readPartyRows(file)).map((read) => ({ ...read, file: file.name }));
  const refusal = checkPersonRows(
    rows.map(({ party }) => queryOfParty(party).schema ?? "unknown"),
    { importedSuppliers: false },
  );
  if (refusal !== undefined) throw new SelvedgeError(refusal);
  const store = await ports.findStore();
  const view = store === undefined ? undefined : await viewOf(store, knownBy);
  return {
    lists: await listsInForce(ports, knownBy),
    fictional: view?.fictional ?? false,
    book: foldDecisions(view?.decisions ?? []),
    listVersion: view?.listVersion ?? (() => undefined),
    rows,
    parents: parentsOfRows(rows),
  };
}
