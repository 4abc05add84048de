import { z } from "zod";
import { countriesCell, dayCell, manyCell, readDataTable, textCell } from "../../../goods/data-table.ts";
import { dayBefore } from "../../../model/dates.ts";
import type { EntryName, ListEntry } from "../../../model/list-entry.ts";
import { readIdentifier } from "../../../screening/identifier-match.ts";
import { present } from "../../entry-parts.ts";
import type { AboutList } from "../about-list.ts";
import { newAudit } from "../audit.ts";
import { isCountryCode } from "../country-names.ts";
import type { Draft } from "../draft.ts";
import { makeVersion } from "../make-version.ts";
import type { PublisherReader, PublisherReading } from "../publisher-reader.ts";
import { asListFile, refuse } from "../refuse.ts";
import { fileNamed, givenKey, refuseStrangers } from "../request-files.ts";
import { decodeUtf8 } from "../utf8.ts";

const fileName = "own-list.csv";
const bounds = {
  min: 1,
  max: 500_000,
  why: "a list of one's own may be short; a longer one is no longer read by people",
};

const namesCell = manyCell(/\S/, "names, parted by ' | '");
const rowSchema = z.strictObject({
  name: textCell,
  kind: z.enum(["organisation", "person", "vessel"], { error: "organisation, person or vessel" }),
  aliases: namesCell.optional(),
  former_names: namesCell.optional(),
  local_names: namesCell.optional(),
  countries: countriesCell
    .refine((codes) => codes.every(isCountryCode), "ISO 3166-1 alpha-2 codes")
    .optional(),
  identifiers: manyCell(
    /^(uscc|lei|duns|cnpj|imo):\S+$/,
    "identifiers as `uscc:...`, parted by ' | '",
  ).optional(),
  listed: dayCell,
  removed: dayCell.optional(),
  sublist: textCell.optional(),
  remarks: textCell.optional(),
  source: textCell,
  source_date: dayCell,
});
type OwnRow = z.infer<typeof rowSchema>;

/** A list of one's own, in the template that the README of this folder describes. */
export const ownListReader: PublisherReader = {
  key: "own-list",
  keys: "given",
  title: "A list of your own (own-list.csv)",
  files: [{ name: fileName, url: "", mediaTypes: ["text/csv"], mostBytes: 200_000_000 }],
  ground: "real-file",
  bounds,
  read: (request): PublisherReading => {
    refuseStrangers(request, (name) => name === fileName);
    const about = aboutOwn(givenKey(request, "own-list.csv"));
    const text = decodeUtf8(fileNamed(request, fileName));
    const rows = asListFile(fileName, () => readDataTable(fileName, text, rowSchema));
    const drafts = rows.map(({ row, value }) => toDraft(row, value));
    return makeVersion(about, request, { published: request.retrieved, drafts, audit: newAudit() });
  },
};

const aboutOwn = (key: string): AboutList => ({
  key,
  title: `Own list ${key}`,
  publisher: "kept by the user",
  url: `urn:own-list:${key}`,
  cadenceDays: 365,
  role: "parties",
  ownership: { rule: "none", citation: "A list of one's own names its entries one by one." },
  knownGaps: [],
  idParts: [],
  days: "stated",
  firstDay: "as-stated",
  unsaid: [],
  complete: true,
  bounds,
});

function toDraft(row: number, value: OwnRow): Draft {
  const place = { file: fileName, row };
  if (value.removed !== undefined && value.removed <= value.listed)
    refuse({ ...place, column: "removed" }, `a day after ${value.listed}`, value.removed);
  return {
    place,
    relations: [],
    entry: {
      kind: value.kind,
      name: value.name,
      names: namesOf(value),
      countries: value.countries ?? [],
      identifiers: (value.identifiers ?? []).map((cell) => identifierOf(cell, row)),
      sublists: value.sublist === undefined ? [] : [{ key: value.sublist, from: value.listed }],
      firstListed: value.listed,
      amended: [],
      verification: "official",
      ...present({
        removed: value.removed === undefined ? undefined : dayBefore(value.removed),
        remarks: value.remarks,
      }),
      source: `${value.source} (${value.source_date})`,
      sourceDate: value.source_date,
    },
  };
}

function namesOf(value: OwnRow): readonly EntryName[] {
  const of = (kind: EntryName["kind"], texts: readonly string[] | undefined): EntryName[] =>
    [...new Set(texts)].map((text) => ({ text, kind }));
  return [
    { text: value.name, kind: "primary" },
    ...of("alias", value.aliases),
    ...of("former", value.former_names),
    ...of("local", value.local_names),
  ];
}

function identifierOf(cell: string, row: number): ListEntry["identifiers"][number] {
  const at = cell.indexOf(":");
  const read = readIdentifier({ kind: cell.slice(0, at), value: cell.slice(at + 1) });
  return read === undefined
    ? refuse({ file: fileName, row, column: "identifiers" }, "a number whose check digits hold", cell)
    : { kind: read.kind, value: read.value };
}
