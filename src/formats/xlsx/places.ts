/** The letters of a column, from 0: A, B ... Z, AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

const mostLetters = 3;

/** The column of a cell's reference (`AB12`), from 0; -1 where it names none. The row is told by the row. */
export function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length && at <= mostLetters; at += 1) {
    // Upper and lower case differ by one bit.
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return at > mostLetters ? -1 : column - 1;
}
