import { readingOf } from "../goods/read-units.ts";
import { type Fold, invalid, value } from "./cell-fold.ts";

/**
 * A unit as it is written. One that is not known, or has two readings, stays in its cell and is said at once: what is
 * counted in it cannot be weighed against anything later.
 */
export const foldUnitCell: Fold = (text, _, { reader }) => {
  const { units } = readingOf(reader.units, text);
  if (units.length === 1) return value(text);
  const may = units.map(({ name, code }) => `${name} (${code})`).join(" or ");
  const message = units.length === 0 ? `"${text}" is not a unit that is known` : `"${text}" may be ${may}`;
  const hint = "Write a unit such as kg, lb, m or pcs, or a UN/ECE code such as KGM. The text is kept.";
  return { ...invalid(message, "a unit with one meaning", hint), keep: text };
};
