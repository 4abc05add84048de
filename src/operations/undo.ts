import { z } from "zod";
import { fail } from "../model/issue.ts";
import { defineOperation } from "./operation.ts";
import { eventSchema } from "./shapes.ts";

export const undo = defineOperation({
  name: "undo",
  kind: "command",
  summary: "Takes an import back: its rows count no longer; the file and the record of both stay.",
  args: [
    {
      name: "import",
      place: "position",
      takes: "text",
      required: true,
      description: "the import's id, or the start of it",
    },
    { name: "reason", place: "flag", takes: "text", description: "why" },
  ],
  input: z.object({
    import: z.string().min(4, "write at least 4 characters of the id"),
    reason: z.string().min(1, "say why, or leave it out").optional(),
  }),
  output: { shape: "object", schema: eventSchema },
  roles: ["analyst"],
  run: async (ports, actor, input) => {
    const store = await ports.changeStore();
    const inForce = (await store.ledger.importsInForce()).filter(({ import: id }) =>
      id.startsWith(input.import),
    );
    if (inForce.length > 1) {
      fail(
        "subject.ambiguous",
        `${inForce.length} imports start with ${input.import}.`,
        `Write more of the id: ${inForce.map(({ import: id, file }) => `${id} (${file})`).join(", ")}.`,
      );
    }
    const [found] = inForce;
    if (found === undefined) {
      return fail(
        "reference.missing",
        `No import in force starts with ${input.import}.`,
        "It may have been undone already; import results and the log name the ids.",
      );
    }
    const [event] = store.append([
      {
        at: ports.now(),
        by: actor.name,
        type: "import-undone",
        data: { import: found.import, reason: input.reason ?? "no reason given" },
      },
    ]);
    return eventSchema.parse(event);
  },
});
