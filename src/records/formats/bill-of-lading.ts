import { isBlankMarker } from "../fold-text.ts";
import type { Bill } from "./bill-index.ts";
import type { Cells, RecordFormat } from "./format.ts";
import { readBills } from "./read-bills.ts";
import { grossHeading, toKilograms } from "./weight.ts";
import { cellAt, firstCell, headingPositions } from "./whole-rows.ts";

/** Headings of a table with one row a bill of lading. */
export interface BillColumns {
  readonly number: readonly string[];
  readonly master: readonly string[];
  /** Headings of the column that says whether a bill is a master or a house bill. */
  readonly level?: readonly string[];
  /** Columns of the gross weight and the unit that each is in, the preferred first. */
  readonly weights: readonly (readonly [heading: string, unit: string])[];
}

/** Bill numbers are compared without spaces and in capitals. */
export const billNumber = (text: string): string => text.replace(/\s+/g, "").toUpperCase();

/** `M`, "Master B/L", MBL; `H`, "house": anything else says neither. */
function levelOf(text: string): Bill["level"] {
  const word = text.toLowerCase().replace(/[^a-z]+/g, "");
  const match = /^(?:(m|master)|h|house)(?:b|bl|bill|billoflading)?$/.exec(word);
  if (match === null) return undefined;
  return match[1] === undefined ? "house" : "master";
}

function weigh(cells: Cells, weights: readonly (readonly [at: number, unit: string])[]): string {
  for (const [at, unit] of weights) {
    const kilograms = toKilograms(cellAt(cells, at), unit);
    if (kilograms !== "") return kilograms;
  }
  return "";
}

/** Reads a table of bills of lading: masters apart where their house bills stand in it, the gross weight in kilograms. */
export function billsReader({
  number,
  master,
  level = [],
  weights,
}: BillColumns): NonNullable<RecordFormat["read"]> {
  return (rows, header) => {
    const at = headingPositions(header.cells);
    const [own, above, levelAt] = [at(...number), at(...master), at(...level)];
    const weighed = weights.flatMap(([heading, unit]): [number, string][] =>
      at(heading) < 0 ? [] : [[at(heading), unit]],
    );
    const billOf = (cells: Cells): Bill => {
      const bill = billNumber(firstCell(cells, [own]));
      const parent = billNumber(cellAt(cells, above));
      // Without numbers of their own no row can be found by what another one calls its master.
      const isBelow = own >= 0 && !isBlankMarker(parent) && parent !== bill;
      return {
        record: "",
        version: 0,
        isVoid: false,
        number: bill,
        above: isBelow ? [parent] : [],
        level: levelOf(cellAt(cells, levelAt)),
        hs: "",
        amount: "",
      };
    };
    const added = weighed.length === 0 ? [] : [grossHeading];
    return readBills(rows, header, {
      added,
      hasBills: (own >= 0 && above >= 0) || levelAt >= 0,
      billOf,
      derive: (cells) => ({ cells: added.length === 0 ? [] : [weigh(cells, weighed)] }),
    });
  };
}
