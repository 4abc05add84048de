import { z } from "zod";
import { actIn } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { dayMember } from "./documents/day-member.ts";
import { defineOperation } from "./operation.ts";

export const caseTask = defineOperation({
  name: "case task",
  kind: "command",
  summary: "Sets a task in a case: what, whose, until when.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    { name: "text", place: "position", takes: "text", required: true, description: "what is to be done" },
    { name: "owner", place: "flag", takes: "text", required: true, description: "who does it" },
    { name: "due", place: "flag", takes: "date", description: "until when" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    text: z.string().trim().min(1, "say what"),
    owner: z.string().trim().min(1, "say whose"),
    due: dayMember.optional(),
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) =>
    actIn(ports, actor, input, () => ({
      kind: "task",
      text: input.text,
      owner: input.owner,
      due: input.due,
    })),
});
