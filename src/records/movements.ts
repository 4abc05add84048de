import type { RecordKind } from "../model/records.ts";
import type { KindTable, Movements } from "./column-tables.ts";
import { foldHeading, headingWords } from "./fold-heading.ts";
import { headingOf, note, type RowDraft } from "./row-draft.ts";
import type { RowPlan } from "./row-plan.ts";

interface Said {
  readonly heading: string;
  readonly text: string;
}

/** What the column of a file of movements says of the row, if it has one. */
function saidOf({ plan, extra }: RowDraft): Said | undefined {
  const { movements } = plan.table;
  for (const [heading, text] of extra)
    if (movements?.headings.has(foldHeading(heading)) === true) return { heading, text };
  return undefined;
}

/**
 * Whether a file read as one side of its movements may be read as this kind, the other side, as well: it has a column that
 * tells row by row, and each reading keeps the rows of the other apart.
 */
export function tellsSides({ table, context, extra, headings }: RowPlan, kind: RecordKind): boolean {
  const other = context.reader.kinds.find((each) => each.kind === kind);
  if (table.movements === undefined || other?.movements === undefined || other === table) return false;
  return extra.some((index) => table.movements?.headings.has(foldHeading(headings[index] ?? "")) === true);
}

const isHan = /\p{Script=Han}/u;

/** Whether one of the words stands in the text: alone, among others, or within Chinese, which has no spaces. */
function holds(words: ReadonlySet<string>, text: string): boolean {
  const own = headingWords(text);
  const runs = own.flatMap((_, at) => [1, 2, 3].map((length) => own.slice(at, at + length).join("")));
  if (runs.some((run) => words.has(run))) return true;
  return isHan.test(text) && [...words].some((word) => isHan.test(word) && own.join("").includes(word));
}

/** What a text says whole comes before what it holds; "reversal of a receipt" is a receipt before it is a reversal. */
function sideOf({ own, other, back }: Movements, text: string): "own" | "other" | "back" | undefined {
  const whole = foldHeading(text);
  if (back.has(whole)) return "back";
  if (other.has(whole)) return "other";
  if (own.has(whole)) return "own";
  if (holds(other, text)) return holds(own, text) ? undefined : "other";
  if (holds(back, text)) return "back";
  return holds(own, text) ? "own" : undefined;
}

/**
 * In a file of movements a row may be of the other side: a receipt among issues is no input, and is kept apart. A row that
 * takes back an earlier one stays, and how much it leaves of that one is unknown: to drop it would make the other whole.
 */
export function checkMovement(draft: RowDraft): void {
  const { movements, kind } = draft.plan.table;
  const said = saidOf(draft);
  if (said === undefined || movements === undefined) return;
  const side = sideOf(movements, said.text);
  if (side === "other") setApart(draft, said, kind);
  else if (side === "back" && !isOfEither(draft.plan, said.text)) leaveOpen(draft, said);
  else if (side !== "own") askWhich(draft, said, kind);
}

const setApart = (draft: RowDraft, { heading, text }: Said, kind: string): void =>
  note(
    draft,
    {
      code: "row.contradiction",
      column: heading,
      message: `"${text}" says that the row is none of the ${kind}, as which the file is read.`,
      hint: "Import the file a second time as the other side (--as transformation_inputs, --as transformation_outputs): each reading keeps its own rows.",
      expected: `a row of ${kind}`,
      received: text,
    },
    true,
  );

function leaveOpen(draft: RowDraft, { heading, text }: Said): void {
  const quantity = draft.cells.get("quantity");
  if (quantity === undefined) return;
  draft.cells.delete("quantity");
  draft.extra.set(headingOf(draft.plan, "quantity"), quantity);
  note(draft, {
    code: "row.contradiction",
    column: heading,
    message: `"${text}" takes back another row, so its quantity of ${quantity} is not counted, and how much of the other holds is unknown.`,
    hint: "Put right the row that is taken back, and take this one out.",
    expected: "a row that stands",
    received: text,
  });
}

/** A word that does not say the side, or is not known: whether the row is of this side only headings can tell that the other side has not. */
function askWhich(draft: RowDraft, { heading, text }: Said, kind: string): void {
  const isTold = isToldByHeadings(draft.plan);
  note(
    draft,
    {
      code: "row.value-invalid",
      column: heading,
      message: isTold
        ? `"${text}" is no movement that is known; the row is read as one of the ${kind}, as its headings say.`
        : `"${text}" does not say whether the row went in or came out.`,
      hint: isTold
        ? "Take the row out if it is of the other side or takes back another."
        : "Write issue or receipt, or put what goes in and what comes out into files with headings of their own (input lot, output lot).",
      expected: "a movement in or out",
      received: text,
    },
    !isTold,
  );
}

/** Of the kind that is the other side of movements. */
const otherSide = ({ table, context }: RowPlan): KindTable | undefined =>
  context.reader.kinds.find((each) => each.movements !== undefined && each !== table);

/** "Reversal" alone: of an issue or of a receipt, where no heading tells. */
function isOfEither(plan: RowPlan, text: string): boolean {
  const movements = otherSide(plan)?.movements;
  return movements !== undefined && sideOf(movements, text) === "back" && !isToldByHeadings(plan);
}

function isToldByHeadings(plan: RowPlan): boolean {
  const { columns, headings } = plan;
  const known = new Set(otherSide(plan)?.columns.flatMap(({ spellings }) => spellings.map(({ key }) => key)));
  return columns.some(
    ({ index, how }) => how === "heading" && !known.has(foldHeading(headings[index] ?? "")),
  );
}
