import type { Rational } from "./rational.ts";
import {
  compare,
  dividedBy,
  halfPlace,
  minus,
  plus,
  rational,
  readDecimal,
  times,
  writeDecimal,
} from "./rational.ts";
import type { KnownUnit, KnownUnits } from "./read-units.ts";
import { readingOf, readUnits } from "./read-units.ts";
import { foldUnit, singulars } from "./unit-words.ts";

/** A unit of measure or a kind of package. */
export type Unit = Pick<KnownUnit, "code" | "name" | "dimension">;
/** All that is known of units, by how they are written. */
export type UnitTable = KnownUnits;

/** Reads `data/goods/units.csv` (`unitsFileName`) from its text, strictly. */
export const buildUnits = (text: string | undefined): UnitTable => readUnits(text);

/** The unit that a text means, by code, symbol, name or trade name; undefined where it is unknown or has two readings. */
export function readUnit(table: UnitTable, text: string | undefined): Unit | undefined {
  const { units } = readingOf(table, text ?? "");
  return units.length === 1 ? units[0] : undefined;
}

/** What one package, or one unit that is no mass, holds by a record: {unit: "CS", quantity: "24", per: "lb"}. */
export interface NetContent {
  readonly unit: string;
  readonly quantity: string;
  /** A unit of mass. */
  readonly per: string;
}

interface Measured {
  /** Plain decimal, as a record reader leaves it. */
  readonly quantity: string;
  readonly unit: string | undefined;
}

/** `value`: an exact decimal, or rounded to 12 significant digits where `exact` is false. `note`: what a reader must know. */
export type Converted =
  | { readonly ok: true; readonly value: string; readonly exact: boolean; readonly note?: string }
  | { readonly ok: false; readonly why: string };

/** A value, or in plain words why there is none. */
type Found<T> =
  | { readonly ok: true; readonly value: T; readonly note?: string | undefined }
  | { readonly ok: false; readonly why: string };

/** A quantity that is not below zero. A row with a negative one corrects another row: nothing moved by it. */
function readAmount(text: string, what: string): Found<Rational> {
  const value = readDecimal(text.trim());
  if (text.trim() === "") return { ok: false, why: `no ${what} is given` };
  if (value === undefined) return { ok: false, why: `the ${what} "${text}" is not a plain number` };
  return value.n < 0n ? { ok: false, why: `the ${what} ${text} is negative` } : { ok: true, value };
}

const named = ({ name, code }: Unit): string => `${name} (${code})`;

/** The one unit that a text means, or why there is none. */
function findUnit(table: UnitTable, text: string | undefined): Found<KnownUnit> {
  if (text === undefined || text.trim() === "") return { ok: false, why: "no unit is given" };
  const { units, byTrade } = readingOf(table, text);
  const [unit, ...others] = units;
  if (unit === undefined) return { ok: false, why: `"${text}" is not a unit that is known` };
  if (others.length > 0) return { ok: false, why: `"${text}" may be ${units.map(named).join(" or ")}` };
  return {
    ok: true,
    value: unit,
    note: byTrade ? `"${text}" is read as ${named(unit)}, by trade use` : undefined,
  };
}

const isSameWord = (a: string, b: string): boolean => {
  const words = singulars(foldUnit(b));
  return singulars(foldUnit(a)).some((word) => words.includes(word));
};

/** How many of unit `b` are in one of unit `a`, as written; undefined where that is not known. */
function ratioOf(table: UnitTable, a: string, b: string): Rational | undefined {
  // The same word on both sides is the same unit, whatever it means.
  if (isSameWord(a, b)) return rational(1n);
  const from = findUnit(table, a);
  const to = findUnit(table, b);
  if (!from.ok || !to.ok || from.value.dimension !== to.value.dimension) return undefined;
  if (from.value.code === to.value.code) return rational(1n);
  const { factor } = from.value;
  const over = to.value.factor;
  return factor === undefined || over === undefined ? undefined : dividedBy(factor, over);
}

/** A quantity in another unit of its dimension: pounds in kilograms, dozens in pieces. Packages convert into nothing. */
export function inUnit(table: UnitTable, { quantity, unit }: Measured, to: string): Converted {
  const amount = readAmount(quantity, "quantity");
  if (!amount.ok) return amount;
  const from = findUnit(table, unit);
  if (!from.ok) return from;
  const target = findUnit(table, to);
  if (!target.ok) return target;
  const ratio = ratioOf(table, unit ?? "", to);
  if (ratio === undefined)
    return { ok: false, why: `${named(from.value)} does not convert to ${named(target.value)}` };
  const note = [from.note, target.note].filter((part) => part !== undefined).join("; ");
  return { ok: true, ...writeDecimal(times(amount.value, ratio)), ...(note === "" ? {} : { note }) };
}

