import { hsDigits, hsFits } from "../../goods/hs.ts";
import { type Rational, rational } from "../../goods/rational.ts";
import type { CanonicalRow } from "../../model/records.ts";
import { dayIn, type Span } from "../days.ts";
import { factsOf, isAt, papersOf, whoAt } from "../lot-facts.ts";
import type { Book, Lot } from "./book.ts";
import { type Mass, together } from "./masses.ts";
import type { Movement } from "./movement.ts";

/** What came into a stock or left it. */
export interface Leg {
  readonly name: string;
  readonly side: "in" | "out";
  readonly when: Span;
  /** It may come later than `when`: only the day it left is known. */
  readonly mayBeLate: boolean;
  readonly mass: Mass;
}

/** A counted stock: its rows in order of days, and all that came and left. */
export interface Ledger {
  readonly name: string;
  readonly rows: readonly StockRow[];
  readonly legs: readonly Leg[];
  /** Why more may have come or left than the legs tell. */
  readonly unsure?: string | undefined;
}

export interface StockRow {
  readonly day: number;
  readonly date: string;
  readonly opening: Rational | undefined;
  readonly saysOpening: boolean;
  readonly closing: Rational | undefined;
}

type Row = CanonicalRow<"stock">;

/** The ledgers that speak of a lot: its own, else those of its good where no lot of the good is ledgered apart. */
export function ledgersOf(book: Book, lot: Lot): readonly Ledger[] {
  const own = Map.groupBy(lot.stock, ({ cells }) => cells.site?.trim() ?? "");
  const apart = [...own].map(([site, rows]) => ({
    name: `the ledger of ${lot.id} at ${site}`,
    rows: readRows(book, rows),
    legs: legsAt(book, lot, site),
  }));
  const sites = sitesOf(lot).filter((site) => !own.has(site));
  return [...apart, ...sites.flatMap((site) => poolAt(book, lot, site) ?? [])];
}

function sitesOf(lot: Lot): readonly string[] {
  const sites = [
    ...[...lot.made, ...lot.draws].map(({ run }) => run.site),
    ...lot.movements.flatMap(({ from, to }) => [from.site, to.site]),
  ];
  return [...new Set(sites.flatMap((site) => site ?? []))];
}

const pools = new WeakMap<Book, Map<string, Ledger | null>>();

/**
 * The stock of a good at a site in which lots are not told apart; worked out once for all of its lots. A plant keeps such a
 * ledger for all of its customers, of whom papers of one are on file: what does not add up is then a question.
 */
function poolAt(book: Book, lot: Lot, site: string): Ledger | undefined {
  const rows = book.pools.get(site);
  const { hs } = factsOf(book, lot);
  if (rows === undefined || hs === undefined) return undefined;
  const fitting = rows.filter((row) => hsFits(goodOf(book, row), hs) === "fits");
  const good = fitting[0]?.cells.good;
  if (good === undefined) return undefined;
  const known = pools.get(book) ?? new Map<string, Ledger | null>();
  pools.set(book, known);
  const key = `${site}|${good}`;
  const found = known.get(key);
  if (found !== undefined) return found ?? undefined;
  const made = makePool(book, { site, good, rows: fitting.filter(({ cells }) => cells.good === good) });
  known.set(key, made ?? null);
  return made;
}

function makePool(
  book: Book,
  { site, good, rows }: { readonly site: string; readonly good: string; readonly rows: readonly Row[] },
): Ledger | undefined {
  const [first] = rows;
  const hs = first === undefined ? undefined : goodOf(book, first);
  const lots = [...(book.lotsAt.get(site) ?? [])].flatMap((key) => {
    const lot = book.lots.get(key);
    return lot !== undefined && hsFits(factsOf(book, lot).hs, hs) === "fits" ? [lot] : [];
  });
  if (lots.some(({ stock }) => stock.some(({ cells }) => cells.site?.trim() === site))) return undefined;
  const gone = lots.find(({ withdrawn }) => withdrawn.some(({ replacedBy }) => replacedBy.length === 0));
  const loose = withLoose(book, { site, hs, legs: lots.flatMap((lot) => legsAt(book, lot, site)) });
  return {
    name: `the ledger of ${good} at ${site}`,
    rows: readRows(book, rows),
    legs: loose.legs,
    unsure:
      gone === undefined
        ? (loose.unsure ?? `movements of other ${good} there need not be on file`)
        : `a record of ${gone.id} was taken back`,
  };
}

