import { z } from "zod";
import { wholeOf } from "../formats/byte-source.ts";
import { readList } from "../lists/read-list.ts";
import { dayOf } from "../model/dates.ts";
import type { Store } from "../store/open-store.ts";
import { answerTo, assessOutput, assessView } from "./assess.ts";
import { exposureLine, exposuresOf } from "./expose.ts";
import { questionOf } from "./flow-question.ts";
import { describeAll, importTables } from "./import.ts";
import { importedFile } from "./imported-file.ts";
import { locatedSchema, locateView } from "./locate.ts";
import { type LookedAt, lookAtFile } from "./look-at-file.ts";
import { type Actor, defineOperation } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { prepare } from "./prepared.ts";
import { registerList } from "./register-list.ts";
import { reportArgument, writeReport } from "./report.ts";
import { screenAlarms, screenView } from "./screen.ts";
import { type ScreenLine, screenLine } from "./screen-line.ts";
import { partySubjects, productSubjects } from "./subjects.ts";
import { viewOf } from "./view.ts";
import { bundledLists } from "./workspace-lists.ts";

const example = "cotton-shirt";
const exampleList = "example-entity-list";
/** In the order in which a person would bring them. */
const files = [
  "parties.csv",
  "enquiries.csv",
  "sites.csv",
  "products.csv",
  "bom.csv",
  "shipments.csv",
  "profile.csv",
  "decisions.csv",
];

const output = assessOutput.extend({
  fictional: z.literal(true),
  note: z.string(),
  /** Without `already`: the first run and every later one answer alike. */
  files: z.array(importedFile.omit({ already: true })),
  screened: z.array(screenLine),
  exposed: z.array(exposureLine),
  located: z.array(locatedSchema),
});

export type DemoOutput = z.infer<typeof output>;

export const demo = defineOperation({
  name: "demo",
  kind: "job",
  summary: "The whole job on the bundled example: an invented shirt importer meets real lists.",
  defaultWorkspace: ".selvedge-demo",
  args: [
    {
      name: "markets",
      flag: "market",
      place: "flag",
      takes: "list",
      description: "US, EU (default: both), GB, CA, DE, NO, MX, CH, AU, BR, or the key of one instrument",
    },
    { ...reportArgument, description: "where to write the report (default: report.html in the workspace)" },
  ],
  input: z.object({ markets: z.array(z.string()).min(1).optional(), report: z.string().min(1).optional() }),
  output: { shape: "object", schema: output },
  roles: ["analyst"],
  alarms: ({ assessments, screened }: DemoOutput) => [
    ...assessments.map(({ outcome }) => outcome),
    ...screenAlarms(screened),
  ],
  run: async (ports, actor, { markets, report }): Promise<DemoOutput> => {
    const store = await ports.writeStore({ name: `${example} (fiction)`, fictional: true });
    const imported = await importExample(ports, store, actor);
    const view = await viewOf(store);
    const subjects = [...productSubjects(view), ...partySubjects(view)];
    const today = dayOf(ports.now());
    const prepared = prepare(view, today);
    const question = { subjects, markets, on: undefined, today };
    const answer = await assessView(ports, prepared, question);
    // A colleague is handed what follows for the goods; the answers for single parties stand in the JSON.
    const goods = answerTo(prepared, { ...question, subjects: productSubjects(view) });
    const written = await writeReport(ports, report ?? `${ports.dir}/report.html`, goods);
    const exposed = await exposuresOf(ports, questionOf(prepared, productSubjects(view), { today }));
    const screened: ScreenLine[] = screenView(ports, view);
    return {
      ...answer,
      fictional: true,
      note: "Fiction: every party that trades here is invented, and example-entity-list stands in for the UFLPA Entity List. The rows of enquiries.csv have no shipments; they are screened against the real lists.",
      files: imported,
      screened,
      exposed,
      // Beside the workspace's own files, so that two demos in two folders answer alike.
      report: { ...written, file: report ?? "report.html" },
      located: locateView(view),
    };
  },
});

async function importExample(ports: Ports, store: Store, actor: Actor): Promise<DemoOutput["files"]> {
  await renewLists(ports, store);
  const found = new Map(ports.exampleFiles(example).map((file) => [file.name, file]));
  const looked: LookedAt[] = [];
  for (const name of files) {
    const file = found.get(name);
    if (file === undefined) throw new Error(`the example has no ${name}`);
    looked.push(...(await lookAtFile(ports, file, {})).tables);
  }
  await undoOlderReadings(ports, store, actor, new Set(looked.map(({ id }) => id)));
  const imported = await describeAll(store, await importTables(ports, store, actor, looked));
  return imported.map((each) => output.shape.files.element.parse(each));
}

/** A demo workspace that an earlier build made is brought up to date: rows of an older example count no longer. */
async function undoOlderReadings(
  ports: Ports,
  store: Store,
  actor: Actor,
  current: ReadonlySet<string>,
): Promise<void> {
  const older = (await store.ledger.importsInForce()).filter(
    (each) => files.includes(each.file) && !current.has(each.import),
  );
  const events = older.map((each) => ({
    at: ports.now(),
    by: actor.name,
    type: "import-undone" as const,
    data: { import: each.import, reason: "an older reading of the example" },
  }));
  if (events.length > 0) store.append(events);
}

async function renewLists(ports: Ports, store: Store): Promise<void> {
  const texts = ports
    .exampleFiles(`${example}/lists/${exampleList}`)
    .map(({ name, source }) => [name, new TextDecoder().decode(wholeOf(source))]);
  const kept = new Map(store.lists.all().map(({ key, version }) => [key, version]));
  for (const version of [...bundledLists(), readList(exampleList, Object.fromEntries(texts))]) {
    if (kept.get(version.key) !== version.version) registerList(store, ports.now(), version);
  }
}
