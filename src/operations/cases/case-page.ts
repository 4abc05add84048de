import { z } from "zod";
import { type Due, railOf } from "../../cases/rail.ts";
import { deadlinesOf } from "../../law/deadlines.ts";
import type { Case } from "../../model/case.ts";
import { caseDecisions, planSteps } from "../../model/case.ts";
import { dayOf } from "../../model/dates.ts";
import type { Deadline, Fact } from "../../model/fact.ts";
import { outcomes } from "../../model/levels.ts";
import type { Store } from "../../store/open-store.ts";
import { lawTables } from "../tables/law.ts";

const done = { seq: z.number().int(), at: z.string(), by: z.string(), text: z.string() };
const corrections = z.array(z.object(done));
const act = z.object({ ...done, corrections });
const paper = { sha256: z.string().nullable(), file: z.string().nullable() };
const due = z.string().nullable();

export const casePageSchema = z.object({
  fictional: z.boolean(),
  case: z.string(),
  state: z.enum(["open", "closed"]),
  subject: z.string(),
  subjectName: z.string(),
  market: z.string(),
  regime: z.string(),
  outcome: z.enum(outcomes),
  summary: z.string(),
  fingerprint: z.string(),
  /** SHA-256 of the answer that the case was opened on; `case finding` gives its bytes. */
  assessment: z.string(),
  openedAt: z.string(),
  openedBy: z.string(),
  reason: z.string(),
  /** Why its plan proposes neither audits nor interviews of workers. */
  exitOnly: z.array(z.string()),
  /** What is due, the earliest first; what has no day last. */
  rail: z.array(
    z.object({
      kind: z.enum(["deadline", "task", "plan", "reply"]),
      what: z.string(),
      who: z.string(),
      date: z.string().nullable(),
      state: z.enum(["open", "late", "undated"]),
      note: z.string(),
    }),
  ),
  tasks: z.array(
    act.extend({
      owner: z.string(),
      due,
      done: z.object({ at: z.string(), by: z.string(), text: z.string() }).nullable(),
    }),
  ),
  starts: z.array(act.extend({ event: z.string(), date: z.string() })),
  requests: z.array(act.extend({ to: z.string(), ...paper })),
  answers: z.array(act.extend({ from: z.string(), ...paper })),
  plan: z.array(act.extend({ step: z.enum(planSteps), owner: z.string(), due })),
  decisions: z.array(
    act.extend({
      decision: z.enum(caseDecisions),
      dissent: z.string().nullable(),
      replaces: z.number().int().nullable(),
      standing: z.boolean(),
    }),
  ),
  decided: z.enum(["nothing", "decided", "contradicted"]),
  reply: z.object({
    asked: z.array(act.extend({ from: z.string(), until: due })),
    given: z.array(act.extend({ from: z.string(), ...paper })),
  }),
  /** Why nothing of it may be published yet; null where it may. */
  unpublishable: z.string().nullable(),
  /** Every act in the order of the log, with its corrections. */
  history: z.array(act.extend({ kind: z.string() })),
  /** Numbers of acts that name what is not there. */
  loose: z.array(z.number().int()),
  /** Version of the law by which days are counted. */
  law: z.string(),
});
export type CasePage = z.infer<typeof casePageSchema>;

/** A case as it is printed. */
export function pageOf(store: Store, one: Case, now: string): CasePage {
  const law = lawTables();
  const { by: openedBy, loose, ...rest } = one;
  const page = {
    ...rest,
    ...{ fictional: store.manifest.fictional, openedBy, law: law.version },
    rail: dueIn(one, now),
    tasks: one.tasks.map((each) => ({ ...each, due: each.due ?? null })),
    requests: one.requests.map(withPaper),
    answers: one.answers.map(withPaper),
    plan: one.plan.map((each) => ({ ...each, due: each.due ?? null })),
    decisions: one.decisions.map((each) => ({
      ...each,
      dissent: each.dissent ?? null,
      replaces: each.replaces ?? null,
    })),
    reply: {
      asked: one.reply.asked.map((each) => ({ ...each, until: each.until ?? null })),
      given: one.reply.given.map(withPaper),
    },
    loose: loose.map(({ seq }) => seq),
  };
  return casePageSchema.parse(page);
}

const withPaper = <P extends { readonly sha256?: string | undefined; readonly file?: string | undefined }>(
  one: P,
) => ({
  ...one,
  sha256: one.sha256 ?? null,
  file: one.file ?? null,
});

/** What is due in a case on the day of asking. */
export const dueIn = (one: Case, now: string): Due[] =>
  one.state === "closed" ? [] : [...railOf(one, deadlinesIn(one, now), dayOf(now))];

/** The instrument's deadlines, each from the day that the case records for its start. */
function deadlinesIn({ regime, starts }: Case, now: string): readonly Deadline[] {
  const law = lawTables();
  const instrument = law.instruments.get(regime);
  if (instrument === undefined) return [];
  const facts = starts.map(
    ({ seq, event, date, text }): Fact => ({
      ...{ id: `act-${seq}`, name: "procedural-event", level: "declared", value: { event, date } },
      ...{ sentence: text, sources: [] },
    }),
  );
  return deadlinesOf(instrument.deadlines, facts, {
    on: dayOf(now),
    calendar: law.calendars.get(instrument.calendar ?? ""),
  });
}
