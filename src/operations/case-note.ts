import { z } from "zod";
import { actIn } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { defineOperation } from "./operation.ts";

export const caseNote = defineOperation({
  name: "case note",
  kind: "command",
  summary: "Writes a note into a case.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    { name: "text", place: "position", takes: "text", required: true, description: "the note" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    text: z.string().trim().min(1, "say what"),
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) => actIn(ports, actor, input, () => ({ kind: "note", text: input.text })),
});
