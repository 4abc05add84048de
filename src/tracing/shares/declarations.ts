import { hsDigits } from "../../goods/hs.ts";
import type { CanonicalRow } from "../../model/records.ts";
import { dayNumber } from "../day-interval.ts";
import { openEnd, openStart } from "../network.ts";
import { namesNothing } from "../placeholder-text.ts";
import type { Places } from "./places.ts";
import { foldLot, type ShareInput } from "./share-input.ts";

/**
 * "What came of this good to this site in this time is complete: these records." It names what it covers itself, by the
 * shipments and lots that rows of the same document give. So it means the same whatever was imported first, and a
 * record that it does not name contradicts it, whether that came before it or after.
 */
export interface Declaration {
  /** The document. */
  readonly id: string;
  readonly place: string;
  readonly site: string;
  readonly good: string;
  readonly hs: string;
  /** First and last day. */
  readonly from: number;
  readonly to: number;
  /** Ids of shipments that it names. */
  readonly shipments: ReadonlySet<string>;
  /** Lots that it names, as they are compared. */
  readonly lots: ReadonlySet<string>;
}

export interface Declarations {
  readonly all: readonly Declaration[];
  /** Those that close nothing, and why. */
  readonly notes: readonly string[];
}

type Row = CanonicalRow<"documents">;

export function readDeclarations(
  { records }: ShareInput,
  places: Places,
  products: ReadonlyMap<string, string>,
): Declarations {
  const rows = records.documents.filter(({ cells }) => cells.kind === "completeness-declaration");
  const notes: string[] = [];
  const all = [...Map.groupBy(rows, idOf)].flatMap(([id, some]) => {
    const heads = some.filter(({ cells }) => cells.site !== undefined);
    if (heads.length === 0) return [];
    const shipments = new Set(some.flatMap(({ cells }) => named(cells.shipment)));
    const lots = new Set(some.flatMap(({ cells }) => foldLot(cells.lot) ?? []));
    const found = heads.flatMap(({ cells: { site = "", good = "", from, to } }) => {
      const own = hsDigits(good);
      const hs = own.length >= 4 ? own : products.get(good);
      if (hs === undefined) return [];
      const first = from === undefined ? openStart : dayNumber(from);
      const last = to === undefined ? openEnd : dayNumber(to);
      return [{ id, place: places.named(site), site, good, hs, from: first, to: last, shipments, lots }];
    });
    if (found.length < heads.length)
      notes.push(`${id} declares receipts of a good that no HS code tells, so that it closes nothing`);
    if (shipments.size + lots.size > 0) return onePerScope(found);
    notes.push(`${id} declares receipts to be complete and names none of them, so that it closes nothing`);
    return [];
  });
  return { all, notes };
}

const idOf = ({ cells: { document }, source }: Row): string => document ?? `${source.file} row ${source.row}`;

const named = (text: string | undefined): readonly string[] =>
  text === undefined || namesNothing(text) ? [] : [text.trim()];

/** Rows that each name a site and one record are one declaration of that site, good and time. */
function onePerScope(found: readonly Declaration[]): readonly Declaration[] {
  const scope = ({ place, hs, from, to }: Declaration): string => `${place}|${hs}|${from}|${to}`;
  return [...new Map(found.map((one) => [scope(one), one])).values()];
}
