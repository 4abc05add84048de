/** What stands between the letters and digits of a name that is written in ASCII. */
const between = /[ -/:-@[-`{-~]/g;

/** A name without case, spaces and marks: enough to see that two cells of one row say the same. */
export const bareLetters = (name: string): string => name.replace(between, "").toLowerCase();

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);
const isBetween = (byte: number): boolean =>
  byte < 0x30 || (byte > 0x39 && byte < 0x41) || (byte > 0x5a && byte < 0x61) || (byte > 0x7a && byte < 0x80);

/** From the first byte to the one behind the last. */
export type Stretch = readonly [from: number, to: number];

/** Whether the plain cells in two stretches of the same bytes have the same bare letters. */
export function sameBareLetters(bytes: Uint8Array, [from, to]: Stretch, [start, end]: Stretch): boolean {
  let [at, other] = [from, start];
  for (;;) {
    while (at < to && isBetween(bytes[at] as number)) at += 1;
    while (other < end && isBetween(bytes[other] as number)) other += 1;
    if (at >= to || other >= end) return at >= to && other >= end;
    if (lower(bytes[at] as number) !== lower(bytes[other] as number)) return false;
    at += 1;
    other += 1;
  }
}
