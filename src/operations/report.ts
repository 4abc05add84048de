import { z } from "zod";
import { targetOf } from "../assessment/target-of.ts";
import type { Subject } from "../assessment/world.ts";
import { renderReport } from "../dossiers/render-report.ts";
import type { ReportInput } from "../dossiers/report-input.ts";
import { statusOf } from "../lists/list-status.ts";
import { sha256 } from "../model/canonical.ts";
import type { Assessment } from "../model/fact.ts";
import type { Flow } from "../model/flow.ts";
import type { Store } from "../store/open-store.ts";
import { flowInto } from "../tracing/flow-into.ts";
import { appVersion } from "../version.ts";
import type { AssessOutput } from "./assess.ts";
import { requireExact } from "./documents/cited.ts";
import type { SaidOf } from "./documents/said.ts";
import type { Argument } from "./operation.ts";
import type { Ports } from "./ports.ts";
import type { Prepared } from "./prepared.ts";
import { lawTables } from "./tables/law.ts";

export const reportArgument: Argument = {
  name: "report",
  place: "flag",
  takes: "text",
  description: "write a report of the answer to this file: one HTML page that asks nothing of the network",
};

/** Where a report was written, and what it holds. */
export const reportFile = z.object({ file: z.string(), sha256: z.string(), bytes: z.number().int() });

/** What an assessment was made of, for the report. */
export interface Answered extends Prepared {
  readonly found: readonly Assessment[];
  readonly made: AssessOutput["made"];
  readonly issues: AssessOutput["issues"];
  readonly fingerprint: string;
  /** What documents say about what is named. */
  readonly told: SaidOf;
}

/** Writes the report where the user wants it. The same answer at the same instant gives the same bytes. */
export async function writeReport(
  ports: Ports,
  file: string,
  answered: Answered,
  store?: Store,
): Promise<z.infer<typeof reportFile>> {
  if (store !== undefined) requireExact(store, answered.told.said);
  const bytes = new TextEncoder().encode(renderReport(reportInput(ports, answered)));
  await ports.deliver(file, bytes);
  return { file, sha256: sha256(bytes), bytes: bytes.length };
}

function reportInput(ports: Ports, answered: Answered): ReportInput {
  const { view, world, found, made, issues, fingerprint, told } = answered;
  const flows = flowsOf(answered);
  return {
    title: view.fictional ? "Supply-chain report (example)" : "Supply-chain report",
    workspace: view.name,
    fictional: view.fictional,
    at: ports.now(),
    appVersion,
    importer: world.parties.filter(({ roles }) => roles.includes("self")).map(({ name }) => name),
    assessments: found,
    flows,
    lists: view.lists.map((list) => ({ ...list, ...statusOf(list, ports.now()) })),
    said: told.said,
    gaps: gapsOf(flows, told),
    issues,
    made,
    fingerprint,
    countries: Object.fromEntries(
      world.parties.flatMap(({ id, country }) => (country === undefined ? [] : [[id, country]])),
    ),
    regimeNames: Object.fromEntries([...lawTables().instruments.values()].map(({ id, name }) => [id, name])),
  };
}

/** The flows into every product and shipment of the answer, each on its own legal date. */
function flowsOf({ index, found }: Answered): readonly Flow[] {
  const subjects = new Map(found.map((each) => [each.subject, each]));
  return [...subjects.values()].flatMap((each) => {
    const subject = subjectOf(each);
    return subject === undefined
      ? []
      : [flowInto(index.flow, targetOf(index, subject, each.on), index.sources(each.on))];
  });
}

function subjectOf({ subject, subjectName }: Assessment): Subject | undefined {
  if (subject.startsWith("party:")) return { kind: "party", id: subject, name: subjectName };
  const [kind, ...rest] = subject.split(":");
  return kind === "product" || kind === "shipment"
    ? { kind, id: rest.join(":"), name: subjectName }
    : undefined;
}

/** What this version does not look at, so that nobody reads its silence as an answer. */
function gapsOf(flows: readonly Flow[], { documents, left }: SaidOf): readonly string[] {
  const cut = flows.flatMap(({ subjectName, truncated }) =>
    truncated === null ? [] : [`${subjectName}: ${truncated}.`],
  );
  return [
    "Quantities were not balanced: how much of a source's material can be in a product is open, from nothing to all.",
    "What can be made of what is read from a table of inputs that is largely editorial; a making that it does not know is excluded, counted and shown.",
    "Documents were not read; a row's own word that it is documented was taken, where it names a document.",
    documents === 0
      ? "No document is kept in this workspace: what affected people, companies and authorities say was not asked."
      : `Of what is said, only what stands in the ${documents === 1 ? "one document" : `${documents} documents`} kept here, in English, and names a party or entry by a name on record.${left === 0 ? "" : ` ${left} of those that name one were not read.`}`,
    ...cut,
  ];
}
