import { z } from "zod";
import { actIn } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { dayMember } from "./documents/day-member.ts";
import { defineOperation } from "./operation.ts";

export const caseAskReply = defineOperation({
  name: "case ask-reply",
  kind: "command",
  summary: "Records that the supplier was told what is to be published, and asked for its word.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    { name: "text", place: "position", takes: "text", required: true, description: "what it was told" },
    { name: "from", place: "flag", takes: "text", required: true, description: "who is asked" },
    { name: "until", place: "flag", takes: "date", required: true, description: "until when it has time" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    text: z.string().trim().min(1, "say what"),
    from: z.string().trim().min(1),
    until: dayMember,
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) =>
    actIn(ports, actor, input, () => ({
      kind: "reply-asked",
      from: input.from,
      text: input.text,
      until: input.until,
    })),
});
