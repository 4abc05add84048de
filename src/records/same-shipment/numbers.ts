import { compareText } from "../../model/compare-text.ts";
import { namesNothing } from "../../tracing/placeholder-text.ts";
import type { ShipmentRow } from "../../tracing/shipment-row.ts";
import { foldHeading } from "../fold-heading.ts";

/**
 * Kinds of number by which papers of trade are known. `bill` = a bill of lading of which nothing says whether it is a
 * master or a house bill; `paper` = a document of which nothing says what it is.
 */
export type NumberKind = "house" | "bill" | "master" | "invoice" | "entry" | "paper";

/** The numbers of a row by kind, folded. */
export type RowNumbers = Readonly<Record<NumberKind, readonly string[]>>;

/** One of them. */
export interface RowNumber {
  readonly kind: NumberKind;
  readonly number: string;
}

/** Folded headings, the first that fits. A house or master bill is told before a bill, and a type of bill is no number. */
const headings: readonly (readonly [RegExp, NumberKind])[] = [
  [/type|date|vs|indicator|quantity|weight|value|amount/, "paper"],
  [/house.*(bill|bl|bol)|^(hbl|hawb|hbol)/, "house"],
  [/master.*(bill|bl|bol)|^(mbl|mawb|mbol)/, "master"],
  [/billoflading|billnumber|bolnumber|bolno|blnumber|blno|^(bl|bol|bill|awb)$|提单/, "bill"],
  [/invoice|发票|發票/, "invoice"],
  [/^(entry|entrynumber|entryno|customsentry|declarationnumber|mrn)$/, "entry"],
];

const kindByHeading = new Map<string, NumberKind>();

/** What kind of number stands under a heading; `paper` where the heading does not say. */
export function kindOfHeading(heading: string | undefined): NumberKind {
  if (heading === undefined) return "paper";
  const known = kindByHeading.get(heading);
  if (known !== undefined) return known;
  const folded = foldHeading(heading);
  const kind = headings.find(([pattern]) => pattern.test(folded))?.[1] ?? "paper";
  if (kindByHeading.size < 10_000) kindByHeading.set(heading, kind);
  return kind;
}

