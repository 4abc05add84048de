import { isoText, plainNumber } from "../xlsx/cell-text.ts";
import type { ShownNumber } from "./shown-number.ts";
import { shownNumber } from "./shown-number.ts";

type Attributes = Readonly<Record<string, string>>;

/** `value-type` stands twice: in `calcext` it is what LibreOffice adds. */
export const officeAttribute = (attributes: Attributes, name: string): string | undefined =>
  attributes[`office:${name}`] ?? attributes[name];

const two = (text: string | undefined): string => (text ?? "0").padStart(2, "0");

/** `PT12H30M05S` as 12:30:05; anything else as it stands. */
function timeText(text: string): string {
  const match = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(text.trim());
  return match === null ? text : `${two(match[1])}:${two(match[2])}:${two(match[3])}`;
}

/** LibreOffice keeps a time of day in a cell of dates on the first day of its calendar. */
const dayText = (text: string): string => isoText(text).replace(/^1899-12-30T/, "");

/**
 * A number as stored, in plain decimals, with letters, a currency or zeros that are shown beside it; undefined for a cell
 * that holds no number.
 */
export function cellNumber(attributes: Attributes, paragraphs: string): ShownNumber | undefined {
  if (attributes["calcext:value-type"] === "error") return undefined;
  const type = officeAttribute(attributes, "value-type");
  if (type !== "float" && type !== "percentage" && type !== "currency") return undefined;
  return shownNumber(plainNumber(officeAttribute(attributes, "value")?.trim() ?? paragraphs), paragraphs);
}

/**
 * The value of a cell that holds no number, not how it is shown: a day as YYYY-MM-DD. `paragraphs`: the text inside,
 * which is the value of texts.
 */
export function cellValue(attributes: Attributes, paragraphs: string): string {
  const get = (name: string): string | undefined => officeAttribute(attributes, name);
  // A formula that failed is an empty text to older programs; what it shows is the name of the error.
  if (attributes["calcext:value-type"] === "error") return paragraphs;
  switch (get("value-type")) {
    case "date":
      return dayText(get("date-value") ?? paragraphs);
    case "time":
      return timeText(get("time-value") ?? paragraphs);
    case "boolean":
      return (get("boolean-value") ?? paragraphs).toUpperCase();
    case "string":
      return get("string-value") ?? paragraphs;
    default:
      return paragraphs;
  }
}
