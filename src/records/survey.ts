import type { TableRow } from "../formats/table.ts";
import { fail, type Issue } from "../model/issue.ts";
import { type FileHabits, habitsOf, type Proofs } from "./file-habits.ts";
import type { Header } from "./find-header.ts";
import { type TwinColumns, twinsOf } from "./find-header.ts";
import { readDate } from "./fold-date.ts";
import { readNumber } from "./fold-number.ts";
import { foldCode, foldText } from "./fold-text.ts";
import { DateColumns, type SwappedDates } from "./swapped-dates.ts";

/** What the rows of a file have in common and what only all of them together say; known before the first row is read. */
export interface Survey {
  /** Rows under the headings that are not blank. */
  readonly filled: number;
  /** Blank lines under the headings. */
  readonly blank: number;
  /** Those between rows, and the first of them. */
  readonly blankInside: number;
  readonly firstBlankInside?: number | undefined;
  /** Positions of columns without a heading that some row fills. */
  readonly nameless: ReadonlySet<number>;
  /** Numbers of rows that a line end without quotes seems to have broken in two. */
  readonly broken: ReadonlySet<number>;
  /** The first row on which two columns with one heading differ. */
  readonly twins?: { readonly columns: TwinColumns; readonly row: TableRow } | undefined;
  readonly habits: FileHabits;
  /** Numbers such as 1.234, in which the point may part decimals or thousands, and the first of them. */
  readonly eitherNumbers?: { readonly count: number; readonly example: string } | undefined;
  /** Dates that can be read in two ways, and the first of them. */
  readonly ambiguous?: AmbiguousDates | undefined;
  /** Columns that hold true days and texts, where the texts prove another order than the days were read in. */
  readonly swapped: readonly SwappedDates[];
}

export interface AmbiguousDates {
  readonly count: number;
  readonly example: string;
  readonly dayFirst: string;
  readonly monthFirst: string;
  /** The file's own heading of the column. */
  readonly heading: string;
}

export const isBlankRow = ({ cells, problem }: TableRow): boolean =>
  problem === undefined && cells.every((cell) => cell.trim() === "");

/** Rows beyond which no further broken rows are gathered: where there are so many, they are the rule of the file. */
const mostBroken = 1_000_000;
/** Texts of one column whose proofs are remembered. */
const mostRemembered = 20_000;

/** What a cell proves of its file's way of writing; `either`: it is a date that can be read in two ways. */
type Proof = keyof Proofs | "either" | "either-number" | undefined;

interface ColumnProof {
  readonly index: number;
  readonly isDate: boolean;
  readonly prove: (text: string) => Proof;
  /** What texts that were met before prove. */
  readonly known: Map<string, Proof>;
}

const dateProof = (text: string): Proof => {
  const found = readDate(text);
  if (found.kind === "either") return "either";
  return found.kind === "day" ? found.proves : undefined;
};
const numberProof = (text: string): Proof => {
  const found = readNumber(text);
  if (found.kind === "either") return "either-number";
  return found.kind === "number" ? found.proves : undefined;
};

/** Goes over the rows of a file once, before they are read. */
export class Surveyor {
  readonly #header: Header;
  readonly #width: number;
  readonly #proofs: readonly ColumnProof[];
  readonly #unnamed: readonly number[];
  readonly #twins: readonly TwinColumns[];
  readonly #counts: Proofs = { "day-first": 0, "month-first": 0, ".": 0, ",": 0 };
  readonly #widths = new Map<number, number>();
  readonly #nameless = new Set<number>();
  readonly #broken: number[] = [];
  #before: { readonly number: number; readonly width: number; readonly broken: boolean } | undefined;
  #filled = 0;
  #blank = 0;
  #blankInside = 0;
  #firstBlank: number | undefined;
  #firstBlankInside: number | undefined;
  readonly #dates = new DateColumns();
  #differ: Survey["twins"];
  #ambiguous: AmbiguousDates | undefined;
  #eitherNumbers: Survey["eitherNumbers"];

