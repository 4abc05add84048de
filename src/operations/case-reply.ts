import { z } from "zod";
import { actIn, paperOf } from "./cases/act-in.ts";
import { casePageSchema } from "./cases/case-page.ts";
import { defineOperation, type FileInput } from "./operation.ts";

export const caseReply = defineOperation({
  name: "case reply",
  kind: "command",
  summary:
    "Records the reply of whoever the case is about, in its own words; it stands in the same size as the finding.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
    { name: "text", place: "position", takes: "text", required: true, description: "the reply" },
    { name: "from", place: "flag", takes: "text", required: true, description: "from whom" },
    { name: "file", place: "flag", takes: "file", description: "the file of it; it is kept by its hash" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who says so" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    text: z.string().trim().min(1, "say what"),
    from: z.string().trim().min(1),
    file: z.custom<FileInput>().optional(),
    by: z.string().trim().min(1, "say who"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: (ports, actor, input) =>
    actIn(ports, actor, input, async (store) => ({
      kind: "reply",
      from: input.from,
      text: input.text,
      ...(await paperOf(store, input.file)),
    })),
});
