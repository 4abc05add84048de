import { z } from "zod";
import { casesOf, findCase } from "./cases/case-events.ts";
import { casePageSchema, pageOf } from "./cases/case-page.ts";
import { defineOperation } from "./operation.ts";

export const caseShow = defineOperation({
  name: "case show",
  kind: "query",
  summary: "A case with what is due, what was done, by whom, and what was decided.",
  args: [
    { name: "id", place: "position", takes: "text", required: true, description: "the case, such as C1" },
  ],
  input: z.object({ id: z.string().trim().min(1) }),
  output: { shape: "object", schema: casePageSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { id }) => {
    const store = await ports.readStore();
    return pageOf(store, findCase(casesOf(store, ports.now()), id), ports.now());
  },
});
