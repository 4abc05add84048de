import type { TableRow } from "../../../formats/table.ts";
import { fail } from "../../../model/issue.ts";
import type { Batches, Cells, FormatRow, RecordFormat } from "../format.ts";
import { headingPoints } from "../heading-points.ts";
import { cellAt, firstCell, headingPositions, isNoLine, isWhole, unread, withAdded } from "../whole-rows.ts";
import type { Depth, Parent } from "./parent-part.ts";
import { itemDepth, levelDepth, parentWalk } from "./parent-part.ts";

const added = ["product", "component"] as const;
const partHeadings = [
  "part_number",
  "PART NUMBER",
  "Number",
  "partNo",
  "part",
  "component",
  "manufacturer_part_number",
];
const elsewhere = ["ChildPartNumber", "child", "parent", "parent part", "product", "assembly"];

const byLevel = headingPoints({
  must: [["level", "bom level", "indent level"], partHeadings],
  may: ["quantity", "count", "qty", "reference", "do_not_load", "revision", "description", "Action"].concat(
    ["Trace Code", "OrganizationID", "Container", "unit", "hs_code", "country_of_origin", "material"],
    ["net_mass", "supplier", "os_id", "manufacturer_name"],
  ),
  never: elsewhere,
});
const byItem = headingPoints({
  must: [["ITEM NO.", "item no", "itemno", "item number"], partHeadings, ["QTY", "QTY.", "quantity"]],
  may: [
    "DESCRIPTION",
    "descript",
    "UNIT",
    "u_of_m",
    "used",
    "partsource",
    "Make_Buy",
    "custPartNo",
    "crev",
  ].concat([
    "partclass",
    "partType",
    "warehous",
    "Rev",
    "hs_code",
    "country_of_origin",
    "material",
    "supplier",
  ]),
  never: [...elsewhere, "level"],
});

const itemHeadings = ["ITEM NO.", "itemno", "item number"];
const isManEx = (headings: Cells): boolean => headings.includes("itemno") && headings.includes("partsource");

/** Item numbers alone are lines of any order; 1.1 under 1 makes them a bill of material. */
function detect(headings: Cells, sample: readonly Cells[]): number {
  const levels = byLevel(headings, sample);
  if (levels > 0) return levels;
  const items = byItem(headings, sample);
  const at = headings.findIndex((heading) => heading === "itemno" || heading === "itemnumber");
  const isNested = sample.some((cells) => /^\s*\d+\.\d+/.test(cells[at] ?? ""));
  return isNested || isManEx(headings) ? items : 0;
}

interface Place {
  readonly at: number;
  readonly depthOf: (text: string) => Depth | undefined;
  readonly parts: readonly number[];
}

function placeOf(header: TableRow): Place {
  const at = headingPositions(header.cells);
  const parts = partHeadings.map((heading) => at(heading)).filter((index) => index >= 0);
  const level = at("level", "bom level", "indent level");
  return level >= 0
    ? { at: level, depthOf: levelDepth, parts }
    : { at: at(...itemHeadings), depthOf: itemDepth, parts };
}

type Apart = FormatRow["apart"];

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

const unsureApart = (row: number, part: string, column: string): Apart => ({
  code: "row.contradiction",
  column,
  message: `The parent of "${part}" is not known, because row ${number(row)} could not be read and may be it.`,
  hint: `Correct row ${number(row)} and import the list again.`,
  expected: "a line whose parent can be read",
  received: "a line below one that cannot be read",
});

function reasonApart(parent: Parent, part: string, column: string): Apart {
  if (parent.kind === "part") return undefined;
  if (parent.kind === "top")
    return {
      code: "row.value-missing",
      column,
      message: `"${part}" stands at the top of the list: it names what is made, and is a component of nothing that the list names.`,
      hint: "Nothing needs doing if it is the product. If it is a component, put its product on a line above it, one level higher.",
      expected: "a line under its product",
      received: "a line at the top",
    };
  if (parent.kind === "unsure") return unsureApart(parent.row, part, column);
  return {
    code: "row.contradiction",
    column,
    message: `"${part}" has no parent: ${parent.expected} should stand above it and does not.`,
    hint: "A level was left out or lines were reordered. Correct the levels or add the line, and import the list again.",
    expected: parent.expected,
    received: "no such line above",
  };
}

const noDepth = (text: string, column: string): Apart => ({
  code: "row.value-invalid",
  column,
  message: `"${text}" is no level and no item number, so what the part goes into cannot be told.`,
  hint: "Write a level such as 2, or an item number such as 1.1.2.",
  expected: "a level or an item number",
  received: text,
});

function rowReader(header: TableRow): (row: TableRow) => FormatRow {
  const { at, depthOf, parts } = placeOf(header);
  const column = header.cells[at] ?? "";
  const walk = parentWalk();
  return (row) => {
    if (!isWhole(row, header)) {
      if (!isNoLine(row, header)) walk.lose(row.number);
      return unread(row, header, added);
    }
    const part = firstCell(row.cells, parts);
    const text = cellAt(row.cells, at);
    const depth = depthOf(text);
    if (depth === undefined) {
      walk.lose(row.number);
      return withAdded(row, { cells: ["", part], apart: noDepth(text, column) });
    }
    const parent = walk.next(depth, part);
    const cells = [parent.kind === "part" ? parent.part : "", part];
    return withAdded(row, { cells, apart: reasonApart(parent, part, column) });
  };
}

/** A list without nesting does not say what it is the bill of; every line of it would be a guess. */
async function refuseFlat(rows: () => Batches<TableRow>, header: TableRow): Promise<void> {
  const { at, depthOf } = placeOf(header);
  const depths = new Set<number>();
  for await (const batch of rows()) {
    for (const row of batch) {
      const depth =
        row.number > header.number && isWhole(row, header) ? depthOf(cellAt(row.cells, at)) : undefined;
      if (depth !== undefined) depths.add(depth.depth);
    }
    if (depths.size > 1) return;
  }
  if (depths.size === 0) return;
  fail(
    "column.missing",
    "The list has components on one level only and does not name the product that they go into.",
    "Add a column `product` with the product's number in every row, or a line for the product one level higher.",
    {
      row: header.number,
      column: "product",
      expected: "lines of two levels, or a column product",
      received: `one level in column "${header.cells[at] ?? ""}"`,
    },
  );
}

async function* walk(rows: () => Batches<TableRow>, header: TableRow): AsyncGenerator<readonly FormatRow[]> {
  yield [withAdded(header, { cells: added })];
  await refuseFlat(rows, header);
  const readRow = rowReader(header);
  for await (const batch of rows()) {
    const below = batch.filter(({ number }) => number > header.number).map(readRow);
    if (below.length > 0) yield below;
  }
}

/** Windchill and django-bom (a column of levels), SolidWorks (1, 1.1, 1.1.2), ManEx (items of an assembly). */
export const bomLevel: RecordFormat = {
  id: "bom-level",
  title: "indented bill of material (Windchill, django-bom, SolidWorks, ManEx)",
  kind: "bom",
  ground: "documented",
  detect,
  read: (rows, header) => ({ [Symbol.asyncIterator]: () => walk(rows, header) }),
};
