import { z } from "zod";
import { fail } from "../model/issue.ts";
import { actIn } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { defineOperation } from "./operation.ts";

export const caseDone = defineOperation({
  name: "case done",
  kind: "command",
  summary: "Says that a task is done, and how.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    {
      name: "task",
      place: "position",
      takes: "number",
      required: true,
      description: "its number, as `case show` gives it",
    },
    { name: "text", place: "position", takes: "text", required: true, description: "what was done" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    task: z.int().positive(),
    text: z.string().trim().min(1, "say what"),
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) =>
    actIn(ports, actor, input, (_store, one) => {
      if (!one.tasks.some(({ seq }) => seq === input.task))
        fail(
          "reference.missing",
          `Case ${one.case} has no task ${input.task}.`,
          "`case show` gives their numbers.",
        );
      return { kind: "task-done", task: input.task, text: input.text };
    }),
});
