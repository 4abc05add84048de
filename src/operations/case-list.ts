import { z } from "zod";
import { outcomes } from "../model/levels.ts";
import { casesOf } from "./cases/case-events.ts";
import { dueIn } from "./cases/case-page.ts";
import { defineOperation } from "./operation.ts";

export const caseListSchema = z.object({
  fictional: z.boolean(),
  cases: z.array(
    z.object({
      case: z.string(),
      state: z.enum(["open", "closed"]),
      subject: z.string(),
      subjectName: z.string(),
      regime: z.string(),
      outcome: z.enum(outcomes),
      decided: z.enum(["nothing", "decided", "contradicted"]),
      openedAt: z.string(),
      /** What is due next and has a day; null where nothing has. */
      next: z.object({ date: z.string(), what: z.string(), who: z.string(), late: z.boolean() }).nullable(),
      /** Things that are late. */
      late: z.number().int(),
    }),
  ),
});
export type CaseList = z.infer<typeof caseListSchema>;

export const caseList = defineOperation({
  name: "case list",
  kind: "query",
  summary: "Every case, with what is due next; those that are late first.",
  args: [{ name: "all", place: "flag", takes: "switch", description: "closed ones too" }],
  input: z.object({ all: z.boolean().optional() }),
  output: { shape: "object", schema: caseListSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { all = false }): Promise<CaseList> => {
    const store = await ports.readStore();
    const now = ports.now();
    const cases = casesOf(store, now)
      .filter(({ state }) => all || state === "open")
      .map((one) => {
        const due = dueIn(one, now);
        const next = due.find(({ date }) => date !== null);
        const { case: id, state, subject, subjectName, regime, outcome, decided, openedAt } = one;
        return {
          ...{ case: id, state, subject, subjectName, regime, outcome, decided, openedAt },
          next:
            next?.date == null
              ? null
              : { date: next.date, what: next.what, who: next.who, late: next.state === "late" },
          late: due.filter((each) => each.state === "late").length,
        };
      });
    return {
      fictional: store.manifest.fictional,
      cases: cases.toSorted((a, b) => ((a.next?.date ?? "9999") < (b.next?.date ?? "9999") ? -1 : 1)),
    };
  },
});