/** Movements that name no lot come into the stock of their good, and leave it. */
function withLoose(
  book: Book,
  {
    site,
    hs,
    legs,
  }: { readonly site: string; readonly hs: string | undefined; readonly legs: readonly Leg[] },
): Pick<Ledger, "legs" | "unsure"> {
  const owner = book.input.parties.find(whoAt(book, { site, who: {} }));
  const near = [...(book.looseAt.get(`site ${site}`) ?? []), ...(book.looseAt.get(`party ${owner}`) ?? [])];
  const loose = [...new Set(near)].map((movement) => ({
    movement,
    good: hsFits(movement.rows[0]?.cells.hs, hs),
  }));
  const fitting = loose.filter(({ good }) => good === "fits");
  const unknown = loose.find(({ good }) => good === "unknown");
  const moved = fitting.flatMap(
    ({ movement }) =>
      legOf(book, {
        movement,
        site,
        mass: together(movement.amounts.map((amount) => book.scale.weigh(amount))),
      }) ?? [],
  );
  return {
    legs: [...legs, ...moved],
    unsure:
      unknown === undefined ? undefined : `the good of shipment ${unknown.movement.shipment.id} is not known`,
  };
}

/** The HS code of the good that a row counts. */
const goodOf = ({ hsOfProduct }: Book, { cells }: Row): string | undefined => {
  const own = hsDigits(cells.good);
  return own.length >= 4 ? own : hsOfProduct.get(cells.good ?? "");
};

function readRows({ scale }: Book, rows: readonly Row[]): readonly StockRow[] {
  const read = rows.flatMap(({ cells: { date, opening, closing, unit } }): readonly StockRow[] => {
    const day = dayIn(date);
    if (day === undefined || date === undefined) return [];
    const count = (quantity: string | undefined): Rational | undefined => {
      const isBelow = quantity?.trim().startsWith("-") === true;
      const mass =
        quantity === undefined
          ? undefined
          : scale.weigh({ quantity: quantity.trim().replace(/^-/, ""), unit });
      return mass?.ok === true ? rational(isBelow ? -mass.kg.n : mass.kg.n, mass.kg.d) : undefined;
    };
    return [
      { day, date, opening: count(opening), saysOpening: opening !== undefined, closing: count(closing) },
    ];
  });
  return read.toSorted((a, b) => a.day - b.day);
}

/** All that came of a lot to a site, and left it. */
function legsAt(book: Book, lot: Lot, site: string): readonly Leg[] {
  const facts = factsOf(book, lot);
  const runs = [...lot.made, ...lot.draws].filter(({ run }) => run.site === site);
  const made = runs.map(
    (flow): Leg => ({
      name: `run ${flow.run.id}`,
      side: flow.side === "out" ? "in" : "out",
      when: flow.run.when,
      mayBeLate: false,
      mass: facts.weigh(flow),
    }),
  );
  const moved = lot.movements.flatMap(
    (movement) => legOf(book, { movement, site, mass: facts.massOf(movement), lot }) ?? [],
  );
  return [...made, ...moved];
}

/** A movement as the stock at a site sees it; undefined where it neither comes nor leaves. */
function legOf(
  book: Book,
  {
    movement,
    site,
    mass,
    lot,
  }: { readonly movement: Movement; readonly site: string; readonly mass: Mass; readonly lot?: Lot },
): Leg | undefined {
  const [out, into] = [isAt(book, movement.from, site), isAt(book, movement.to, site)];
  if (out === into) return undefined;
  return {
    name: `shipment ${movement.shipment.id}`,
    side: into ? "in" : "out",
    when: into ? cameOn(movement, lot) : movement.leaves,
    mayBeLate: into && !movement.saysArrival,
    mass,
  };
}

/** From the day it left to the last day on which a row or a paper says that it had come. */
function cameOn(movement: Movement, lot: Lot | undefined): Span {
  if (movement.saysArrival) return movement.arrives;
  const { leaves, rows } = movement;
  const all = lot === undefined ? movement.shipment.papers : papersOf(lot, movement);
  const papers = all.filter(({ paper }) => paper.kind === "goods-receipt");
  const days = [
    ...rows.map(({ cells }) => dayIn(cells.import_date)),
    ...papers.map(({ row }) => dayIn(row.cells.date)),
  ].flatMap((day) => day ?? []);
  return days.length === 0 ? leaves : { earliest: leaves.earliest, latest: Math.max(leaves.latest, ...days) };
}
