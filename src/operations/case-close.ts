import { z } from "zod";
import { actIn } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { defineOperation } from "./operation.ts";

export const caseClose = defineOperation({
  name: "case close",
  kind: "command",
  summary: "Closes a case, with a reason. Nothing of it is removed.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    { name: "text", place: "position", takes: "text", required: true, description: "why" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    text: z.string().trim().min(1, "say what"),
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) => actIn(ports, actor, input, () => ({ kind: "closed", text: input.text })),
});
