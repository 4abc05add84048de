import { foldCases } from "../../cases/fold-case.ts";
import type { Case, CaseEvent } from "../../model/case.ts";
import { dayOf } from "../../model/dates.ts";
import { fail } from "../../model/issue.ts";
import type { LoggedEvent } from "../../store/events/event-table.ts";
import type { Store } from "../../store/open-store.ts";

/** The events of cases, as the log holds them. */
export const caseEventsIn = (events: readonly LoggedEvent[]): readonly CaseEvent[] =>
  events.flatMap((event): readonly CaseEvent[] => {
    const { seq, at } = event;
    if (event.type === "case-opened") return [{ seq, at, type: "opened", opening: event.data }];
    if (event.type === "case-acted") {
      const { case: of, by, act } = event.data;
      return [{ seq, at, type: "acted", case: of, by, act }];
    }
    return [];
  });

/** Every case of a workspace as it stands at an instant. */
export const casesOf = (store: Store, now: string): readonly Case[] =>
  foldCases(caseEventsIn(store.log.read()), dayOf(now));

/** The one case that is meant. */
export function findCase(cases: readonly Case[], id: string): Case {
  const words = id.trim().replace(/^case:/, "");
  return (
    cases.find((one) => one.case.toLowerCase() === words.toLowerCase()) ??
    fail(
      "reference.missing",
      `There is no case "${id}".`,
      cases.length === 0
        ? "Open one on a finding: selvedge case open SUBJECT --regime KEY --reason TEXT --by WHO."
        : "`selvedge case list` names all of them.",
      { received: id },
    )
  );
}
