import { z } from "zod";
import { askedOfWorkers } from "../cases/plan-rules.ts";
import { planSteps } from "../model/case.ts";
import { fail } from "../model/issue.ts";
import { actIn } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { dayMember } from "./documents/day-member.ts";
import { defineOperation } from "./operation.ts";

export const casePlan = defineOperation({
  name: "case plan",
  kind: "command",
  summary:
    "Adds a step to the plan, by the steps of due diligence. Where workers cannot speak freely, no audit or interview.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    {
      name: "step",
      place: "position",
      takes: "text",
      required: true,
      choices: planSteps,
      description: "the step of the OECD's guidance, or exit",
    },
    { name: "text", place: "position", takes: "text", required: true, description: "what is done" },
    { name: "owner", place: "flag", takes: "text", required: true, description: "who does it" },
    { name: "due", place: "flag", takes: "date", description: "until when" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    step: z.enum(planSteps),
    text: z.string().trim().min(1, "say what"),
    owner: z.string().trim().min(1, "say whose"),
    due: dayMember.optional(),
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) =>
    actIn(ports, actor, input, (_store, one) => {
      const asked = one.exitOnly.length === 0 ? undefined : askedOfWorkers(input.text);
      if (asked !== undefined)
        fail(
          "case.plan",
          `A plan proposes no "${asked}" here: ${one.exitOnly[0]}`,
          "People there cannot speak freely, and asking endangers them. Plan a mapped, responsible exit: what is bought, through whom, what replaces it, who must be heard.",
        );
      return { kind: "plan", step: input.step, text: input.text, owner: input.owner, due: input.due };
    }),
});
