import { checkPlaceColumns } from "../parties/check.ts";
import type { RowDraft } from "../row-draft.ts";
import { headingOf, note } from "../row-draft.ts";

/** 0, 0 lies in the Gulf of Guinea: it is what programs write for coordinates they do not have. */
export function checkSiteRow(draft: RowDraft): void {
  checkPlaceColumns(draft);
  const lat = draft.cells.get("lat");
  const lon = draft.cells.get("lon");
  if ((lat === undefined) !== (lon === undefined))
    note(draft, {
      code: "row.value-missing",
      column: headingOf(draft.plan, lat === undefined ? "lat" : "lon"),
      message: "The row has one of the two coordinates only.",
      hint: "Give both, or neither.",
      expected: "latitude and longitude",
      received: lat ?? lon ?? "",
    });
  if (lat === undefined || lon === undefined || Number(lat) !== 0 || Number(lon) !== 0) return;
  draft.cells.delete("lat");
  draft.cells.delete("lon");
  note(draft, {
    code: "row.value-invalid",
    column: headingOf(draft.plan, "lat"),
    message: "The coordinates are 0, 0, which programs write for none; they are not used.",
    hint: "Give the coordinates of the site, or leave the cells empty.",
    expected: "the coordinates of the site",
    received: "0, 0",
  });
}
