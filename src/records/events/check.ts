import { headingOf, note, type RowDraft } from "../row-draft.ts";
import { eventOfJson, jsonOfEvent } from "./rows/event-json.ts";

/** A row of a table of events, as `export` writes it: what its JSON says counts, and only that. */
export function checkEventRow(draft: RowDraft): void {
  const json = draft.cells.get("json");
  const event = json === undefined ? undefined : eventOfJson(json);
  // Whoever wrote it: one event, one text.
  if (event !== undefined) draft.cells.set("json", jsonOfEvent(event));
  if (json === undefined || event !== undefined) return;
  note(
    draft,
    {
      code: "row.value-invalid",
      column: headingOf(draft.plan, "json"),
      message: "The cell holds no event in the form that an export writes.",
      hint: "Import the sender's own file: EPCIS 2.0 in JSON, or a UNTP credential.",
      expected: "an event as JSON",
      received: json,
    },
    true,
  );
}
