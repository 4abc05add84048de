import { z } from "zod";
import { dayOf, type IsoDate } from "../model/dates.ts";
import type { Hit } from "../model/hit.ts";
import { fail, SelvedgeError } from "../model/issue.ts";
import type { Decision } from "../model/records.ts";
import { ownParties } from "../parties/link-decisions.ts";
import { ownShipments } from "../records/same-shipment/judge.ts";
import type { ShipmentLink } from "../records/same-shipment/same-shipments.ts";
import { companiesOf } from "../screening/asked-again/companies.ts";
import { groundOf } from "../screening/asked-again/ground.ts";
import { foldDecisions, validateDecision } from "../screening/decision-book.ts";
import { entryOf, screenAll } from "./hits.ts";
import { defineOperation } from "./operation.ts";
import { eventSchema } from "./shapes.ts";
import { viewOf, type WorkspaceView } from "./view.ts";

const decisions = ["same", "not-same", "cannot-tell"] as const;

export const decide = defineOperation({
  name: "decide",
  kind: "command",
  summary:
    "Is this party that list entry, or that other party; are these rows one shipment? Records a person's decision, with reason and name.",
  args: [
    {
      name: "hit",
      place: "position",
      takes: "text",
      required: true,
      description:
        "the id of a hit, or of a link between two parties or two rows of shipments, or the start of it",
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
    const view = await viewOf(store);
    const { ground, refused, ...found } = decidable(view, hit, dayOf(ports.now()));
    if (refused !== undefined && decision === "same") refuseUnjoinable(refused);
    const data = {
      ...found,
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
    refuseOverruled(view, data);
    const [event] = store.append([
      {
        at: ports.now(),
        by: actor.name,
        type: "decision-made",
        data: ground === undefined ? data : { ...data, ground: { ...ground, facts: [...ground.facts] } },
      },
    ]);
    return eventSchema.parse(event);
  },
});

/** One row cannot tell of two sellers, origins or sites: what contradicts is mended first, or it would be lost. */
const refuseUnjoinable = (said: string): never =>
  fail(
    "decision.invalid",
    `These rows cannot be told as one shipment: ${said}.`,
    "Decide whether the parties are one, or correct the row that is wrong and import it again.",
  );

/** A decision that an already recorded one of a later day overrules would be recorded and change nothing, without a word. */
function refuseOverruled({ decisions }: WorkspaceView, { hit, date }: Pick<Decision, "hit" | "date">): void {
  const later = foldDecisions(decisions).current.get(hit);
  if (later === undefined || later.date <= date) return;
  fail(
    "decision.invalid",
    `--date ${date} lies before the decision that holds: ${later.by} decided "${later.decision}" on ${later.date}.`,
    "Leave --date out to decide anew. A decision of that day is kept on record with a file of decisions.",
    { expected: `${later.date} or later`, received: date },
  );
}

type Decidable = Pick<Decision, "hit" | "party" | "list" | "entry" | "ground">;

interface Found extends Decidable {
  /** Why `same` cannot be decided of it. */
  readonly refused?: string | undefined;
}

/** Two rows of shipments that are, or may be, one. */
const decidableRows = ({ id, a, b, mayJoin, said }: ShipmentLink): Found => ({
  hit: id,
  party: a,
  list: ownShipments,
  entry: b,
  refused: mayJoin ? undefined : said,
});

/** What a decision is about, by the start of its id: a hit, a link between two of the customer's own parties, or two rows of shipments. */
function decidable(view: WorkspaceView, start: string, on: IsoDate): Found {
  const hits = [...screenAll(view, on)].flatMap(([party, { hits: found }]) =>
    found.filter(({ hit }) => hit.startsWith(start)).map((hit) => decidableHit(view, party, hit)),
  );
  const links = view.sameAs().links.map(({ id, a, b }) => ({
    hit: id,
    party: a,
    list: ownParties,
    entry: b,
  }));
  const shipments = view.sameShipments().links.map(decidableRows);
  const fitting: readonly Found[] = [...hits, ...links, ...shipments].filter((each) =>
    each.hit.startsWith(start),
  );
  if (fitting.length > 1)
    fail(
      "subject.ambiguous",
      `${fitting.length} hits and links start with ${start}.`,
      `Write more of the id: ${fitting.map((each) => each.hit).join(", ")}.`,
    );
  return (
    fitting[0] ??
    fail(
      "reference.missing",
      `No hit and no link of this workspace starts with ${start}.`,
      'Run "selvedge screen" without a file for the hits, or "selvedge trace" for the links on a path, with their ids.',
    )
  );
}

/** A hit with the ground on which it is decided now: what of the party and of the entry matters to the question. */
function decidableHit({ parties, lists }: WorkspaceView, party: string, found: Hit): Decidable {
  const { hit, kind, list, entry, version, ownership } = found;
  const [node, listed] = [parties.byId.get(party), entryOf(lists, found)];
  const ground =
    node === undefined || listed === undefined
      ? undefined
      : groundOf(
          { party: node, entry: listed, ownership, companies: companiesOf(ownership, lists) },
          version,
          {
            kind,
            owned: ownership !== undefined,
          },
        );
  return { hit, party, list, entry, ground };
}