  constructor(header: Header) {
    const { columns, headings } = header.match;
    this.#header = header;
    this.#width = headings.length;
    this.#proofs = columns
      .filter(({ rule }) => rule.type === "date" || rule.type === "number")
      .map(({ rule, index }) => {
        const isDate = rule.type === "date";
        return { index, isDate, prove: isDate ? dateProof : numberProof, known: new Map() };
      });
    this.#unnamed = headings.flatMap((_, index) =>
      (header.row.cells[index] ?? "").trim() === "" ? [index] : [],
    );
    this.#twins = twinsOf(header);
  }

  /** A row that is plain; `decimals`: how many of its numbers have some. */
  plain(number: number, decimals: number): void {
    this.#counts["."] += decimals;
    this.#row(number, this.#width);
  }

  /** A row under the headings as text. */
  row(row: TableRow): void {
    if (isBlankRow(row)) {
      this.#blank += 1;
      this.#firstBlank ??= row.number;
      return;
    }
    this.#row(row.number, row.cells.length);
    for (const index of this.#unnamed) if ((row.cells[index] ?? "").trim() !== "") this.#nameless.add(index);
    for (const proof of this.#proofs) this.#prove(proof, row.cells[proof.index] ?? "");
    this.#compareTwins(row);
  }

  #row(number: number, width: number): void {
    this.#filled += 1;
    this.#widths.set(width, (this.#widths.get(width) ?? 0) + 1);
    if (this.#firstBlank !== undefined) {
      this.#blankInside = this.#blank;
      this.#firstBlankInside ??= this.#firstBlank;
    }
    this.#before = { number, width, broken: this.#breaks(number, width) };
  }

  /**
   * A line end inside a cell without quotes leaves two short rows whose cells add up to a whole one, the broken cell
   * counted twice.
   */
  #breaks(number: number, width: number): boolean {
    const before = this.#before;
    if (before === undefined || before.broken || before.number + 1 !== number) return false;
    const areShort = before.width < this.#width && width < this.#width;
    if (!areShort || before.width + width !== this.#width + 1 || this.#broken.length >= mostBroken)
      return false;
    this.#broken.push(before.number, number);
    return true;
  }

  #prove({ known, prove, index, isDate }: ColumnProof, cell: string): void {
    if (cell === "") return;
    let proves = known.get(cell);
    if (proves === undefined && !known.has(cell)) {
      proves = prove(foldCode(foldText(cell).text));
      if (known.size < mostRemembered) known.set(cell, proves);
    }
    if (isDate) this.#dates.add(index, cell, proves);
    if (proves === "either-number")
      this.#eitherNumbers = {
        count: (this.#eitherNumbers?.count ?? 0) + 1,
        example: this.#eitherNumbers?.example ?? cell.trim(),
      };
    else if (proves === "either") this.#meetEither(cell, index);
    else if (proves !== undefined) this.#counts[proves] += 1;
  }

  #meetEither(cell: string, index: number): void {
    const before = this.#ambiguous;
    if (before !== undefined) {
      this.#ambiguous = { ...before, count: before.count + 1 };
      return;
    }
    const found = readDate(foldCode(foldText(cell).text));
    if (found.kind !== "either") return;
    const { dayFirst, monthFirst } = found;
    const heading = this.#header.match.headings[index] ?? "";
    this.#ambiguous = { count: 1, example: cell.trim(), dayFirst, monthFirst, heading };
  }

  #compareTwins(row: TableRow): void {
    if (this.#differ !== undefined) return;
    const columns = this.#twins.find(
      ({ index, twin }) => (row.cells[index] ?? "") !== (row.cells[twin] ?? ""),
    );
    if (columns !== undefined) this.#differ = { columns, row };
  }

  /** The number of cells that most rows have. */
  #usualWidth(): number {
    return [...this.#widths].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
  }

  /** What was found. Broken rows are told only where whole rows are the rule: some exports leave out empty cells at the end. */
  finish(options: SurveyOptions): Survey {
    const habits = habitsOf(this.#counts, options);
    if (options.dateOrder !== undefined) refuseOrder(this.#counts, options);
    const isWhole = this.#usualWidth() >= this.#width;
    return {
      filled: this.#filled,
      blank: this.#blank,
      blankInside: this.#blankInside,
      firstBlankInside: this.#firstBlankInside,
      nameless: this.#nameless,
      broken: new Set(isWhole ? this.#broken : []),
      twins: this.#differ,
      habits,
      ambiguous: this.#ambiguous,
      swapped: this.#dates.swapped(),
      eitherNumbers: this.#eitherNumbers,
    };
  }
}

interface SurveyOptions {
  readonly delimiter: string | undefined;
  /** How a person says that the file writes its dates. */
  readonly dateOrder?: FileHabits["dateOrder"];
  readonly file: Partial<Issue>;
}

/** What is said of a file's dates must not go against what they say themselves. */
function refuseOrder(counts: Proofs, { dateOrder, file }: SurveyOptions): void {
  const other = dateOrder === "day-first" ? "month-first" : "day-first";
  if (counts[other] === 0) return;
  fail(
    "usage.option",
    `--dates ${dateOrder} goes against ${counts[other]} dates of the file that can only be ${other}.`,
    counts[dateOrder ?? "day-first"] === 0
      ? "Leave --dates out: the file's own dates settle the order."
      : "The file writes dates in both ways. Mend them at the source, or split the file.",
    { ...file, expected: other, received: dateOrder ?? "" },
  );
}
