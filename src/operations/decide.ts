import { z } from "zod";
import { dayOf } from "../model/dates.ts";
import { fail, SelvedgeError } from "../model/issue.ts";
import { validateDecision } from "../screening/decision-book.ts";
import { screenAll } from "./hits.ts";
import { defineOperation } from "./operation.ts";
import { eventSchema } from "./shapes.ts";
import { viewOf } from "./view.ts";

const decisions = ["same", "not-same", "cannot-tell"] as const;

export const decide = defineOperation({
  name: "decide",
  kind: "command",
  summary: "Is this party that list entry? Records a person's decision on a hit, with reason and name.",
  args: [
    {
      name: "hit",
      place: "position",
      takes: "text",
      required: true,
      description: "the hit's id, or the start of it",
    },
    {
      name: "decision",
      place: "position",
      takes: "text",
      required: true,
      choices: decisions,
      description: "the decision",
    },
    { name: "reason", place: "flag", takes: "text", required: true, description: "what it rests on" },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who decides" },
    { name: "date", place: "flag", takes: "date", description: "the day of the decision (default: today)" },
  ],
  input: z.object({
    hit: z.string().min(4, "write at least 4 characters of the id"),
    decision: z.enum(decisions),
    reason: z.string(),
    by: z.string(),
    date: z.string().optional(),
  }),
  output: { shape: "object", schema: eventSchema },
  roles: ["analyst"],
  run: async (ports, actor, { hit, decision, reason, by, date }) => {
    const store = await ports.changeStore();
    const hits = [...screenAll(await viewOf(store))].flatMap(([party, { hits: found }]) =>
      found.map((each) => ({ ...each, party })),
    );
    const fitting = hits.filter((each) => each.hit.startsWith(hit));
    if (fitting.length > 1)
      fail(
        "subject.ambiguous",
        `${fitting.length} hits start with ${hit}.`,
        `Write more of the id: ${fitting.map((each) => each.hit).join(", ")}.`,
      );
    const [found] = fitting;
    if (found === undefined) {
      return fail(
        "reference.missing",
        `No hit of this workspace starts with ${hit}.`,
        'Run "selvedge screen" without a file: it lists the hits of the workspace\'s parties with their ids.',
      );
    }
    const data = {
      hit: found.hit,
      party: found.party,
      list: found.list,
      entry: found.entry,
      decision,
      reason,
      by,
      date: date ?? dayOf(ports.now()),
    };
    if (data.date > dayOf(ports.now())) {
      fail(
        "decision.invalid",
        `--date ${data.date} lies after today, ${dayOf(ports.now())}.`,
        "A decision is dated on the day it was made.",
      );
    }
    const [issue] = validateDecision(data);
    if (issue !== undefined) throw new SelvedgeError(issue);
    const [event] = store.append([{ at: ports.now(), by: actor.name, type: "decision-made", data }]);
    return eventSchema.parse(event);
  },
});
