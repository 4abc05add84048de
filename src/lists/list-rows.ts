import { z } from "zod";
import { countriesCell, dayCell, hsCell, manyCell, regionsCell, textCell } from "../goods/data-table.ts";
import { isIsoDate } from "../model/dates.ts";
import { entryNameKinds } from "../model/list-entry.ts";

const identifier = /^(uscc|lei|duns|cnpj|imo):\S+$/;
const sublistForm = /^[A-Za-z0-9-]+(:\d{4}-\d{2}-\d{2}(\.\.\d{4}-\d{2}-\d{2})?)?$/;
const sublistWords = "sub-lists as `key`, `key:from` or `key:from..to`, parted by ' | '";

/** Days, parted by ` | `. */
const daysCell = manyCell(/^\d{4}-\d{2}-\d{2}$/, "days, YYYY-MM-DD, parted by ' | '").refine(
  (days) => days.every(isIsoDate),
  "days of the calendar",
);

/** A row of `entries.csv`. `entry` joins the files of the folder and is no id. */
export const entryRowSchema = z.strictObject({
  entry: textCell,
  kind: z.enum(["organisation", "person", "vessel", "order", "good"], {
    error: "organisation, person, vessel, order or good",
  }),
  name: textCell,
  first_name: textCell.optional(),
  countries: countriesCell.optional(),
  identifiers: manyCell(identifier, "identifiers as `uscc:...`, parted by ' | '").optional(),
  first_listed: dayCell,
  amended: daysCell.optional(),
  removed: dayCell.optional(),
  sublists: manyCell(sublistForm, sublistWords).optional(),
  verification: z.enum(["official", "reported"], { error: "official or reported" }),
  open_clause: textCell.optional(),
  open_stem: textCell.optional(),
  status: textCell.optional(),
  merchandise: textCell.optional(),
  hs: hsCell.optional(),
  hs_basis: z.enum(["official", "editorial"], { error: "official or editorial" }).optional(),
  regions: regionsCell.optional(),
  superseded_by: textCell.optional(),
  sector: textCell.optional(),
  sector_basis: textCell.optional(),
  citation: textCell.optional(),
  note: textCell.optional(),
  source: textCell,
  source_date: dayCell,
});
export type EntryRow = z.infer<typeof entryRowSchema>;

/** A row of `names.csv`: one name of one entry. */
export const nameRowSchema = z.strictObject({
  entry: textCell,
  name: textCell,
  kind: z.enum(entryNameKinds, { error: "primary, alias, former or local" }),
  from: dayCell.optional(),
  to: dayCell.optional(),
  note: textCell.optional(),
  source: textCell,
  source_date: dayCell,
});
export type NameRow = z.infer<typeof nameRowSchema>;

/** A row of `relations.csv`: what a source says about how an entry belongs to another party. */
export const relationRowSchema = z.strictObject({
  entry: textCell,
  kind: z.enum(["subsidiary-of", "same-group"], { error: "subsidiary-of or same-group" }),
  /** The `entry` of the other; or, where the other is not listed, its name in `to_name`. */
  to: textCell.optional(),
  to_name: textCell.optional(),
  note: textCell.optional(),
  source: textCell,
  source_date: dayCell,
});
export type RelationRow = z.infer<typeof relationRowSchema>;
