import type { Table, TableRow } from "../../../formats/table.ts";
import { fail, type Issue } from "../../../model/issue.ts";
import type { Batches } from "../format.ts";
import { headingPositions } from "../whole-rows.ts";
import { type AmsTable, amsTableName, assembleAms } from "./assemble-ams.ts";

const baseName = (file: string): string => file.slice(file.lastIndexOf("/") + 1);

async function headingsOf(table: Table): Promise<TableRow | undefined> {
  for await (const [first] of table.rows()) return first;
  return undefined;
}

/** The rows under the first one. */
async function* below(table: Table): Batches<TableRow> {
  let isFirst = true;
  for await (const batch of table.rows()) {
    yield isFirst ? batch.slice(1) : batch;
    isFirst = false;
  }
}

/** A table of a manifest by its name and its column `identifier`; none for any other table. */
async function amsTableOf(table: Table): Promise<AmsTable | undefined> {
  const name = amsTableName(baseName(table.file));
  if (name === undefined) return undefined;
  const headings = (await headingsOf(table))?.cells ?? [];
  if (headingPositions(headings)("identifier") < 0) return undefined;
  return { name: baseName(table.file), headings, rows: () => below(table) };
}

function strayIssue([name, count]: readonly [string, number], file: string): Issue {
  const rows = count === 1 ? "1 row" : `${count} rows`;
  return {
    code: "row.shape",
    file,
    message: `${rows} of ${name} bear an identifier that no row of the header table has; they stand in no record.`,
    hint: "Check that all tables are of the same days.",
  };
}

function progressOf(tables: readonly Table[]): number {
  return tables.reduce((sum, table) => sum + table.progress(), 0) / tables.length;
}

/** Headings that a table of a manifest has when it is already joined. */
const isJoined = ({ headings }: AmsTable): boolean => {
  const at = headingPositions(headings);
  return at("shipper_party_name") >= 0 && at("consignee_party_name", "consignee_name") >= 0;
};

/**
 * The tables of a manifest of US Customs that lie in one archive, joined by `identifier` into one table; the other tables
 * as they are. One such table alone says too little to be read: then what is missing is said.
 */
export async function joinAmsTables(tables: readonly Table[], file: string): Promise<readonly Table[]> {
  const found: { readonly table: Table; readonly ams: AmsTable }[] = [];
  for (const table of tables) {
    const ams = await amsTableOf(table);
    if (ams !== undefined && !isJoined(ams)) found.push({ table, ams });
  }
  const names = new Set(found.map(({ ams }) => amsTableName(ams.name)));
  if (!names.has("header") || names.size < 2 || names.size < found.length) return tables;
  const joined = assembleAms(found.map(({ ams }) => ams));
  const members = found.map(({ table }) => table);
  const whole: Table = {
    format: "csv",
    file: `${file}/${members.map((table) => baseName(table.file)).join(" + ")}`,
    remarks: () => [...joined.strays()].map((stray) => strayIssue(stray, file)),
    progress: () => progressOf(members),
    rows: async function* () {
      yield [joined.header];
      yield* joined.rows();
    },
  };
  return [whole, ...tables.filter((table) => !members.includes(table))];
}

/** Fails for a table of a manifest that came without the others. */
export async function refuseLoneAmsTable(table: Table): Promise<void> {
  const ams = await amsTableOf(table);
  if (ams === undefined || isJoined(ams)) return;
  const at = headingPositions(ams.headings);
  if (at("shipper_party_name", "consignee_party_name", "harmonized_number", "description_text") < 0) return;
  fail(
    "file.kind",
    `${table.file} is one table of a customs manifest (${amsTableName(ams.name)}); its rows mean nothing without the others.`,
    "Put header, billgen, shipper, consignee, cargodesc and tariff into one ZIP archive and import that.",
    { file: table.file, expected: "the tables of a manifest together", received: "one of them" },
  );
}
