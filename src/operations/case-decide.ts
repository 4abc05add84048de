import { z } from "zod";
import { caseDecisions } from "../model/case.ts";
import { fail } from "../model/issue.ts";
import { actIn } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { defineOperation } from "./operation.ts";

export const caseDecide = defineOperation({
  name: "case decide",
  kind: "command",
  summary:
    "Records a decision with its reason and any dissent. Two that differ stand against each other until one is replaced.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    {
      name: "decision",
      place: "position",
      takes: "text",
      required: true,
      choices: caseDecisions,
      description: "what is decided",
    },
    { name: "reason", place: "flag", takes: "text", required: true, description: "why; it stays" },
    { name: "dissent", place: "flag", takes: "text", description: "who disagreed, and why" },
    {
      name: "replaces",
      place: "flag",
      takes: "number",
      description: "the number of the decision that it replaces",
    },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    decision: z.enum(caseDecisions),
    reason: z.string().trim().min(1, "say why"),
    dissent: z.string().trim().min(1).optional(),
    replaces: z.int().positive().optional(),
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) =>
    actIn(ports, actor, input, (_store, one) => {
      const { decision, reason, dissent, replaces } = input;
      if (replaces !== undefined && !one.decisions.some(({ seq }) => seq === replaces))
        fail(
          "reference.missing",
          `Case ${one.case} has no decision ${replaces}.`,
          "`case show` gives their numbers.",
        );
      return { kind: "decision", decision, text: reason, dissent, replaces };
    }),
});
