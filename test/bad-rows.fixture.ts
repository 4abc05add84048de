import type { StoredRow } from "../src/store/stored-row.ts";

export const headings = [
  "shipment",
  "date",
  "seller_id",
  "seller",
  "buyer_id",
  "buyer",
  "hs",
  "quantity",
  "unit",
  "net_kg",
  "document",
] as const;

type Cells = Record<(typeof headings)[number], string>;
type Remark = readonly [code: string, column: string | null];

/** How a sound row is broken, and what is to come of it. */
export interface Fault {
  readonly name: string;
  readonly cells?: (cells: Cells) => Partial<Cells>;
  /** Done to the line, where cells alone cannot say it. */
  readonly line?: (line: string) => string;
  /** Of the row; undefined where the line is no row. */
  readonly status: StoredRow["status"] | undefined;
  /** What the import says of it; nothing where the cell is no fault of the row, and whoever uses it says what it lacks. */
  readonly remark?: Remark;
  /** What `trace` makes of it: that goods can have come by it, that it moves nothing to its buyer, or that it is in no answer. */
  readonly flow: "moves" | "no movement" | "left out";
  /** Of its hop, where it moves something. */
  readonly hop?: Readonly<Record<string, string | null>>;
  /** What its hop says of what cannot be used. */
  readonly note?: RegExp;
  /** What the hop after it says of the goods, where they fit whatever they are. */
  readonly fits?: RegExp;
}

const date = (text: string): Pick<Fault, "cells"> => ({ cells: () => ({ date: text }) });
const hs = (text: string): Pick<Fault, "cells" | "flow"> => ({ cells: () => ({ hs: text }), flow: "moves" });
const amount = (quantity: string, unit = "KG"): Pick<Fault, "cells" | "flow"> => ({
  cells: () => ({ quantity, unit, net_kg: "" }),
  flow: "moves",
});
const accepted = { status: "accepted" } as const;
const apart = { status: "quarantined", flow: "left out" } as const;
const still = { status: "accepted", flow: "no movement" } as const;
const wrongDay = { remark: ["row.value-invalid", "date"] } as const;
const wrongCode = { remark: ["row.value-invalid", "hs"] } as const;
const packed = (unit: string, note: RegExp): Omit<Fault, "name"> => ({
  ...accepted,
  ...amount("40", unit),
  hop: { kg: null },
  note,
});

/** Stands for a byte that is no text; U+FFFF stands in no file. */
export const torn = "\uFFFF";
const broken = (text: string): ((line: string) => string) => {
  const [before = "", after = ""] = text.split("|");
  return (line) => line.replace(before, after);
};

export const faults: readonly Fault[] = [
  { name: "a date to come", ...accepted, ...date("2087-03-02"), ...wrongDay, flow: "left out" },
  { name: "a date before 1990", ...apart, ...date("1985-03-02"), ...wrongDay },
  { name: "the first day of a clock", ...apart, ...date("1970-01-01"), ...wrongDay },
  { name: "a month before 1990", ...apart, ...date("1985-03"), ...wrongDay },
  { name: "31 February", ...apart, ...date("31.02.2024"), ...wrongDay },
  { name: "no date", ...apart, ...date(""), remark: ["row.value-missing", "date"] },
  {
    name: "a month without a day",
    ...date("2024-03"),
    status: "repaired",
    remark: ["row.repaired", "date"],
    flow: "moves",
    hop: { date: "2024-03-01", dateLatest: "2024-03-31" },
  },
  {
    name: "seller and buyer of one key",
    ...still,
    cells: ({ seller_id, seller }) => ({ buyer_id: seller_id, buyer: seller }),
    remark: ["row.contradiction", "buyer_id"],
  },
  {
    name: "seller and buyer of one name",
    ...still,
    cells: ({ seller }) => ({ seller_id: "", buyer_id: "", buyer: seller }),
    remark: ["row.contradiction", "buyer"],
  },
  {
    name: "seller and buyer of one name, once in capitals",
    ...still,
    cells: ({ seller }) => ({ seller_id: "", buyer_id: "", buyer: seller.toUpperCase() }),
    remark: ["row.contradiction", "buyer"],
  },
  {
    name: "no seller",
    ...accepted,
    cells: () => ({ seller_id: "", seller: "" }),
    remark: ["row.value-missing", "seller"],
    flow: "moves",
    hop: { fromName: "(no seller named)" },
  },
  {
    name: "no buyer",
    ...still,
    cells: () => ({ buyer_id: "", buyer: "" }),
    remark: ["row.value-missing", "buyer"],
  },
  {
    name: "a chapter that the system has not",
    ...accepted,
    ...hs("771234"),
    ...wrongCode,
    fits: /does not cover HS 771234, so that nothing is excluded/,
  },
  {
    name: "a heading that no chapter has",
    ...accepted,
    ...hs("529999"),
    fits: /does not cover HS 529999, so that nothing is excluded/,
  },
  {
    name: "a code in letters",
    ...accepted,
    ...hs("COTTON"),
    ...wrongCode,
    hop: { good: null },
    fits: /no HS code, so that any goods fit/,
  },
  {
    name: "a code of one digit",
    ...accepted,
    ...hs("5"),
    ...wrongCode,
    fits: /not read as an HS code, so that nothing is excluded/,
  },
  { name: "a chapter alone", ...accepted, ...hs("52"), fits: /fewer than four digits/ },
  { name: "a mass in boxes", ...packed("boxes", /no net content is known for BX/) },
  { name: "a mass in cases", ...packed("cases", /no net content is known for CS/) },
  { name: "a mass in ctn", ...packed("ctn", /no net content is known for CT/) },
  { name: "a unit that is none", ...packed("heaps", /"heaps" is not a unit/) },
  {
    name: "less than nothing",
    ...accepted,
    ...amount("-40"),
    hop: { kg: null },
    note: /the quantity -40 is negative/,
  },
  { name: "nothing", ...accepted, ...amount("0"), hop: { kg: "0" }, note: /takes .* back/ },
  { name: "a decimal comma", ...accepted, ...amount('"1.234,50"'), hop: { kg: "1234.5" } },
  {
    name: "a quantity in words",
    ...accepted,
    ...amount("twelve"),
    remark: ["row.value-invalid", "quantity"],
    hop: { kg: null },
  },
  {
    name: "a row told twice",
    ...accepted,
    line: (line) => `${line}\n${line}`,
    remark: ["row.duplicate", null],
    flow: "moves",
  },
  { name: "a blank line", status: undefined, line: () => ",".repeat(headings.length - 1), flow: "left out" },
  { name: "a separator too many", ...apart, line: broken("Farm|Farm, old"), remark: ["row.shape", null] },
  {
    name: "a cell too few",
    ...accepted,
    line: (line) => line.slice(0, line.lastIndexOf(",")),
    remark: ["row.shape", null],
    flow: "moves",
  },
  {
    name: "a byte that is no text",
    ...apart,
    line: broken(`Farm|Farm ${torn}`),
    remark: ["row.shape", null],
  },
];

