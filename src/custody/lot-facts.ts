import { hsDigits } from "../goods/hs.ts";
import type { Rational } from "../goods/rational.ts";
import { dividedBy } from "../goods/rational.ts";
import { compareText } from "../model/compare-text.ts";
import { foldLot } from "../tracing/shares/share-input.ts";
import type { Book, Lot } from "./book/book.ts";
import {
  type Amount,
  isMore,
  type Mass,
  partTooFar,
  type Scale,
  together,
  type UnitMass,
} from "./book/masses.ts";
import type { End, Movement } from "./book/movement.ts";
import type { PaperUse } from "./book/paper.ts";
import type { Flow } from "./book/run.ts";
import type { Who } from "./custody-input.ts";

/** What is read from the rows of a lot once, for all rules. */
export interface LotFacts {
  readonly product: string | undefined;
  /** Digits; undefined where no row tells the good. */
  readonly hs: string | undefined;
  /** Sites at which it was made, by its runs, else by its own row. */
  readonly madeAt: ReadonlySet<string>;
  /** How much there is of it, and which record says so; undefined where none does. */
  readonly held:
    | { readonly mass: Mass; readonly amounts: readonly Amount[]; readonly by: string }
    | undefined;
  weigh(amount: Amount): Mass;
  massOf(movement: Movement): Mass;
}

const known = new WeakMap<Lot, LotFacts>();

/** The facts of a lot; worked out at first need and kept with it. */
export function factsOf(book: Book, lot: Lot): LotFacts {
  const found = known.get(lot) ?? readFacts(book, lot);
  known.set(lot, found);
  return found;
}

function readFacts(book: Book, lot: Lot): LotFacts {
  const product = lot.rows.flatMap(({ cells }) => cells.product ?? []).toSorted(compareText)[0];
  const unitMass = unitMasses(book.scale, lot);
  const weigh = (amount: Amount): Mass => book.scale.weighOf(amount, { key: lot.key, product, unitMass });
  const made = new Set(lot.made.flatMap(({ run }) => run.site ?? []));
  return {
    product,
    hs: hsOf(book, lot, product),
    madeAt: made.size > 0 ? made : new Set(lot.rows.flatMap(({ cells }) => cells.site?.trim() ?? [])),
    held: heldBy(lot, weigh),
    weigh,
    massOf: ({ amounts }) => together(amounts.map(weigh)),
  };
}

function hsOf({ hsOfProduct }: Book, lot: Lot, product: string | undefined): string | undefined {
  const written = [
    ...lot.rows.map(({ cells }) => cells.hs),
    product === undefined ? undefined : (hsOfProduct.get(product) ?? undefined),
    ...lot.movements.flatMap(({ rows }) => rows.map(({ cells }) => cells.hs)),
    ...lot.stock.map(({ cells }) => hsOfProduct.get(cells.good ?? "") ?? cells.good),
    ...lot.papers.map(({ row }) => row.cells.good),
  ];
  return written.map((text) => hsDigits(text)).find((digits) => digits.length >= 4);
}

/** What its runs made of it, or what its own row says: the larger, since a rule fails only where neither suffices. */
function heldBy(lot: Lot, weigh: LotFacts["weigh"]): LotFacts["held"] {
  const rows = lot.rows.flatMap(({ cells }) => (cells.quantity === undefined ? [] : [amountOf(cells)]));
  const said = rows.map((amount) => ({
    amounts: [amount],
    mass: weigh(amount),
    by: `the row of lot ${lot.id}`,
  }));
  const runs = [...new Set(lot.made.map(({ run }) => run.id))].join(", ");
  const made =
    lot.made.length === 0
      ? []
      : [{ amounts: lot.made, mass: together(lot.made.map(weigh)), by: `run ${runs}` }];
  const all = [...made, ...said];
  const known = all.filter(({ mass }) => mass.ok);
  const most = known.reduce<(typeof all)[number] | undefined>(
    (a, b) => (a === undefined || isHeavier(b, a) ? b : a),
    undefined,
  );
  return most ?? all[0];
}

const isHeavier = (a: { readonly mass: Mass }, b: { readonly mass: Mass }): boolean =>
  a.mass.ok && b.mass.ok && isMore(a.mass.kg, b.mass.kg);

const amountOf = ({ quantity, unit }: { readonly quantity?: string; readonly unit?: string }): Amount => ({
  quantity,
  unit,
});

/**
 * What one unit of the lot weighs by its own rows: a row of a movement that gives pieces and their net mass, or a paper
 * that gives both of the same goods. Where two of them differ by more than rounding none is taken.
 */
