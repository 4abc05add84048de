import type { Case, CaseAct, CaseActKind, CaseEvent, CaseOpening, Done } from "../model/case.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";

type Opened = Extract<CaseEvent, { readonly type: "opened" }>;
type Acted = Extract<CaseEvent, { readonly type: "acted" }>;

/**
 * Every case that the events tell of, in the order in which they were opened. An event that comes twice counts once, and the order
 * in which events are handed in is nothing to it: the place in the log is.
 * @param today - the day of asking: whether the time for a reply is over.
 */
export function foldCases(events: readonly CaseEvent[], today: IsoDate): readonly Case[] {
  const once = [...new Map(events.map((event) => [event.seq, event])).values()].sort((a, b) => a.seq - b.seq);
  const acts = Map.groupBy(
    once.filter((event): event is Acted => event.type === "acted"),
    (event) => event.case,
  );
  const opened = new Map<string, Opened>();
  for (const event of once)
    if (event.type === "opened" && !opened.has(event.opening.case)) opened.set(event.opening.case, event);
  return [...opened.values()].map((event) =>
    caseOf(event.opening, event.at, { acts: acts.get(event.opening.case) ?? [], today }),
  );
}

function caseOf(
  opening: CaseOpening,
  openedAt: IsoInstant,
  { acts, today }: { readonly acts: readonly Acted[]; readonly today: IsoDate },
): Case {
  const history = withCorrections(acts);
  const of = <K extends CaseActKind>(kind: K) =>
    history.filter((one): one is Done<Extract<CaseAct, { readonly kind: K }>> => one.kind === kind);
  const decisions = standing(of("decision"));
  const reply = { asked: of("reply-asked"), given: of("reply") };
  return {
    ...opening,
    ...{ openedAt, state: stateOf(history), history, reply, decisions },
    tasks: withEnds(of("task"), of("task-done")),
    ...{ starts: of("start"), requests: of("request"), answers: of("answer"), plan: of("plan") },
    decided: decidedOf(decisions),
    unpublishable: whyNotPublished(reply, today),
    loose: history.filter((one) => isLoose(one, history)),
  };
}

function withCorrections(acts: readonly Acted[]): readonly Done[] {
  const done = acts.map(({ seq, at, by, act }) => ({ ...act, seq, at, by }));
  return done.map((one) => ({
    ...one,
    corrections: done.flatMap((other) =>
      other.kind === "correction" && other.of === one.seq
        ? [{ seq: other.seq, at: other.at, by: other.by, text: other.text }]
        : [],
    ),
  }));
}

function stateOf(history: readonly Done[]): Case["state"] {
  const last = history.findLast(({ kind }) => kind === "closed" || kind === "reopened");
  return last?.kind === "closed" ? "closed" : "open";
}

function withEnds(
  tasks: readonly Case["tasks"][number][] | readonly Omit<Case["tasks"][number], "done">[],
  ends: readonly Done<Extract<CaseAct, { readonly kind: "task-done" }>>[],
): Case["tasks"] {
  return tasks.map((task) => {
    const end = ends.find(({ task: of }) => of === task.seq);
    return { ...task, done: end === undefined ? null : { at: end.at, by: end.by, text: end.text } };
  });
}

/** A decision stands until a later one names it as replaced. */
function standing(decisions: readonly Omit<Case["decisions"][number], "standing">[]): Case["decisions"] {
  const replaced = new Set(
    decisions.flatMap(({ seq, replaces }) => (replaces !== undefined && replaces < seq ? [replaces] : [])),
  );
  return decisions.map((one) => ({ ...one, standing: !replaced.has(one.seq) }));
}

function decidedOf(decisions: Case["decisions"]): Case["decided"] {
  const open = new Set(decisions.filter((one) => one.standing).map(({ decision }) => decision));
  return open.size === 0 ? "nothing" : open.size === 1 ? "decided" : "contradicted";
}

function whyNotPublished({ asked, given }: Case["reply"], today: IsoDate): string | null {
  if (given.length > 0) return null;
  const last = asked.at(-1);
  if (last === undefined) return "the supplier was not asked for its reply";
  if (last.until === undefined)
    return `${last.from} was asked for its reply and no day was set until which it has time`;
  return today > last.until ? null : `${last.from} has time for its reply until ${last.until}`;
}

/** Names a task, an act or a decision that is not of this case. */
function isLoose(one: Done, history: readonly Done[]): boolean {
  const named = one.kind === "task-done" ? one.task : one.kind === "correction" ? one.of : undefined;
  const kind = one.kind === "task-done" ? "task" : undefined;
  const replaces = one.kind === "decision" ? one.replaces : undefined;
  if (replaces !== undefined)
    return !history.some(({ seq, kind: of }) => seq === replaces && of === "decision" && seq < one.seq);
  if (named === undefined) return false;
  return !history.some(({ seq, kind: of }) => seq === named && (kind === undefined || of === kind));
}
