import type { Rational } from "../../goods/rational.ts";
import { compare, dividedBy, minus, plus, rational, readDecimal, times } from "../../goods/rational.ts";
import { readUnit, toKilograms, type UnitTable } from "../../goods/units.ts";
import type { StatedContent } from "../../model/net-content-stated.ts";
import { foldLot } from "../../tracing/shares/share-input.ts";

/** An amount as a row gives it. */
export interface Amount {
  readonly quantity: string | undefined;
  readonly unit: string | undefined;
  readonly netKg?: string | undefined;
}

/** Its mass, or why it has none. `given` is the amount as written; `note` what a reader must know of the reading. */
export type Mass =
  | { readonly ok: true; readonly kg: Rational; readonly given: string; readonly note?: string | undefined }
  | { readonly ok: false; readonly why: string; readonly given: string };

/** Kilograms of one unit of a lot, by what its own rows state. */
export interface UnitMass {
  readonly kg: Rational;
  readonly by: string;
}

/** Weighs amounts. The same amount is weighed once: a million rows hold few different ones. */
export class Scale {
  readonly #units: UnitTable;
  readonly #known = new Map<string, Mass>();
  readonly #contents = new Map<string, StatedContent>();

  constructor(units: UnitTable, contents: readonly StatedContent[]) {
    this.#units = units;
    for (const content of contents) {
      const key = content.lot === undefined ? `product ${content.product}` : `lot ${foldLot(content.lot)}`;
      if (!this.#contents.has(key)) this.#contents.set(key, content);
    }
  }

  /** The mass by the row's own words alone. */
  weigh({ quantity, unit, netKg }: Amount): Mass {
    const key = `${quantity}\u0000${unit}\u0000${netKg}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const mass = this.#read({ quantity, unit, netKg });
    this.#known.set(key, mass);
    return mass;
  }

  /** The mass of so much of a lot: by the row, else by a net content that a record states of the lot or its product. */
  weighOf(
    amount: Amount,
    lot: {
      readonly key: string;
      readonly product?: string | undefined;
      readonly unitMass: (unit: string) => UnitMass | undefined;
    },
  ): Mass {
    const plain = this.weigh(amount);
    const { quantity, unit } = amount;
    if (plain.ok || quantity === undefined || unit === undefined) return plain;
    const count = readDecimal(quantity.trim());
    if (count === undefined || count.n < 0n) return plain;
    const stated = this.#contents.get(`lot ${lot.key}`) ?? this.#contents.get(`product ${lot.product}`);
    const found = stated === undefined ? undefined : this.#byContent(amount, stated);
    if (found !== undefined) return found;
    const each = lot.unitMass(unit);
    if (each === undefined) return plain;
    const note = `one ${unit} weighs as ${each.by} states`;
    return { ok: true, kg: times(count, each.kg), given: plain.given, note };
  }

  /** Whether a unit is no mass, so that one of it needs a net content. */
  isCounted(unit: string | undefined): boolean {
    return unit !== undefined && readUnit(this.#units, unit)?.dimension !== "mass";
  }

  /** Whether two words mean one unit. */
  sameUnit(a: string, b: string): boolean {
    const [one, other] = [readUnit(this.#units, a), readUnit(this.#units, b)];
    if (one === undefined || other === undefined) return a.trim().toLowerCase() === b.trim().toLowerCase();
    return one.code === other.code;
  }

  #read({ quantity, unit, netKg }: Amount): Mass {
    const given = [quantity ?? "?", unit].filter((part) => part !== undefined).join(" ");
    if (quantity === undefined && netKg === undefined)
      return { ok: false, why: "no quantity is given", given };
    const found = toKilograms(this.#units, { quantity: quantity ?? "", unit, netKg });
    const mass = found.ok ? readDecimal(found.value) : undefined;
    if (found.ok && mass !== undefined) return { ok: true, kg: mass, given, note: found.note };
    const known = readUnit(this.#units, unit);
    const isPackage = known?.dimension === "package" && readDecimal((quantity ?? "").trim()) !== undefined;
    const why = isPackage ? `${known.name} has no net content` : found.ok ? "no number" : found.why;
    return { ok: false, why, given };
  }

  /** A statement is about one piece of the product as it is traded: a case, where cases are counted. */
  #byContent(
    { quantity, unit }: Amount,
    { what, quantity: content, unit: per }: StatedContent,
  ): Mass | undefined {
    if (quantity === undefined || unit === undefined || per === undefined) return undefined;
    const known = readUnit(this.#units, unit);
    const one = known === undefined || known.dimension === "package" ? unit : "C62";
    const netContent = { unit: one, quantity: content, per };
    const found = toKilograms(this.#units, { quantity, unit, netContent });
    const mass = found.ok ? readDecimal(found.value) : undefined;
    if (mass === undefined) return undefined;
    const note = `one ${unit} holds ${content} ${per} by its stated ${what}`;
    return { ok: true, kg: mass, given: `${quantity} ${unit}`, note };
  }
}

export const none = rational(0n);

export const sumOf = (masses: readonly Rational[]): Rational => masses.reduce(plus, none);

/** All masses together, or why one of them has none. */
export function together(masses: readonly Mass[]): Mass {
  const missing = masses.find((mass) => !mass.ok);
  if (missing !== undefined) return missing;
  const known = masses.flatMap((mass) => (mass.ok ? [mass] : []));
  return {
    ok: true,
    kg: sumOf(known.map((mass) => mass.kg)),
    given: known.map(({ given }) => given).join(" + "),
  };
}

export const isMore = (a: Rational, b: Rational): boolean => compare(a, b) > 0;
export const larger = (a: Rational, b: Rational): Rational => (isMore(a, b) ? a : b);
export const smaller = (a: Rational, b: Rational): Rational => (isMore(a, b) ? b : a);
export const distance = (a: Rational, b: Rational): Rational => (isMore(a, b) ? minus(a, b) : minus(b, a));

/** Whether a is beyond b by more than the tolerance, a share of b. */
export const isBeyond = (a: Rational, b: Rational, tolerance: Rational): boolean =>
  isMore(a, plus(b, times(b, tolerance)));

/** Whether two figures part by more than the tolerance, a share of the larger. */
export const partTooFar = (a: Rational, b: Rational, tolerance: Rational): boolean =>
  isMore(distance(a, b), times(larger(a, b), tolerance));

export const ratio = (a: Rational, b: Rational): Rational => dividedBy(a, b);

/** Amounts together: in kilograms, or in the one unit that all of them are counted in. */
export type Total =
  | { readonly ok: true; readonly value: Rational; readonly unit: string }
  | { readonly ok: false; readonly why: string };

/** Adds amounts up. Pieces of one kind can be held against one another although nobody says what one weighs. */
export function totalOf(scale: Scale, amounts: readonly Amount[], weigh: (amount: Amount) => Mass): Total {
  const whole = together(amounts.map(weigh));
  if (whole.ok) return { ok: true, value: whole.kg, unit: "kg" };
  const [first] = amounts;
  const counts = amounts.flatMap(({ quantity, unit }) => {
    const count = readDecimal(quantity?.trim() ?? "");
    const isSame = unit !== undefined && first?.unit !== undefined && scale.sameUnit(unit, first.unit);
    return count !== undefined && count.n >= 0n && isSame ? [count] : [];
  });
  if (first?.unit === undefined || counts.length < amounts.length) return { ok: false, why: whole.why };
  return { ok: true, value: sumOf(counts), unit: first.unit };
}
