import { z } from "zod";
import type { IsoDate } from "../model/dates.ts";
import { SelvedgeError } from "../model/issue.ts";
import type { DataRow } from "./data-table.ts";
import { dayCell, hsCell, manyCell, readDataTable, textCell } from "./data-table.ts";

/** A heading or subheading, what it is, and what the DOL list calls it. */
export interface HsGood {
  /** Digits without points. */
  readonly hs: string;
  readonly description: string;
  readonly commodity: string;
  readonly stage: "raw" | "intermediate" | "finished" | "by-product";
  readonly dolGoods: readonly string[];
  /** Key of the priority sector whose supply chain the code belongs to. */
  readonly sector?: string | undefined;
  readonly source: string;
}

/** `input` goes into `output`: what can be made from what, never that it was. */
export interface InputEdge {
  readonly input: string;
  readonly output: string;
  readonly commodity: string;
  readonly through: "direct" | "indirect";
  readonly basis: "official" | "editorial";
  readonly source: string;
}

/**
 * How far the edges may be taken for all there is to say of a code. `all`: nothing else goes in or comes out, with or
 * without edges (a crop has no inputs). `some`: the edges are examples (anything may be a part of a machine).
 */
export interface EdgeCoverage {
  /** A code of 2, 4 or 6 digits and all under it. */
  readonly hs: string;
  /** `input`: what it goes into. `output`: what it is made from. */
  readonly side: "input" | "output";
  readonly lists: "all" | "some";
  readonly why: string;
  readonly basis: "official" | "editorial";
  readonly source: string;
}

/** A sector that the UFLPA strategy names for priority in enforcement. Its HS prefixes are ours, not the strategy's. */
export interface PrioritySector {
  readonly sector: string;
  readonly title: string;
  readonly added: IsoDate;
  readonly hs: readonly string[];
  readonly hsBasis: "official" | "editorial";
  readonly hsNote?: string | undefined;
  readonly source: string;
}

export interface GoodsTables {
  readonly goods: readonly HsGood[];
  readonly edges: readonly InputEdge[];
  readonly coverage: readonly EdgeCoverage[];
  readonly sectors: readonly PrioritySector[];
}

/** The files of `data/goods` that `buildGoodsTables` reads. */
export const goodsFileNames = [
  "hs-goods.csv",
  "hs-input-edges.csv",
  "hs-coverage.csv",
  "priority-sectors.csv",
  "sources.csv",
] as const;

const code = z.string({ error: "an HS code" }).regex(/^\d{2}(\d{2}){0,2}$/, "an HS code of 2, 4 or 6 digits");
const basis = z.enum(["official", "editorial"], { error: "official or editorial" });
const sourced = { source: textCell, source_date: dayCell };

const sourceRow = z.strictObject({ source: textCell, text: textCell, url: z.string().optional() });
const goodRow = z.strictObject({
  hs: code,
  description: textCell,
  commodity: textCell,
  stage: z.enum(["raw", "intermediate", "finished", "by-product"], {
    error: "raw, intermediate, finished or by-product",
  }),
  dol_goods: manyCell(/./, "goods of the DOL list, parted by ' | '").optional(),
  sector: textCell.optional(),
  hs_version: z.literal("HS 2022", { error: "HS 2022" }),
  ...sourced,
});
const edgeRow = z.strictObject({
  input: code,
  output: code,
  commodity: textCell,
  through: z.enum(["direct", "indirect"], { error: "direct or indirect" }),
  basis,
  ...sourced,
});
const coverageRow = z.strictObject({
  hs: code,
  side: z.enum(["input", "output"], { error: "input or output" }),
  lists: z.enum(["all", "some"], { error: "all or some" }),
  why: textCell,
  basis,
  ...sourced,
});
const sectorRow = z.strictObject({
  sector: textCell,
  title: textCell,
  added: dayCell,
  hs: hsCell,
  hs_basis: basis,
  hs_note: textCell.optional(),
  ...sourced,
});

/** Reads `data/goods` from the texts of its files (file name -> text), strictly. */
export function buildGoodsTables(files: Readonly<Record<string, string>>): GoodsTables {
  const sources = new Map(
    readDataTable("sources.csv", files["sources.csv"], sourceRow).map(({ value }) => [
      value.source,
      value.text,
    ]),
  );
  const read = <T extends { readonly source: string }>(
    file: string,
    schema: z.ZodType<T>,
  ): readonly DataRow<T>[] =>
    readDataTable(file, files[file], schema).map(({ row, value }) => {
      const text = sources.get(value.source);
      if (text === undefined) throw unknownKey({ file, row, column: "source", received: value.source });
      return { row, value: { ...value, source: text } };
    });
  const sectors = read("priority-sectors.csv", sectorRow).map(({ value }) => toSector(value));
  const known = new Set(sectors.map((sector) => sector.sector));
  return {
    sectors,
    goods: read("hs-goods.csv", goodRow).map((good) => toGood(good, known)),
    edges: read("hs-input-edges.csv", edgeRow).map(({ value: { source_date: _, ...edge } }) => edge),
    coverage: read("hs-coverage.csv", coverageRow).map(({ value: { source_date: _, ...row } }) => row),
  };
}

function toGood({ row, value }: DataRow<z.infer<typeof goodRow>>, sectors: ReadonlySet<string>): HsGood {
  const { hs, description, commodity, stage, sector, source } = value;
  if (sector !== undefined && !sectors.has(sector))
    throw unknownKey({ file: "hs-goods.csv", row, column: "sector", received: sector });
  return {
    hs,
    description,
    commodity,
    stage,
    dolGoods: value.dol_goods ?? [],
    ...(sector === undefined ? {} : { sector }),
    source,
  };
}

const toSector = (row: z.infer<typeof sectorRow>): PrioritySector => ({
  sector: row.sector,
  title: row.title,
  added: row.added,
  hs: row.hs,
  hsBasis: row.hs_basis,
  ...(row.hs_note === undefined ? {} : { hsNote: row.hs_note }),
  source: row.source,
});

interface CellPlace {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly received: string;
}

const unknownKey = (place: CellPlace): SelvedgeError =>
  new SelvedgeError({
    code: "data.invalid",
    ...place,
    message: `${place.file}, row ${place.row}, column ${place.column}: nothing is known by the key ${place.received}.`,
    hint: "Add it to the file that describes it (sources.csv, priority-sectors.csv), or mend the key.",
  });
