import type { z } from "zod";
import type { LedgerRow } from "../ledger/tables.ts";
import { caseActed } from "./case-acted.ts";
import { caseOpened } from "./case-opened.ts";
import { checkpointSigned } from "./checkpoint-signed.ts";
import { checkpointStamped } from "./checkpoint-stamped.ts";
import { decisionMade } from "./decision-made.ts";
import { documentRegistered } from "./document-registered.ts";
import { erasureMade } from "./erasure-made.ts";
import type { Envelope } from "./event-definition.ts";
import { importRegistered } from "./import-registered.ts";
import { importUndone } from "./import-undone.ts";
import { layerMade } from "./layer-made.ts";
import { listChecked } from "./list-checked.ts";
import { listHeld } from "./list-held.ts";
import { listRegistered } from "./list-registered.ts";
import { overrideRecorded } from "./override-recorded.ts";
import { paperAttached } from "./paper-attached.ts";
import { redactionLifted, redactionMade } from "./redaction-made.ts";
import { sourceGraded } from "./source-graded.ts";
import { suggestionJudged } from "./suggestion-judged.ts";
import { workspaceCreated } from "./workspace-created.ts";

/** Every type of event that this build knows. A log that holds another was written by a newer one. */
export const eventDefinitions = {
  "workspace-created": workspaceCreated,
  "list-registered": listRegistered,
  "list-held": listHeld,
  "list-checked": listChecked,
  "import-registered": importRegistered,
  "import-undone": importUndone,
  "decision-made": decisionMade,
  "override-recorded": overrideRecorded,
  "paper-attached": paperAttached,
  "document-registered": documentRegistered,
  "layer-made": layerMade,
  "suggestion-judged": suggestionJudged,
  "source-graded": sourceGraded,
  "case-opened": caseOpened,
  "case-acted": caseActed,
  "checkpoint-signed": checkpointSigned,
  "checkpoint-stamped": checkpointStamped,
  "redaction-made": redactionMade,
  "redaction-lifted": redactionLifted,
  "erasure-made": erasureMade,
} as const;

export type EventType = keyof typeof eventDefinitions;
export type EventData<T extends EventType> = z.infer<(typeof eventDefinitions)[T]["data"]>;

/** An event that is to be recorded. */
export type NewEvent = {
  [T in EventType]: {
    readonly type: T;
    readonly at: string;
    readonly by: string;
    readonly data: EventData<T>;
  };
}[EventType];

/** An event as the log holds it. */
export type LoggedEvent = {
  [T in EventType]: Envelope & { readonly type: T; readonly data: EventData<T> };
}[EventType];

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventDefinitions, type);

/** What is wrong with the data of an event, in words; undefined where nothing is. */
export function dataProblem(type: EventType, data: unknown): string | undefined {
  const problem = eventDefinitions[type].data.safeParse(data).error?.issues[0];
  return problem === undefined ? undefined : `${problem.path.join(".") || "data"}: ${problem.message}`;
}

/** The one row that an event is in the ledger. Pure: the ledger is nothing but these rows, in order. */
export function projectEvent(event: LoggedEvent): LedgerRow {
  // An event's type and data belong together by construction; the table cannot say so to the type checker.
  const definition: { project: (event: never) => LedgerRow } = eventDefinitions[event.type];
  return definition.project(event as never);
}