/** Words before a number that say what it is the number of: "B/L PGU-20117", "Invoice no. 77-12". */
const prefixes: readonly (readonly [RegExp, NumberKind])[] = [
  [
    /^(?:h\s?b\s?\/?\s?l|house b\s?\/?\s?l|house bill(?: of lading)?)(?:\s*(?:no|number|#))?[.:#]*\s+/i,
    "house",
  ],
  [
    /^(?:m\s?b\s?\/?\s?l|master b\s?\/?\s?l|master bill(?: of lading)?)(?:\s*(?:no|number|#))?[.:#]*\s+/i,
    "master",
  ],
  [/^(?:b\s?\/?\s?l|bol|awb|bill of lading)(?:\s*(?:no|number|#))?[.:#]*\s+/i, "bill"],
  [/^(?:commercial )?inv(?:oice)?(?:\s*(?:no|number|#))?[.:#]*\s+/i, "invoice"],
];

/** The number in a cell, with what the cell itself says it is; the heading says it otherwise. */
function readNumber(cell: string, heading: NumberKind): RowNumber {
  const text = cell.normalize("NFKC").trim();
  for (const [pattern, said] of prefixes)
    if (pattern.test(text)) return { kind: said, number: foldNumber(text.replace(pattern, "")) };
  return { kind: heading, number: foldNumber(text) };
}

const foldNumber = (text: string): string => text.replace(/\s+/g, "").toUpperCase();

/** A number that tells one paper from another: three letters or digits, a digit among them, and not zeros alone. */
function tells(text: string): boolean {
  const telling = text.replace(/[^\p{L}\p{N}]/gu, "");
  return telling.length >= 3 && /\p{N}/u.test(telling) && !/^0+$/.test(telling);
}

const separators = /[;|,\n]|\s[/&]\s/;

/** A cell may name several papers. */
function numbersIn(text: string | undefined, kind: NumberKind): readonly RowNumber[] {
  if (text === undefined || namesNothing(text)) return [];
  const cells = separators.test(text) ? text.split(/[;|,\n]+|\s[/&]\s/) : [text];
  return cells.map((cell) => readNumber(cell, kind)).filter(({ number }) => tells(number));
}

/** "House", "H", "Master Bill", in a column such as `billOfLadingType` or `HOUSE_VS_MASTER`. */
function levelOf(extra: ShipmentRow["extra"]): "house" | "master" | undefined {
  for (const heading of Object.keys(extra)) {
    if (!/bill.*type|bol.*type|house.*vs.*master/.test(foldHeading(heading))) continue;
    const word = (extra[heading] ?? "").toLowerCase().replace(/[^a-z]/g, "");
    if (/^(h|house)(b|bl|bill|billoflading)?$/.test(word)) return "house";
    if (/^(m|master)(b|bl|bill|billoflading)?$/.test(word)) return "master";
  }
  return undefined;
}

/** Every number that a row's own columns give, each with its kind by the heading above it or the word before it. */
function* given({ cells, extra }: ShipmentRow, heading: string | undefined): Generator<RowNumber> {
  const own = kindOfHeading(heading);
  const level = levelOf(extra);
  for (const one of numbersIn(cells.document, own))
    yield level !== undefined && (one.kind === "bill" || one.kind === "paper")
      ? { ...one, kind: level }
      : one;
  yield* numbersIn(cells.entry, "entry");
  for (const other of Object.keys(extra)) {
    const kind = kindOfHeading(other);
    if (kind !== "paper") yield* numbersIn(extra[other], kind);
  }
}

const none: readonly string[] = [];
export const noNumbers: RowNumbers = {
  house: none,
  bill: none,
  master: none,
  invoice: none,
  entry: none,
  paper: none,
};

/** Written out, so that a million of them have one shape. */
const oneNumber = ({ kind, number }: RowNumber): RowNumbers => ({
  house: kind === "house" ? [number] : none,
  bill: kind === "bill" ? [number] : none,
  master: kind === "master" ? [number] : none,
  invoice: kind === "invoice" ? [number] : none,
  entry: kind === "entry" ? [number] : none,
  paper: kind === "paper" ? [number] : none,
});

/**
 * The numbers of the papers that a row names. `heading` is the file's own over `document`. A bill beside a house bill of
 * the same row is its master; a master that is the row's own bill is a bill that has no house bills.
 */
export function numbersOf(row: ShipmentRow, heading: string | undefined): RowNumbers {
  const all = [...given(row, heading)];
  const [first] = all;
  if (first === undefined) return noNumbers;
  if (all.length === 1) return oneNumber(first);
  const of = (kind: NumberKind): readonly string[] => [
    ...new Set(all.flatMap((one) => (one.kind === kind ? [one.number] : []))),
  ];
  const house = of("house");
  const isHouse = isAmong(house);
  const isMaster = isAmong(of("master"));
  // A paper of no said kind that stands among the masters too is a bill with no house bills under it.
  const bill = [...of("bill"), ...of("paper").filter(isMaster)].filter((number) => !isHouse(number));
  const isOwn = isAmong([...house, ...bill]);
  return {
    house,
    bill: house.length === 0 ? bill : none,
    master: [
      ...of("master").filter((number) => (house.length > 0 ? !isHouse(number) : !isOwn(number))),
      ...(house.length === 0 ? none : bill.filter((number) => !isMaster(number))),
    ],
    invoice: of("invoice"),
    entry: of("entry"),
    paper: of("paper").filter((number) => !isOwn(number)),
  };
}

/** Whether a bill's number is one of these, however it is written. */
function isAmong(numbers: readonly string[]): (number: string) => boolean {
  const known = new Set(numbers.map(unmarked));
  return (number) => known.has(unmarked(number));
}

/** The carrier's code of four letters before a bill's number, which some files write and others leave out. */
const carrier = /^[A-Z]{4}(?=.{6})/;
const withoutCarrier = (number: string): string => number.replace(carrier, "");

const isBill = (kind: NumberKind): boolean => kind === "bill" || kind === "house";

/** A number without strokes and points, which carriers and files set as they like. */
const unmarked = (number: string): string => number.replace(/[./-]+/g, "");

/** What bills, and papers that may be bills, are looked up by. */
export const bare = (number: string): string => withoutCarrier(unmarked(number));

function sameNumber(a: string, b: string, bills: boolean): boolean {
  if (a === b) return true;
  if (!bills) return false;
  const [one, other] = [unmarked(a), unmarked(b)];
  return one === other || withoutCarrier(one) === other || withoutCarrier(other) === one;
}

type Relation = "same" | "differ" | "none";

/** Sets of numbers of one kind: alike throughout, or not; where one side gives none, nothing is known. */
function relate(a: readonly string[], b: readonly string[], bills = false): Relation {
  if (a.length === 0 || b.length === 0) return "none";
  const within = (some: readonly string[], all: readonly string[]): boolean =>
    some.every((one) => all.some((other) => sameNumber(one, other, bills)));
  return within(a, b) && within(b, a) ? "same" : "differ";
}

const finest = ({ house, bill }: RowNumbers): readonly string[] => (house.length > 0 ? house : bill);

/** The finest bills of each. A bill that is the other's master stands above it and is no other bill. */
function relateBills(a: RowNumbers, b: RowNumbers): Relation {
  const [one, other] = [finest(a), finest(b)];
  const found = relate(one, other, true);
  if (found !== "differ") return found;
  const above = relate(one, b.master, true) === "same" || relate(other, a.master, true) === "same";
  return above ? "none" : "differ";
}

const told = ["house", "bill", "invoice", "entry", "paper"] as const;

/** A paper of no said kind is the other's where it bears its number; another number may be another kind's. */
function sharedPaper(a: RowNumbers, b: RowNumbers): readonly RowNumber[] {
  if (a.paper.length === 0) return [];
  return told.flatMap((kind) =>
    b[kind].flatMap((number) =>
      a.paper.some((paper) => sameNumber(paper, number, isBill(kind))) ? [{ kind, number }] : [],
    ),
  );
}

export interface NumberRelation {
  /** A paper that both rows name; a master bill is none. */
  readonly shared: RowNumber | undefined;
  /** Papers of one kind that differ, or of which one row names more: one invoice over several bills is several shipments. */
  readonly differ: NumberKind | undefined;
}

/** A number as it is told: by its kind where one row says it, and with the carrier's code where one row writes it. */
function fuller(numbers: readonly RowNumber[]): RowNumber | undefined {
  if (numbers.length < 2) return numbers[0];
  return numbers.toSorted(
    (a, b) =>
      told.indexOf(a.kind as (typeof told)[number]) - told.indexOf(b.kind as (typeof told)[number]) ||
      b.number.length - a.number.length ||
      compareText(a.number, b.number),
  )[0];
}

function sharedOf(a: RowNumbers, b: RowNumbers, kind: "bill" | "entry" | "invoice"): RowNumber | undefined {
  const kinds = kind === "bill" ? (["house", "bill"] as const) : [kind];
  return fuller(kinds.flatMap((one) => [...a[one], ...b[one]].map((number) => ({ kind: one, number }))));
}

/** What the numbers of two rows say of their being one shipment. */
export function relateNumbers(a: RowNumbers, b: RowNumbers): NumberRelation {
  const relations = {
    bill: relateBills(a, b),
    entry: relate(a.entry, b.entry),
    invoice: relate(a.invoice, b.invoice),
  } as const;
  const kinds = ["bill", "entry", "invoice"] as const;
  const kind = kinds.find((one) => relations[one] === "same");
  return {
    shared: kind === undefined ? fuller([...sharedPaper(a, b), ...sharedPaper(b, a)]) : sharedOf(a, b, kind),
    differ: kinds.find((one) => relations[one] === "differ"),
  };
}

/** Master bills that any row names: under such a number stand the goods of several shipments. */
export const mastersOf = (all: readonly RowNumbers[]): ReadonlySet<string> =>
  new Set(all.flatMap(({ master }) => master.map(unmarked)));

/** A bill that another row calls its master is a master bill, whatever its own row says. */
export function demoted(numbers: RowNumbers, masters: ReadonlySet<string>): RowNumbers {
  const isMaster = (number: string): boolean => masters.has(unmarked(number));
  const moved = [...numbers.bill, ...numbers.paper].filter(isMaster);
  if (moved.length === 0) return numbers;
  return {
    ...numbers,
    bill: numbers.bill.filter((number) => !isMaster(number)),
    paper: numbers.paper.filter((number) => !isMaster(number)),
    master: [...new Set([...numbers.master, ...moved])],
  };
}
