import { minus, type Rational, rational, readDecimal, times } from "../../goods/rational.ts";
import { inUnit } from "../../goods/units.ts";
import type { Asked, Check } from "../asked.ts";
import { type Book, push } from "../book/book.ts";
import { isMore, sumOf } from "../book/masses.ts";
import type { Flow, Run } from "../book/run.ts";
import { type PeriodWord, periodsIn, readPerPeriod, type Span } from "../capacity-period.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import { hsOfFlow, massOfFlow } from "../lot-facts.ts";
import { names } from "../words.ts";

/** R9: what a site made of this good in the periods of a run is not beyond what it says that it can make. */
export const capacity: Check = (asked) =>
  [...new Set(asked.lot.made.map(({ run }) => run))].flatMap((run) => ofRun(asked, run) ?? []);

function ofRun(asked: Asked, run: Run): Finding | undefined {
  const cells = asked.book.sites.get(run.site ?? "")?.cells;
  if (cells?.capacity === undefined) return undefined;
  const documents = [run.id, run.site ?? ""];
  const most = readDecimal(cells.capacity);
  const per = readPerPeriod(cells.capacity_unit);
  if (most === undefined || per === undefined)
    return cannotTell(
      `the capacity of ${run.site}, ${cells.capacity} ${cells.capacity_unit ?? ""}, is not read as so much a day, week, month or year`,
      documents,
    );
  const window = periodsIn(run.when, per.period);
  if (window === undefined) return cannotTell(`the days of run ${run.id} are not known`, documents);
  const made = madeIn(asked, { site: run.site ?? "", window, unit: per.unit });
  if (made === undefined)
    return cannotTell(
      `what ${run.site} made has no amount in ${per.unit}, in which its capacity is given`,
      documents,
    );
  const can = times(most, rational(BigInt(window.count)));
  const words = `${run.site} made ${text(made.amount)} ${per.unit} in ${periodWords(window.count, per.period)} (${names(made.runs)}), and can make ${text(can)}`;
  return isMore(made.amount, can)
    ? failing(
        {
          amount: inKilograms(asked, minus(made.amount, can), per.unit),
          unit: made.isMass ? "kg" : per.unit,
        },
        words,
        [...made.runs, run.site ?? ""],
      )
    : pass("what its site made is within its capacity", documents);
}

const text = (value: Rational): string => `${Number((Number(value.n) / Number(value.d)).toPrecision(12))}`;

const periodWords = (count: number, period: PeriodWord): string =>
  `${count} ${period}${count === 1 ? "" : "s"}`;

interface Window {
  readonly site: string;
  readonly window: Span;
  readonly unit: string;
}

interface MadeThere {
  readonly amount: Rational;
  readonly runs: readonly string[];
  readonly isMass: boolean;
}

const known = new WeakMap<Book, Map<string, MadeThere | null>>();

/** All of one good that runs wholly within some days made at a site. Asked of many lots, worked out once. */
function madeIn({ book, facts }: Asked, { site, window, unit }: Window): MadeThere | undefined {
  const heading = facts.hs?.slice(0, 4) ?? "";
  const sums = known.get(book) ?? new Map<string, MadeThere | null>();
  known.set(book, sums);
  const key = `${site}|${heading}|${unit}|${window.from}|${window.to}`;
  const found = sums.get(key);
  if (found !== undefined) return found ?? undefined;
  const flows = outputsAt(book, site, heading).filter(
    ({ run }) => run.when.earliest >= window.from && run.when.latest <= window.to,
  );
  const sum = addUp(book, flows, unit);
  sums.set(key, sum ?? null);
  return sum;
}

const outputs = new WeakMap<Book, Map<string, Flow[]>>();

/** What runs at a site made, by heading. */
function outputsAt(book: Book, site: string, heading: string): readonly Flow[] {
  const all = outputs.get(book) ?? new Map<string, Flow[]>();
  if (!outputs.has(book)) {
    for (const run of book.runs.values())
      for (const flow of run.outputs)
        push(all, `${run.site ?? ""}|${hsOfFlow(book, flow)?.slice(0, 4) ?? ""}`, flow);
    outputs.set(book, all);
  }
  return all.get(`${site}|${heading}`) ?? [];
}

function addUp(book: Book, flows: readonly Flow[], unit: string): MadeThere | undefined {
  const { units } = book.input;
  const isMass = inUnit(units, { quantity: "1", unit }, "kg").ok;
  const amounts = flows.map((flow) => {
    if (!isMass) return decimal(inUnit(units, { quantity: flow.quantity ?? "", unit: flow.unit }, unit));
    const mass = massOfFlow(book, flow);
    return mass.ok ? dividedByUnit(book, mass.kg, unit) : undefined;
  });
  if (amounts.some((amount) => amount === undefined)) return undefined;
  const runs = [...new Set(flows.map(({ run }) => run.id))];
  return { amount: sumOf(amounts.flatMap((amount) => amount ?? [])), runs, isMass };
}

const decimal = (found: ReturnType<typeof inUnit>): Rational | undefined =>
  found.ok ? readDecimal(found.value) : undefined;

/** Kilograms in the unit of the capacity. */
function dividedByUnit({ input }: Book, mass: Rational, unit: string): Rational | undefined {
  const one = decimal(inUnit(input.units, { quantity: "1", unit }, "kg"));
  return one === undefined ? undefined : times(mass, { n: one.d, d: one.n });
}

function inKilograms({ book }: Asked, amount: Rational, unit: string): Rational {
  const one = decimal(inUnit(book.input.units, { quantity: "1", unit }, "kg"));
  return one === undefined ? amount : times(amount, one);
}
