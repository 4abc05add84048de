import { z } from "zod";
import { assess as assessWorld } from "../assessment/assess.ts";
import { fingerprintOf } from "../assessment/fingerprint.ts";
import type { Subject } from "../assessment/world.ts";
import { hashOf } from "../model/canonical.ts";
import { dayOf } from "../model/dates.ts";
import type { Assessment } from "../model/fact.ts";
import { type Issue, SelvedgeError } from "../model/issue.ts";
import { bases, identities, levels, outcomes } from "../model/levels.ts";
import type { Said } from "../model/said.ts";
import { screeningAlgorithm } from "../screening/screening-algorithm.ts";
import { knownByLimit } from "../store/ledger/known-by.ts";
import type { Store } from "../store/open-store.ts";
import { tracingAlgorithm } from "../tracing/tracing-algorithm.ts";
import { confirmedSigns } from "./documents/confirmed-signs.ts";
import type { SaidOf } from "./documents/said.ts";
import { nothingSaid, saidAbout } from "./documents/said-about.ts";
import { saidFor, saidSchema } from "./documents/said-shapes.ts";
import { daysToCome, notInTheAnswer } from "./not-in-the-answer.ts";
import { defineOperation } from "./operation.ts";
import { dateArguments, dateMembers, threeDates } from "./parse-dates.ts";
import type { Ports } from "./ports.ts";
import { type Prepared, prepare } from "./prepared.ts";
import { type Answered, reportArgument, reportFile, writeReport } from "./report.ts";
import { issueSchema, toIssue } from "./shapes.ts";
import { findSubject } from "./subjects.ts";
import { lawTables } from "./tables/law.ts";
import { nameTables } from "./tables/names.ts";
import { twoNames } from "./two-names.ts";
import { viewOf, type WorkspaceView } from "./view.ts";

const fact = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(levels),
  identity: z.enum(identities).nullable(),
  value: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  sentence: z.string(),
  sources: z.array(z.object({ kind: z.string(), ref: z.string(), text: z.string() })),
});

export const assessmentSchema = z.object({
  subject: z.string(),
  subjectName: z.string(),
  market: z.string(),
  regime: z.string(),
  outcome: z.enum(outcomes),
  summary: z.string(),
  because: z.array(
    z.object({
      provision: z.string(),
      sentence: z.string(),
      citation: z.string(),
      /** What the provision says, in this project's words. */
      paraphrase: z.string().nullable(),
      /** Official address of the text. */
      url: z.string().nullable(),
      facts: z.array(z.string()),
    }),
  ),
  missing: z.array(z.object({ fact: z.string(), text: z.string() })),
  deadlines: z.array(
    z.object({
      id: z.string(),
      event: z.string(),
      runsFrom: z.string(),
      value: z.string(),
      unit: z.string(),
      date: z.string().nullable(),
      note: z.string().nullable(),
      source: z.string(),
      basis: z.enum(bases),
      who: z.string().nullable(),
      consequence: z.string().nullable(),
    }),
  ),
  evidence: z.array(fact),
  basis: z.enum(bases),
  on: z.string(),
  notes: z.array(z.string()),
  /** Ids of statements about the parties and entries that it names. They decide nothing. */
  said: z.array(z.string()),
});

export const assessOutput = z.object({
  fictional: z.boolean(),
  assessments: z.array(assessmentSchema),
  /** What documents say about the parties and entries that are named, by all sides; private persons masked. */
  statements: z.array(saidSchema),
  /** What was recorded and could not be used, such as a decision on a party that is not there. */
  issues: z.array(issueSchema),
  /** What the answers were made with, so that they can be made again. */
  made: z.object({
    law: z.string(),
    lists: z.array(z.object({ key: z.string(), version: z.string() })),
    screening: z.string(),
    tracing: z.string(),
    today: z.string(),
    knownBy: z.string().nullable(),
  }),
  /** Hash over law, lists, facts and dates that the answers rest on. */
  fingerprint: z.string(),
  /** The report that was asked for and written; null where none was. */
  report: reportFile.nullable(),
});

export type AssessOutput = z.infer<typeof assessOutput>;

export const assess = defineOperation({
  name: "assess",
  kind: "query",
  summary: "What follows in law? For each subject and market: the provision, why, and what is missing.",
  args: [
    {
      name: "subject",
      place: "position",
      takes: "text",
      description:
        "product:, shipment: or party: and its key, id or name (default: all products, else shipments to self, else parties)",
    },
    {
      name: "markets",
      flag: "market",
      place: "flag",
      takes: "list",
      description: "US, EU (default: both), GB, CA, DE, NO, MX, CH, AU, BR, or the key of one instrument",
    },
    reportArgument,
    ...dateArguments,
  ],
  input: z.object({
    subject: z.string().min(1).optional(),
    markets: z.array(z.string()).min(1, "name at least one market").optional(),
    report: z.string().min(1, "name the file").optional(),
    ...dateMembers,
  }),
  output: { shape: "object", schema: assessOutput },
  roles: ["reader", "analyst"],
  alarms: ({ assessments }: AssessOutput) => assessments.map(({ outcome }) => outcome),
  run: async (ports, _actor, input) => assessStore(ports, await ports.readStore(), input),
});

interface AssessInput {
  readonly subject?: string | undefined;
  readonly markets?: readonly string[] | undefined;
  readonly report?: string | undefined;
  readonly on?: string | undefined;
  readonly knownBy?: string | undefined;
  readonly asOf?: string | undefined;
}

