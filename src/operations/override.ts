import { z } from "zod";
import { overridable, overridden, overrideProblem } from "../custody/overrides.ts";
import { fail } from "../model/issue.ts";
import { defineOperation } from "./operation.ts";
import { overridesOf } from "./reconcile-overrides.ts";
import { eventSchema } from "./shapes.ts";
import { balanceTables } from "./tables/balance.ts";

export const override = defineOperation({
  name: "override",
  kind: "command",
  summary:
    "Set a yield or a tolerance otherwise for this workspace, with the reason. Every answer that rests on it says so.",
  args: [
    {
      name: "what",
      place: "position",
      takes: "text",
      required: true,
      description: "tolerance.NAME, or yield.STAGE.least, most, limit-least or limit-most, of data/balance",
    },
    {
      name: "value",
      place: "position",
      takes: "text",
      required: true,
      description: 'a plain decimal, or "default"',
    },
    { name: "reason", place: "flag", takes: "text", required: true, description: "what it rests on" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who decides" },
  ],
  input: z.object({
    what: z.string().min(1),
    value: z.string().min(1),
    reason: z.string().trim().min(1, "say what it rests on"),
    by: z.string().trim().min(1, "say who decides"),
  }),
  output: { shape: "object", schema: eventSchema },
  roles: ["analyst"],
  run: async (ports, actor, { what, value, reason, by }) => {
    const store = await ports.changeStore();
    const tables = overridden(balanceTables(), overridesOf(store));
    const problem = overrideProblem(tables, { what, value });
    if (problem !== undefined)
      fail("decision.invalid", `${what} cannot be set to ${value}: ${problem}.`, hintFor(what), {
        received: `${what} ${value}`,
      });
    const [event] = store.append([
      { at: ports.now(), by: actor.name, type: "override-recorded", data: { what, value, reason, by } },
    ]);
    return eventSchema.parse(event);
  },
});

/** What there is under the first word that was written. */
function hintFor(what: string): string {
  const [first = ""] = what.split(".");
  const all = overridable(balanceTables());
  const like = all.filter((each) =>
    each.startsWith(what.slice(0, Math.max(first.length + 1, what.length - 4))),
  );
  const some = (like.length > 0 ? like : all).slice(0, 12);
  return `For example ${some.join(", ")}; data/balance/README.md describes them.`;
}
