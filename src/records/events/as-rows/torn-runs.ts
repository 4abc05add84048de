import { readThingId } from "../ids/thing-id.ts";
import type { RowKeys } from "./row-keys.ts";
import { runIdOf } from "./run-rows.ts";
import type { ToldEvent } from "./told-events.ts";

/** An event in quarantine: its text as it came; undefined where that was beyond a limit. */
export interface QuarantinedEvent {
  readonly json: string | undefined;
}

const transformationId = /"transformationID"\s*:\s*("(?:[^"\\]|\\.)*")/g;

/** The runs that the text of a broken event names. */
function runsNamed(json: string): readonly string[] {
  return [...json.matchAll(transformationId)].flatMap(([, text = ""]) => {
    try {
      return [readThingId(String(JSON.parse(text))).id];
    } catch {
      return [];
    }
  });
}

const listOfThings = /\.(epcList|quantityList|childEPCs|childQuantityList|inputEPCList|inputQuantityList)$/;

/** Runs of events with a list that their type has not: it was kept, and what it names is in no row. */
function unfoldedRuns(keys: RowKeys, told: ToldEvent): readonly string[] {
  const { event } = told;
  const named = event.rest.flatMap(({ path, json }) =>
    path.endsWith(".transformationID") ? runsNamed(`"transformationID":${json}`) : [],
  );
  const hasList = event.kind === "transformed" && event.rest.some(({ path }) => listOfThings.test(path));
  return [...named.map(keys.run), ...(hasList ? [runIdOf(keys, told)] : [])];
}

/**
 * Runs of which a part could not be read or stands in no row: what their rows name is not all that went in, whatever a
 * paper says. Of an event too large to be kept nobody knows which run it is of: it may be a part of any told in parts.
 */
export function tornRuns(
  keys: RowKeys,
  inForce: readonly ToldEvent[],
  quarantined: readonly QuarantinedEvent[],
): ReadonlySet<string> {
  const named = quarantined.flatMap(({ json }) => (json === undefined ? [] : runsNamed(json)));
  const torn = new Set([...named.map(keys.run), ...inForce.flatMap((told) => unfoldedRuns(keys, told))]);
  if (!quarantined.some(({ json }) => json === undefined)) return torn;
  for (const told of inForce) if (told.event.transformation !== undefined) torn.add(runIdOf(keys, told));
  return torn;
}
