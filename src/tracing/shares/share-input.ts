import type { BalanceTables } from "../../balance/yields.ts";
import type { Rational } from "../../goods/rational.ts";
import { readDecimal } from "../../goods/rational.ts";
import { toKilograms, type UnitTable } from "../../goods/units.ts";
import type { CanonicalRow, Records } from "../../model/records.ts";
import type { FlowNetwork } from "../flow-network.ts";
import { namesNothing } from "../placeholder-text.ts";

/** The records of stock and of making that a share rests on, beside the movements. */
export type CustodyRecords = Pick<
  Records,
  "lots" | "transformations" | "transformation_inputs" | "transformation_outputs" | "stock" | "documents"
>;

export interface ShareInput {
  readonly flow: FlowNetwork;
  readonly records: CustodyRecords;
  readonly tables: BalanceTables;
  /** Runs of which a row or an event could not be read, so that they are not all here. "" = of which run is not known. */
  readonly openRuns?: ReadonlySet<string> | undefined;
}

/** Kilograms of a quantity in a unit; undefined where they cannot be told. */
export function kilograms(
  units: UnitTable | undefined,
  quantity: string | undefined,
  unit: string | undefined,
): Rational | undefined {
  if (units === undefined || quantity === undefined) return undefined;
  const found = toKilograms(units, { quantity, unit });
  return found.ok ? readDecimal(found.value) : undefined;
}

/** A lot's id as it is compared. Undefined where a text stands in its place that names none. */
export const foldLot = (text: string | undefined): string | undefined =>
  text === undefined || namesNothing(text)
    ? undefined
    : text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

/** A tolerance of data/balance; throws where the table lacks it, since no bound may rest on a number of our own. */
export function toleranceOf({ tolerances }: BalanceTables, name: string): Rational {
  const found = tolerances.find(({ tolerance }) => tolerance === name);
  const value = found === undefined ? undefined : readDecimal(found.value);
  if (value === undefined) throw new Error(`data/balance/tolerances.csv has no tolerance "${name}".`);
  return value;
}

/** Rows of a kind that name one lot, by the lot as it is compared. */
export function byLot<K extends "lots" | "documents">(
  rows: readonly CanonicalRow<K>[],
): ReadonlyMap<string, readonly CanonicalRow<K>[]> {
  const named = rows.flatMap((row) => {
    const lot = foldLot((row.cells as { readonly lot?: string }).lot);
    return lot === undefined ? [] : [{ lot, row }];
  });
  return new Map(
    [...Map.groupBy(named, ({ lot }) => lot)].map(([lot, some]) => [lot, some.map(({ row }) => row)]),
  );
}
