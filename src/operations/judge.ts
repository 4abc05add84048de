import { z } from "zod";
import { findSuggestion } from "./documents/find-suggestion.ts";
import { defineOperation } from "./operation.ts";
import { eventSchema } from "./shapes.ts";

const judgements = ["confirmed", "rejected", "cannot-tell"] as const;

export const judge = defineOperation({
  name: "judge",
  kind: "command",
  summary:
    "Confirms or rejects what rules read out of a document: a statement, a conflict, a measure, a figure, a mention, an indicator.",
  args: [
    {
      name: "id",
      place: "position",
      takes: "text",
      required: true,
      description: "its id, as `read --json` and `about --json` give it",
    },
    {
      name: "judgement",
      place: "position",
      takes: "text",
      required: true,
      choices: judgements,
      description: "confirmed: the text says so. It does not mean that what is said is true",
    },
    {
      name: "document",
      place: "flag",
      takes: "text",
      description: "where it stands; else all are looked through",
    },
    { name: "reason", place: "flag", takes: "text", required: true, description: "why; it stays" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who judges" },
  ],
  input: z.object({
    id: z.string().trim().min(1),
    judgement: z.enum(judgements),
    document: z.string().trim().min(1).optional(),
    reason: z.string().trim().min(1, "say why"),
    by: z.string().trim().min(1, "say who judges"),
  }),
  output: { shape: "object", schema: eventSchema },
  roles: ["analyst"],
  run: async (ports, actor, { id, judgement, document, reason, by }) => {
    const store = await ports.changeStore();
    const { kind, spans } = await findSuggestion(ports, store, { id, document });
    const data = { kind, id, spans: [...spans], judgement, reason, by };
    const [event] = store.append([{ at: ports.now(), by: actor.name, type: "suggestion-judged", data }]);
    return eventSchema.parse(event);
  },
});