/** A quantity as a row gives it. */
export interface RowQuantity extends Measured {
  /** The row's own net mass in kilograms. */
  readonly netKg?: string | undefined;
  readonly netContent?: NetContent | undefined;
}

/**
 * The mass of a row in kilograms. The row's own net mass counts first; where its quantity says another mass, a note
 * says so. A package, a length or a count has a mass only by a net content that a record states: never by convention.
 */
export function toKilograms(table: UnitTable, row: RowQuantity): Converted {
  const measured = massOf(table, row);
  const amount = readAmount(row.quantity, "quantity");
  const isNegative = !amount.ok && /^-/.test(row.quantity.trim());
  if (row.netKg === undefined || row.netKg.trim() === "" || isNegative) return finish(measured);
  const net = readAmount(row.netKg, "net_kg");
  if (!net.ok) return net;
  if (net.value.n === 0n && amount.ok && amount.value.n !== 0n)
    return finish(
      measured.ok
        ? { ...measured, note: joined([emptyNet, measured.note]) }
        : { ok: false, why: `${measured.why}; ${emptyNet}` },
    );
  return finish({ ...net, note: disagreement(row, net.value, measured) });
}

const emptyNet = "net_kg is 0 and the quantity is not, so net_kg is read as not filled in";
const joined = (notes: readonly (string | undefined)[]): string | undefined => {
  const said = notes.filter((note) => note !== undefined);
  return said.length === 0 ? undefined : said.join("; ");
};

const finish = (found: Found<Rational>): Converted =>
  found.ok
    ? { ok: true, ...writeDecimal(found.value), ...(found.note === undefined ? {} : { note: found.note }) }
    : found;

/** What the quantity itself says of the mass, the row's net mass left aside. */
function massOf(table: UnitTable, { quantity, unit, netContent }: RowQuantity): Found<Rational> {
  const amount = readAmount(quantity, "quantity");
  if (!amount.ok) return amount;
  const found = findUnit(table, unit);
  if (found.ok && found.value.dimension === "mass")
    return { ok: true, value: times(amount.value, factorOf(found.value)), note: found.note };
  const each = massOfOne(table, unit, netContent);
  if (each?.ok === true) return { ok: true, value: times(amount.value, each.value), note: each.note };
  if (each !== undefined) return each;
  return found.ok ? { ok: false, why: noContent(found.value) } : found;
}

const factorOf = ({ factor }: KnownUnit): Rational => factor ?? rational(1n);

const noContent = (unit: KnownUnit): string =>
  unit.dimension === "package"
    ? `no net content is known for ${unit.code} (${unit.name})`
    : `${named(unit)} is no unit of mass, and what one weighs is not known`;

/** Kilograms of one such unit by a stated net content; undefined where none is stated for it. */
function massOfOne(
  table: UnitTable,
  unit: string | undefined,
  content: NetContent | undefined,
): Found<Rational> | undefined {
  if (content === undefined || unit === undefined) return undefined;
  const ratio = ratioOf(table, unit, content.unit);
  if (ratio === undefined) return undefined;
  const amount = readAmount(content.quantity, "net content");
  if (!amount.ok) return amount;
  if (amount.value.n === 0n) return { ok: false, why: "the net content is 0" };
  const per = findUnit(table, content.per);
  if (!per.ok) return { ok: false, why: `of the net content: ${per.why}` };
  if (per.value.dimension !== "mass")
    return { ok: false, why: `the net content is given in ${named(per.value)}, which is no unit of mass` };
  return { ok: true, value: times(ratio, times(amount.value, factorOf(per.value))), note: per.note };
}

/** What to say where the net mass and the quantity disagree by more than the rounding of both as written. */
function disagreement(row: RowQuantity, net: Rational, measured: Found<Rational>): string | undefined {
  const amount = readDecimal(row.quantity.trim());
  if (!measured.ok || amount === undefined) return undefined;
  // Kilograms of one of the row's units. Of a quantity of 0 there is none, and any net mass disagrees with it.
  const each = amount.n === 0n ? rational(0n) : dividedBy(measured.value, amount);
  const slack = plus(halfPlace(row.netKg?.trim() ?? ""), times(each, halfPlace(row.quantity.trim())));
  if (compare(distance(net, measured.value), slack) <= 0) return undefined;
  const other = writeDecimal(measured.value).value;
  const used = `the row's net mass is used; its quantity of ${row.quantity} ${row.unit ?? ""} would be ${other} kg`;
  return joined([used, measured.note]);
}

const distance = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? minus(b, a) : minus(a, b));
