import { z } from "zod";
import { readList } from "../lists/read-list.ts";
import { dayOf } from "../model/dates.ts";
import type { Store } from "../store/open-store.ts";
import { assessOutput, assessView } from "./assess.ts";
import { importSchema, importStep } from "./import.ts";
import { runSteps } from "./job.ts";
import { locatedSchema, locateView } from "./locate.ts";
import { type Actor, defineOperation } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { readFileRecords } from "./read-file-records.ts";
import { registerList } from "./register-list.ts";
import { type ScreenLine, screenLine, screenView } from "./screen.ts";
import { toIssue } from "./shapes.ts";
import { partySubjects, productSubjects } from "./subjects.ts";
import { viewOf } from "./view.ts";

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
  workspace: z.string(),
  files: importSchema.shape.files,
  screened: z.array(screenLine),
  located: z.array(locatedSchema),
});

export type DemoOutput = z.infer<typeof output>;

export const demo = defineOperation({
  name: "demo",
  kind: "job",
  summary: "The whole job on the bundled example: an invented shirt importer meets real lists.",
  defaultWorkspace: ".selvedge-demo",
  args: [
    { name: "markets", flag: "market", place: "flag", takes: "list", description: "US, EU (default: both)" },
  ],
  input: z.object({ markets: z.array(z.string()).min(1).optional() }),
  output: { shape: "object", schema: output },
  roles: ["analyst"],
  alarms: ({ assessments, screened }: DemoOutput) => [
    ...assessments.map(({ outcome }) => outcome),
    ...screened.flatMap(({ hits }) => hits.map(({ band }) => band)),
  ],
  run: async (ports, actor, { markets }): Promise<DemoOutput> => {
    const store = await ports.writeStore({ name: `${example} (fiction)`, fictional: true });
    const imported = await importExample(ports, store, actor);
    const view = await viewOf(store);
    const subjects = [...productSubjects(view), ...partySubjects(view)];
    const answer = assessView(view, { subjects, markets, on: undefined, today: dayOf(ports.now()) });
    const screened: ScreenLine[] = screenView(ports, view);
    return {
      ...answer,
      fictional: true,
      note: "Fiction: every party that trades here is invented, and example-entity-list stands in for the UFLPA Entity List. The rows of enquiries.csv have no shipments; they are screened against the real lists.",
      workspace: ports.dir,
      files: imported,
      screened,
      located: locateView(view),
    };
  },
});

async function importExample(ports: Ports, store: Store, actor: Actor) {
  registerExampleList(ports, store);
  const found = new Map(ports.exampleFiles(example).map((file) => [file.name, file]));
  const read = files.map((name) => {
    const file = found.get(name);
    if (file === undefined) throw new Error(`the example has no ${name}`);
    return { file, read: readFileRecords(file) };
  });
  const imported = await runSteps(
    ports,
    read.map((each) => importStep(ports, store, actor, each)),
  );
  return imported.map((each) =>
    importSchema.shape.files.element.parse({ ...each, issues: each.issues.map(toIssue) }),
  );
}

function registerExampleList(ports: Ports, store: Store): void {
  if (store.lists.all().some(({ key }) => key === exampleList)) return;
  const texts = ports
    .exampleFiles(`${example}/lists/${exampleList}`)
    .map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]);
  registerList(store, ports.now(), readList(exampleList, Object.fromEntries(texts)));
}
