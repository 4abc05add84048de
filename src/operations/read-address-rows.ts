import type { TableRow } from "../formats/table.ts";
import { fail } from "../model/issue.ts";
import type { PlaceQuery } from "../model/place.ts";
import { countryCode } from "../places/countries.ts";
import { foldHeading } from "../records/fold-heading.ts";
import type { FileInput } from "./operation.ts";
import { readFileRows, recordReader } from "./read-file-records.ts";
import { countryTable } from "./tables/places.ts";

export interface AddressRow {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly query: PlaceQuery;
  /** What of the row could not be used, in words. */
  readonly problems: readonly string[];
}

const columns = [
  "address",
  "name",
  "name_local",
  "city",
  "region",
  "postcode",
  "country",
  "uscc",
  "lat",
  "lon",
] as const;
type Column = (typeof columns)[number];
type Positions = ReadonlyMap<Column, number>;

/**
 * Reads a table of addresses: `address[,name,uscc,postcode,lat,lon]`, or any heading that party and site files use
 * for these. The headings may stand below title lines; the row that knows most of them is taken.
 */
export async function readAddressRows(input: FileInput): Promise<readonly AddressRow[]> {
  const file = input.name;
  const rows = await readFileRows(input);
  const heads = rows.slice(0, 20).map((row) => ({ row, positions: positionsOf(row) }));
  const head = heads.reduce(
    (best, next) => (next.positions.size > best.positions.size ? next : best),
    heads[0] as (typeof heads)[number],
  );
  if (!locates(head.positions)) {
    fail(
      "column.missing",
      "No row of headings has a column address.",
      "Call the column address, or give lat and lon.",
      {
        file,
        row: head.row.number,
        expected: "address[,name,uscc,postcode,lat,lon]",
        received: head.row.cells.join(",").slice(0, 200),
      },
    );
  }
  return rows
    .filter(({ number, cells }) => number > head.row.number && cells.some((cell) => cell.trim() !== ""))
    .map((row) => {
      const query = queryOf(row, head.positions);
      return { row: row.number, query, problems: problemsOf(row, query) };
    });
}

const locates = (positions: Positions): boolean =>
  positions.has("address") || (positions.has("lat") && positions.has("lon"));

function positionsOf({ cells }: TableRow): Positions {
  const found = new Map<Column, number>();
  const keys = cells.map(foldHeading);
  for (const column of columns) {
    const at = keys.findIndex((key) => spellingsOf(column).has(key));
    if (at >= 0) found.set(column, at);
  }
  return found;
}

function spellingsOf(column: Column): ReadonlySet<string> {
  const rules = recordReader()
    .kinds.filter(({ kind }) => kind === "parties" || kind === "sites")
    .flatMap((table) => table.columns);
  return new Set([
    foldHeading(column),
    ...rules
      .filter((rule) => rule.column === column)
      .flatMap(({ spellings }) => spellings.map(({ key }) => key)),
  ]);
}

/** A record that is broken, or coordinates that are no point of the Earth in decimal degrees. */
function problemsOf({ problem }: TableRow, { lat, lon }: PlaceQuery): readonly string[] {
  const found = problem === undefined ? [] : [problem];
  if (lat === undefined && lon === undefined) return found;
  const degrees = (text: PlaceQuery["lat"], most: number): boolean =>
    text !== undefined && /^[+-]?\d+(\.\d+)?$/.test(String(text)) && Math.abs(Number(text)) <= most;
  if (degrees(lat, 90) && degrees(lon, 180)) return found;
  return [...found, `lat "${lat ?? ""}", lon "${lon ?? ""}" are no decimal degrees and were not used`];
}

function queryOf({ cells }: TableRow, positions: Positions): PlaceQuery {
  const cell = (column: Column): string | undefined => {
    const at = positions.get(column);
    const text = at === undefined ? "" : (cells[at] ?? "").trim();
    return text === "" ? undefined : text;
  };
  const country = cell("country");
  return {
    address: cell("address"),
    name: cell("name") ?? cell("name_local"),
    city: cell("city"),
    region: cell("region"),
    postcode: cell("postcode"),
    country: country === undefined ? undefined : (countryCode(countryTable(), country) ?? country),
    uscc: cell("uscc"),
    lat: cell("lat"),
    lon: cell("lon"),
  };
}
