import { z } from "zod";
import { documentsAsked } from "./documents/find-document.ts";
import { defineOperation } from "./operation.ts";
import { eventSchema } from "./shapes.ts";

export const grade = defineOperation({
  name: "grade",
  kind: "command",
  summary:
    "Grades a source by the Admiralty code. Only a person does: nothing here ever scores who is right.",
  args: [
    {
      name: "document",
      place: "position",
      takes: "text",
      required: true,
      description: "its file name, or the start of its SHA-256",
    },
    {
      name: "reliability",
      place: "flag",
      takes: "text",
      required: true,
      choices: ["A", "B", "C", "D", "E", "F"],
      description: "of the source so far: A always reliable ... E never, F cannot be judged",
    },
    {
      name: "credibility",
      place: "flag",
      takes: "text",
      required: true,
      choices: ["1", "2", "3", "4", "5", "6"],
      description: "of what it says: 1 confirmed by others ... 5 improbable, 6 cannot be judged",
    },
    { name: "statement", place: "flag", takes: "text", description: "the id of one statement of it" },
    { name: "reason", place: "flag", takes: "text", required: true, description: "why; it stays" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who grades" },
  ],
  input: z.object({
    document: z.string().trim().min(1),
    reliability: z.enum(["A", "B", "C", "D", "E", "F"]),
    credibility: z.enum(["1", "2", "3", "4", "5", "6"]),
    statement: z.string().trim().min(1).optional(),
    reason: z.string().trim().min(1, "say why"),
    by: z.string().trim().min(1, "say who grades"),
  }),
  output: { shape: "object", schema: eventSchema },
  roles: ["analyst"],
  run: async (ports, actor, { document: asked, statement, ...given }) => {
    const store = await ports.changeStore();
    const [document] = documentsAsked(store, [asked]);
    const data = {
      document: document?.sha256 ?? "",
      ...given,
      ...(statement === undefined ? {} : { statement }),
    };
    const [event] = store.append([{ at: ports.now(), by: actor.name, type: "source-graded", data }]);
    return eventSchema.parse(event);
  },
});
