import { z } from "zod";
import { casesOf, findCase } from "./cases/case-events.ts";
import { casePageSchema, pageOf } from "./cases/case-page.ts";
import { openingOf } from "./cases/open-case.ts";
import { defineOperation } from "./operation.ts";

export const caseOpen = defineOperation({
  name: "case open",
  kind: "command",
  summary:
    "Opens a case on an answer of assess for one subject and one instrument; the answer is kept as it is.",
  args: [
    {
      name: "subject",
      place: "position",
      takes: "text",
      required: true,
      description: "product:, shipment: or party: and its key, id or name",
    },
    {
      name: "regime",
      place: "flag",
      takes: "text",
      required: true,
      description: "the key of one instrument, such as US-UFLPA",
    },
    {
      name: "reason",
      place: "flag",
      takes: "text",
      required: true,
      description: "why it is opened; it stays",
    },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who opens it" },
  ],
  input: z.object({
    subject: z.string().trim().min(1),
    regime: z.string().trim().min(1),
    reason: z.string().trim().min(1, "say why"),
    by: z.string().trim().min(1, "say who opens it"),
  }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["analyst"],
  run: async (ports, actor, input) => {
    const store = await ports.changeStore();
    const data = await openingOf(ports, store, input);
    store.append([
      {
        at: ports.now(),
        by: actor.name,
        type: "case-opened",
        data: { ...data, exitOnly: [...data.exitOnly] },
      },
    ]);
    return pageOf(store, findCase(casesOf(store, ports.now()), data.case), ports.now());
  },
});
