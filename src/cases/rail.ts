import type { Case } from "../model/case.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Deadline } from "../model/fact.ts";

/** One thing that is due, by law or by the case's own tasks. */
export interface Due {
  readonly kind: "deadline" | "task" | "plan" | "reply";
  readonly what: string;
  readonly who: string;
  /** Null where it cannot be counted: the start is not recorded, or there is no calendar. */
  readonly date: IsoDate | null;
  /** `late` once its day has passed. */
  readonly state: "open" | "late" | "undated";
  /** What it runs from and by which source, or why there is no day. */
  readonly note: string;
}

/** What is due in a case: deadlines of law, each from its own start event, open tasks and steps; the earliest day first, what has none last. */
export function railOf(one: Case, deadlines: readonly Deadline[], today: IsoDate): readonly Due[] {
  const due = (date: IsoDate | undefined): Pick<Due, "date" | "state"> => ({
    date: date ?? null,
    state: date === undefined ? "undated" : date < today ? "late" : "open",
  });
  const law = deadlines.map(
    ({ event, who, date, note, runsFrom, source, value, unit }): Due => ({
      ...{ kind: "deadline", what: event, who: who ?? "", ...due(date) },
      note: `${value} ${unit} from ${runsFrom} (${source})${note === undefined ? "" : `; ${note}`}`,
    }),
  );
  const tasks = one.tasks
    .filter(({ done }) => done === null)
    .map(
      ({ text, owner, due: day }): Due => ({
        kind: "task",
        what: text,
        who: owner,
        ...due(day),
        note: "a task of this case",
      }),
    );
  const steps = one.plan.map(
    ({ step, text, owner, due: day }): Due => ({
      kind: "plan",
      what: text,
      who: owner,
      ...due(day),
      note: `of the plan: ${step}`,
    }),
  );
  const replies =
    one.reply.given.length > 0
      ? []
      : one.reply.asked.slice(-1).map(
          ({ from, until }): Due => ({
            kind: "reply",
            what: "its reply, before anything is published",
            who: from,
            ...due(until),
            note: "right of reply",
          }),
        );
  return [...law, ...tasks, ...steps, ...replies].toSorted(byDay);
}

const byDay = (a: Due, b: Due): number => {
  const [one, other] = [a.date ?? "9999", b.date ?? "9999"];
  return one < other ? -1 : one > other ? 1 : 0;
};
