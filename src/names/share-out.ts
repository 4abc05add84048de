/**
 * Divides each number by `whole` and rounds so that the results are integers and their sum is the rounded-down quotient
 * of the sum: the largest remainders are rounded up, the earlier first where they are equal.
 */
export function shareOut(numbers: readonly number[], whole: number): number[] {
  if (whole === 0) return numbers.map(() => 0);
  const floors = numbers.map((number) => Math.floor(number / whole));
  const total = Math.floor(numbers.reduce((sum, number) => sum + number, 0) / whole);
  let missing = total - floors.reduce((sum, number) => sum + number, 0);
  const order = numbers
    .map((number, index) => ({ index, remainder: number % whole }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order) {
    if (missing <= 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    missing--;
  }
  return floors;
}