/** A line of the file: its number as a spreadsheet shows it, and the fault planted in it. */
export interface Line {
  readonly text: string;
  readonly row: number;
  readonly fault?: number;
}

/** One row in so many is broken. */
export const every = 100;

const pad = (number: number, digits: number): string => String(number).padStart(digits, "0");

/** Between 2,000 makers of yarn and of cloth; every fiftieth name has a letter beyond ASCII, so that the file is UTF-8. */
function soundCells(number: number): Cells {
  const [seller, buyer] = [(number * 7) % 1000, 1000 + ((number * 13) % 1000)];
  return {
    shipment: `S${pad(number, 8)}`,
    date: new Date(Date.UTC(2021, 0, 1 + ((number * 31) % 1400))).toISOString().slice(0, 10),
    seller_id: `P${pad(seller, 4)}`,
    seller: `${seller % 50 === 0 ? "Özen" : "Spinner"} ${seller} Ltd.`,
    buyer_id: `P${pad(buyer, 4)}`,
    buyer: `Weaver ${buyer} Ltd.`,
    hs: "520511",
    quantity: String(1 + (number % 900)),
    unit: "KG",
    net_kg: String(1 + (number % 900)),
    document: `BL${pad(number, 8)}`,
  };
}

/** The mill to which all rows of a fault go, each from a farm of its own; the shirts of the mill are `SHIRT-<fault>`. */
const brokenCells = (number: number, fault: number): Cells => ({
  ...soundCells(number),
  date: "2024-02-01",
  seller_id: `F${pad(number, 8)}`,
  seller: `Farm ${number} Ltd.`,
  buyer_id: `MILL-${fault}`,
  buyer: `Mill ${fault} Ltd.`,
  hs: "520100",
});

/** The fault of a row by its number from 1: one in `every`, all in turn. */
const faultAt = (number: number): number | undefined =>
  number % every === 37 ? Math.floor(number / every) % faults.length : undefined;

/** The heading, and so many rows: a row that comes twice counts once, a blank line as the row that it was. */
export function* linesOf(rows: number): Generator<Line> {
  yield { text: headings.join(","), row: 1 };
  let row = 1;
  for (let number = 1; number <= rows; number += 1) {
    const fault = faultAt(number);
    row += 1;
    if (fault === undefined) {
      yield { text: Object.values(soundCells(number)).join(","), row };
      continue;
    }
    const { cells = () => ({}), line = (text: string) => text } = faults[fault] as Fault;
    const sound = brokenCells(number, fault);
    const text = line(Object.values({ ...sound, ...cells(sound) }).join(","));
    // Of a row that is told twice the second is the broken one.
    if (text.includes("\n")) row += 1;
    yield { text, row, fault };
  }
}

/** What each mill made of what came to it, and who sells it: a row of shipments and one of products a fault. */
export const shirtShipments = (): string =>
  `${headings.join(",")}\n${faults
    .map(
      (_, at) =>
        `SHIRT-${at},2024-05-01,MILL-${at},Mill ${at} Ltd.,SELF,Importer Inc.,620520,10,KG,10,BL-${at}\n`,
    )
    .join("")}`;
export const shirts = (): string =>
  `product,name,hs,supplier_id\n${faults.map((_, at) => `SHIRT-${at},Shirt ${at},620520,MILL-${at}\n`).join("")}`;
export const self = "party,name,role,country\nSELF,Importer Inc.,self,US\n";

/** The bytes of a text in which torn characters stand. */
export function bytesOf(text: string): Uint8Array {
  const [first = "", ...rest] = text.split(torn);
  return Buffer.concat([Buffer.from(first), ...rest.flatMap((part) => [Buffer.of(0xff), Buffer.from(part)])]);
}
