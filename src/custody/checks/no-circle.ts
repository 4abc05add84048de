import { rational } from "../../goods/rational.ts";
import { circleOf } from "../ancestry.ts";
import type { Check } from "../asked.ts";
import { failing, pass } from "../check-result.ts";
import { names } from "../words.ts";

/** A lot cannot be made of itself, at whatever remove. */
export const noCircle: Check = ({ book, lot }) => {
  if (lot.made.length === 0) return [];
  const circle = circleOf(book, lot);
  if (circle === undefined) return [pass("it is not made of itself")];
  const runs = lot.made.map(({ run }) => run.id);
  const around = names(circle.map((key) => book.lots.get(key)?.id ?? key));
  return [failing({ amount: rational(1n), unit: "lot" }, `${lot.id} is made of itself: ${around}`, runs)];
};
