import type { Records } from "../model/records.ts";
import { type Answers, answer, lay, type Rebuild } from "./removal.fixture.ts";
import { subjectRef } from "./world.ts";

/** Rows to add, by kind. */
export type Added = Partial<Records>;

/** The rows before or behind those that were there. */
export function withRows(records: Records, added: Added, place: "first" | "last"): Records {
  const joined = Object.entries(records).map(([kind, rows]) => {
    const more = added[kind as keyof Records] ?? [];
    return [kind, place === "first" ? [...more, ...rows] : [...rows, ...more]];
  });
  return Object.fromEntries(joined) as Records;
}

/** What is told otherwise of the same subjects once the rows are there; empty where nothing is. */
export function changedBy(before: Answers, records: Records, rebuild: Rebuild): readonly string[] {
  const after = answer(lay(rebuild(records)), before.subjects);
  const flows = before.subjects.flatMap((subject) => {
    const ref = subjectRef(subject);
    return differences(`flow into ${ref}`, before.flows.get(ref), after.flows.get(ref));
  });
  const assessed = before.assessments.flatMap((one, place) =>
    differences(`${one.regime} for ${one.subject}`, one, after.assessments[place]),
  );
  return [...flows, ...assessed];
}

/** The fields that differ, with both values where they are short. */
function differences(what: string, one: object = {}, other: object = {}): readonly string[] {
  const [was, is] = [
    new Map<string, unknown>(Object.entries(one)),
    new Map<string, unknown>(Object.entries(other)),
  ];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const [before, after] = [JSON.stringify(was.get(field)), JSON.stringify(is.get(field))];
    return before === after ? [] : [`${what}: ${field} was ${short(before)}, is ${short(after)}`];
  });
}

const short = (json: string | undefined): string =>
  json === undefined ? "absent" : json.length > 400 ? `${json.slice(0, 400)}...` : json;
