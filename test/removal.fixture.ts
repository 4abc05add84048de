import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Added } from "../src/assessment/addition.fixture.ts";
import type { Rebuild } from "../src/assessment/removal.fixture.ts";
import type { AssessmentWorld, LocatedAddress, Searched } from "../src/assessment/world.ts";
import { bytesOf } from "../src/formats/byte-source.ts";
import { readList } from "../src/lists/read-list.ts";
import { sha256 } from "../src/model/canonical.ts";
import type { Hit } from "../src/model/hit.ts";
import type { CanonicalRow, RecordKind, Records } from "../src/model/records.ts";
import { recordKinds } from "../src/model/records.ts";
import { assessmentWorld } from "../src/operations/assessment-world.ts";
import { decisionsOfRows } from "../src/operations/decisions-of-rows.ts";
import { heldOf, indexOf, withDecisions } from "../src/operations/hits.ts";
import { locationsOf } from "../src/operations/locations.ts";
import { readFileRecords } from "../src/operations/read-file-records.ts";
import { nameTables } from "../src/operations/tables/names.ts";
import { once } from "../src/operations/tables/once.ts";
import type { WorkspaceView } from "../src/operations/view.ts";
import { bundledLists } from "../src/operations/workspace-lists.ts";
import { buildParties } from "../src/parties/build-parties.ts";
import { sameAsLinks } from "../src/parties/same-as.ts";
import { screenParty } from "../src/screening/screen-party.ts";
import { prepareQuery, queryOfParty, type ScreenQuery } from "../src/screening/screen-query.ts";
import { listsMetBy } from "../src/screening/screened-record.ts";
import type { ScreeningIndex } from "../src/screening/screening-index.ts";
import { now, root } from "./terminal.ts";

const folder = join(root, "examples/cotton-shirt");
const listKey = "example-entity-list";

/** The rows of the cotton-shirt example as an import of its files gives them. */
export async function exampleRecords(): Promise<Records> {
  const rows = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as {
    [K in RecordKind]: CanonicalRow<K>[];
  };
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".csv"))) {
    const bytes = readFileSync(join(folder, file));
    const read = await readFileRecords({ name: file, source: bytesOf(bytes) });
    const source = { import: sha256(bytes), file };
    for (const { row, status, cells, extra } of read.rows)
      if (status !== "quarantined")
        (rows[read.kind] as CanonicalRow[]).push({
          kind: read.kind,
          cells,
          extra,
          source: { ...source, row },
        });
  }
  return rows;
}

const lists = [
  ...bundledLists(),
  readList(
    listKey,
    Object.fromEntries(
      readdirSync(join(folder, "lists", listKey)).map((name) => [
        name,
        readFileSync(join(folder, "lists", listKey, name), "utf8"),
      ]),
    ),
  ),
];

/** What the verbs see of the rows. */
export function exampleView(records: Records): WorkspaceView {
  const parties = buildParties(records);
  const recordedAt = new Map(records.decisions.map(({ source }) => [source.import, now]));
  const { decisions, issues } = decisionsOfRows(records.decisions, { parties, lists, recordedAt });
  return {
    name: "example",
    fictional: true,
    records,
    sameShipments: () => ({ rows: records.shipments, links: [], notes: [], aliases: new Map() }),
    imported: records,
    withdrawn: [],
    openRuns: new Set(),
    netContents: [],
    eventIssues: [],
    parties,
    lists,
    decisions,
    sameAs: once(() => sameAsLinks(parties.nodes, nameTables(), decisions)),
    unresolved: issues,
    quarantined: {},
    listVersion: () => undefined,
  };
}

/**
 * Makes worlds as the verbs make them, and keeps what is slow: law, goods and lists are read once, and equal parties
 * are screened and located once. What depends on other parties (links, who is found by a name) is made anew each time.
 */
export function rebuilder(records: Records): Rebuild {
  const fixed = assessmentWorld(exampleView(records), now.slice(0, 10));
  const index = indexOf({ lists, fictional: true });
  const screened = new Map<string, Screened>();
  const located = new Map<string, readonly LocatedAddress[]>();
  return (rows): AssessmentWorld => {
    const view = exampleView(rows);
    const held = heldOf(view);
    const { nodes } = view.parties;
    const found = nodes.map((party) => {
      const query = queryOfParty(party);
      return { party, ...keep(screened, query, () => screen(index, query)) };
    });
    return {
      ...fixed,
      parties: nodes,
      records: rows,
      hits: new Map(found.map(({ party, hits }) => [party.id, withDecisions(party, hits, held)])),
      searched: new Map(found.map(({ party, searched }) => [party.id, searched])),
      decisions: view.decisions,
      locations: new Map(nodes.map((party) => [party.id, keep(located, party, () => locationsOf(party))])),
      links: view.sameAs().links,
      findParty: (key, name) => view.parties.find(key, name),
    };
  };
}

/** One row that is in none of the example's files. */
export const added = <K extends RecordKind>(kind: K, cells: CanonicalRow<K>["cells"]): Added => ({
  [kind]: [
    { kind, cells, extra: {}, source: { import: "added", row: ++last, file: `more-${kind}.csv` } },
  ] satisfies CanonicalRow[],
});

let last = 1;

interface Screened {
  readonly hits: readonly Hit[];
  readonly searched: Searched;
}

/** As `screenAll` does, before decisions; that the two agree is tested. */
function screen(index: ScreeningIndex, query: ScreenQuery): Screened {
  const { unsearched } = prepareQuery(index.tables, query);
  const names = query.names.filter((name) => !unsearched.includes(name));
  const values = [...names, ...(query.identifiers ?? []).map(({ value }) => value)];
  const met = listsMetBy(index, query.schema).map(({ key }) => key);
  return { hits: screenParty(index, query), searched: { values, lists: met } };
}

function keep<T>(known: Map<string, T>, of: unknown, make: () => T): T {
  const key = JSON.stringify(of);
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
