/** Measures of a drawing in CSS pixels (96 to the inch): it is drawn as wide as an A4 page less its margins, 180 mm. */
export interface Sizes {
  readonly columns: number;
  readonly box: number;
  /** Between two boxes: a turn, the label, a turn. */
  readonly gap: number;
  readonly label: number;
  readonly name: number;
  readonly small: number;
  /** Lines of a name. */
  readonly lines: number;
  /** Whether a movement says its good, date and quantity in the drawing; else its number leads to the table. */
  readonly spoken: boolean;
}

export const width = 680;
/** White at the left and right, in which loops turn. */
const side = 16;

const gaps: Readonly<Record<number, number>> = { 1: 0, 2: 150, 3: 116, 4: 98, 5: 74, 6: 38, 7: 32, 8: 28 };

/** The sizes for a number of columns: with more than five, names take the room of what the movements say. */
export function sizesFor(columns: number, loops: boolean): Sizes {
  const gap = gaps[columns] ?? 25;
  const box = Math.min(170, Math.floor((width - 2 * (loops ? side : 1) - (columns - 1) * gap) / columns));
  const spoken = columns <= 5;
  const turn = spoken ? 11 : (gap - 14) / 2;
  return {
    columns,
    box,
    gap,
    label: gap - 2 * turn,
    name: columns <= 3 ? 10.5 : columns <= 5 ? 9.5 : 8.5,
    small: columns <= 4 ? 8.5 : 7.5,
    lines: columns <= 2 ? 2 : columns <= 3 ? 3 : 4,
    spoken,
  };
}