/** An answer from before anything was recorded would look like one that found nothing. */
function beforeAll(store: Store, knownBy: string | undefined): Issue | undefined {
  const first = store.log.read()[0]?.at;
  if (knownBy === undefined || first === undefined || Date.parse(first) <= knownByLimit(knownBy))
    return undefined;
  return {
    code: "usage.date",
    message: `By ${knownBy} nothing was recorded here, no list and no row: this workspace was made on ${first.slice(0, 10)}.`,
    hint: "Ask as of a later day; --on sets the day of the law alone.",
    received: knownBy,
  };
}

/** Assesses what a workspace holds; shared with the opening of a case. */
export async function assessStore(ports: Ports, store: Store, input: AssessInput): Promise<AssessOutput> {
  const { on, knownBy } = threeDates(input);
  const early = beforeAll(store, knownBy);
  if (early !== undefined && input.subject !== undefined) throw new SelvedgeError(early);
  const view = await viewOf(store, knownBy);
  const subjects = input.subject === undefined ? undefined : [findSubject(view, input.subject)];
  const question = { subjects, markets: input.markets, on, knownBy, today: dayOf(ports.now()) };
  const held = { parties: view.parties.nodes, lists: view.lists, knownBy };
  const signs = await confirmedSigns(ports, store, held);
  const prepared = prepare(view, question.today, signs);
  const answer = await assessView(ports, prepared, question, { file: input.report, store });
  return early === undefined ? answer : { ...answer, issues: [toIssue(early), ...answer.issues] };
}

interface Question {
  /** Default: all products, else shipments to the importer, else parties. */
  readonly subjects: readonly Subject[] | undefined;
  readonly markets: readonly string[] | undefined;
  readonly on: string | undefined;
  readonly knownBy?: string | undefined;
  readonly today: string;
}

/** Assesses subjects of a view, and writes the report where one is asked for; shared with the demo. */
export async function assessView(
  ports: Ports,
  prepared: Prepared,
  question: Question,
  { file, store }: { readonly file?: string | undefined; readonly store?: Store } = {},
): Promise<AssessOutput> {
  const { view } = prepared;
  const answer = answerTo(prepared, question);
  const told =
    store === undefined
      ? nothingSaid
      : await saidAbout(ports, store, { found: answer.found, view, knownBy: question.knownBy });
  const answered: Answered = { ...answer, ...groundsWith(answer, told), told };
  const report = file === undefined ? null : await writeReport(ports, file, answered, store);
  const { found, issues, made, fingerprint } = answered;
  return {
    fictional: view.fictional,
    assessments: found.map((each) => toAssessment(each, told.said)),
    statements: z.array(saidSchema).parse(told.said),
    issues,
    made,
    fingerprint,
    report,
  };
}

/** Statements are grounds too; where there are none, the fingerprint is that of an answer without any document. */
function groundsWith(
  { fingerprint, issues }: Answered,
  { said, left }: SaidOf,
): Pick<Answered, "fingerprint" | "issues"> {
  if (said.length === 0 && left === 0) return { fingerprint, issues };
  const more: Issue = {
    code: "document.left-out",
    message: `${left} more documents name what is named here and were not read for this answer.`,
    hint: "`selvedge about` reads those of one party or entry.",
  };
  return {
    fingerprint: hashOf([fingerprint, said.map(({ id, words, status }) => [id, words, status]), left]),
    issues: left === 0 ? issues : [...issues, toIssue(more)],
  };
}

/** The answer before it is printed, with what a report is made of. */
export function answerTo(prepared: Prepared, { subjects, markets, on, knownBy, today }: Question): Answered {
  const { view, world, index } = prepared;
  const chosen = (markets ?? lawTables().defaultMarkets).map((market) => market.toUpperCase());
  const found = assessWorld(world, { subjects, markets: chosen, on, today }, index);
  const made = {
    law: world.law.version,
    lists: view.lists.map(({ key, version }) => ({ key, version })),
    screening: screeningAlgorithm(nameTables()),
    tracing: tracingAlgorithm,
    today,
    knownBy: knownBy ?? null,
  };
  const issues = [
    ...view.unresolved,
    ...view.parties.nodes.flatMap(twoNames),
    ...linkIssues(view),
    ...notInTheAnswer(view),
    ...daysToCome(view, today),
  ].map((issue) => toIssue(issue));
  // The hash of the answers' grounds, and of how they were looked up.
  const fingerprint = hashOf([fingerprintOf(world, found, today), made]);
  return { ...prepared, found, made, issues, fingerprint, told: nothingSaid };
}

/** What the comparison of the customer's own parties could not settle, or cut. */
const linkIssues = (view: WorkspaceView): readonly Issue[] =>
  view.sameAs().notes.map((message) => ({
    code: "row.contradiction",
    message,
    hint: 'Decide on the links that "trace" shows, or correct the rows.',
  }));

const toAssessment = (found: Assessment, said: readonly Said[]): z.infer<typeof assessmentSchema> =>
  assessmentSchema.parse({
    ...found,
    because: found.because.map((each) => ({
      ...each,
      paraphrase: each.paraphrase ?? null,
      url: each.url ?? null,
    })),
    deadlines: found.deadlines.map((deadline) => ({
      ...deadline,
      date: deadline.date ?? null,
      note: deadline.note ?? null,
      who: deadline.who ?? null,
      consequence: deadline.consequence ?? null,
    })),
    evidence: found.evidence.map((each) => ({ ...each, identity: each.identity ?? null })),
    said: saidFor(found, said),
  });
