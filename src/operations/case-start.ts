import { z } from "zod";
import { fail } from "../model/issue.ts";
import { actIn } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { startsOf } from "./cases/starts-of.ts";
import { dayMember } from "./documents/day-member.ts";
import { defineOperation } from "./operation.ts";

export const caseStart = defineOperation({
  name: "case start",
  kind: "command",
  summary: "Records a day that starts a deadline, such as a presentation for examination or a notice.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    {
      name: "event",
      place: "position",
      takes: "text",
      required: true,
      description: "what happened, as the law's file names it, such as goods-presented",
    },
    { name: "date", place: "flag", takes: "date", required: true, description: "the day" },
    { name: "text", place: "flag", takes: "text", required: true, description: "the paper that says so" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    event: z.string().trim().min(1),
    date: dayMember,
    text: z.string().trim().min(1, "say what"),
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) =>
    actIn(ports, actor, input, (_store, one) => {
      const known = startsOf(one.regime);
      if (!known.includes(input.event))
        fail(
          "usage.option",
          `${one.regime} has no deadline that runs from "${input.event}".`,
          known.length === 0
            ? "It has no deadlines that run from an event."
            : `Those it has run from: ${known.join(", ")}.`,
        );
      return { kind: "start", event: input.event, date: input.date, text: input.text };
    }),
});