function unitMasses(scale: Scale, lot: Lot): (unit: string) => UnitMass | undefined {
  let stated: readonly (UnitMass & { readonly unit: string })[] | undefined;
  return (unit) => {
    stated ??= [...statedByRows(scale, lot), ...statedByPapers(scale, lot)];
    const fitting = stated.filter((each) => scale.sameUnit(each.unit, unit));
    const [first] = fitting;
    const apart = fitting.some(({ kg }) => first !== undefined && partTooFar(kg, first.kg, hundredth));
    return apart ? undefined : first;
  };
}

/** Net masses are written to the kilogram, so that what one piece weighs by two rows differs a little. */
const hundredth: Rational = { n: 1n, d: 100n };

type Stated = UnitMass & { readonly unit: string };

function statedByRows(scale: Scale, { movements }: Lot): readonly Stated[] {
  return movements.flatMap(({ shipment, rows }) =>
    rows.flatMap(({ cells: { quantity, unit, net_kg } }) => {
      if (unit === undefined || net_kg === undefined || !scale.isCounted(unit)) return [];
      return each(scale, { quantity, unit }, { quantity: net_kg, unit: "kg" }, shipment.id);
    }),
  );
}

function statedByPapers(scale: Scale, { papers }: Lot): readonly Stated[] {
  const groups = Map.groupBy(papers, ({ paper, shipment }) => `${paper.number}|${shipment ?? ""}`);
  return [...groups.values()].flatMap((uses) => {
    const counted = uses.filter(({ row }) => row.cells.unit !== undefined && scale.isCounted(row.cells.unit));
    const weighed = uses.filter((use) => scale.weigh(amountOf(use.row.cells)).ok);
    const [one, other] = [counted[0], weighed[0]];
    if (counted.length !== 1 || weighed.length !== 1 || one === undefined || other === undefined) return [];
    const { quantity, unit = "" } = one.row.cells;
    return each(scale, { quantity, unit }, amountOf(other.row.cells), one.paper.number);
  });
}

function each(
  scale: Scale,
  { quantity, unit }: { readonly quantity: string | undefined; readonly unit: string },
  mass: Amount,
  by: string,
): readonly Stated[] {
  // A count is weighed as if it were kilograms: only its number is wanted.
  const [count, whole] = [scale.weigh({ quantity, unit: "kg" }), scale.weigh(mass)];
  if (!count.ok || !whole.ok || count.kg.n <= 0n || whole.kg.n <= 0n) return [];
  return [{ unit, kg: dividedBy(whole.kg, count.kg), by }];
}

/** The party that sends, or receives, at an end: as the row names it, else as the site's row does. */
export function whoAt({ sites }: Book, { who, site }: End): Who {
  if (who.key !== undefined || who.name !== undefined || site === undefined) return who;
  const party = sites.get(site)?.cells.party;
  return party === undefined ? {} : { key: party, name: party };
}

/** Whether an end of a movement is at a site: named, or the site's party where none is named. */
export function isAt(book: Book, end: End, site: string): boolean {
  if (end.site !== undefined) return end.site === site;
  const { parties } = book.input;
  const [there, owner] = [parties.find(end.who), parties.find(whoAt(book, { site, who: {} }))];
  return there !== undefined && there === owner;
}

/** How a flow of a run is called. */
export const flowName = ({ run, side, lotGiven }: Flow): string =>
  `run ${run.id}, ${side === "in" ? "input" : "output"} ${lotGiven ?? "(no lot)"}`;

/** Rows of papers about one movement: those that name its shipment, and this lot or none; and those that its rows name. */
export function papersOf(lot: Lot, { shipment }: Movement): readonly PaperUse[] {
  const own = shipment.papers.filter((use) => use.lot === undefined || use.lot === lot.key);
  const named = shipment.named.flatMap((paper) =>
    paper.contents.map((row): PaperUse => ({ paper, row, lot: undefined, shipment: shipment.id })),
  );
  return named.length === 0 ? own : [...own, ...named];
}

/** The mass of what went into a run or came out of it, by the facts of its own lot. */
export function massOfFlow(book: Book, flow: Flow): Mass {
  const lot = book.lots.get(foldLot(flow.lotGiven) ?? "");
  return lot === undefined ? book.scale.weigh(flow) : factsOf(book, lot).weigh(flow);
}

/** The HS digits of what went into a run or came out of it; undefined where no row tells. */
export function hsOfFlow(book: Book, flow: Flow): string | undefined {
  const lot = book.lots.get(foldLot(flow.lotGiven) ?? "");
  return lot === undefined ? undefined : factsOf(book, lot).hs;
}
