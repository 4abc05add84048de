import { z } from "zod";
import { fail } from "../model/issue.ts";
import { actIn } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { defineOperation } from "./operation.ts";

export const caseCorrect = defineOperation({
  name: "case correct",
  kind: "command",
  summary: "Corrects what was recorded. What was written stays visible, with the correction beside it.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    {
      name: "act",
      place: "position",
      takes: "number",
      required: true,
      description: "its number, as `case show` gives it",
    },
    { name: "text", place: "position", takes: "text", required: true, description: "what is right" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    act: z.int().positive(),
    text: z.string().trim().min(1, "say what"),
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) =>
    actIn(ports, actor, input, (_store, one) => {
      if (!one.history.some(({ seq }) => seq === input.act))
        fail(
          "reference.missing",
          `Case ${one.case} has no act ${input.act}.`,
          "`case show` gives their numbers.",
        );
      return { kind: "correction", of: input.act, text: input.text };
    }),
});
