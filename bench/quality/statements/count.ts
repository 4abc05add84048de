/** So many of so many. */
export interface Count {
  readonly right: number;
  readonly of: number;
}

export const none: Count = { right: 0, of: 0 };

export const add = (a: Count, b: Count): Count => ({ right: a.right + b.right, of: a.of + b.of });

export const countOf = <T>(all: readonly T[], isRight: (one: T) => boolean): Count => ({
  right: all.filter(isRight).length,
  of: all.length,
});

/** The 97.5 % point of the normal distribution. */
const z = 1.959964;

/**
 * Bounds of a share at 95 %, after Wilson (1927, J. Am. Stat. Assoc. 22, 209): unlike the plain normal interval it stays within
 * 0 and 1 and has a width where all or none are right. Null where there is nothing to count.
 */
export function wilson({ right, of }: Count): readonly [low: number, high: number] | null {
  if (of === 0) return null;
  const share = right / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

const share = (value: number): string => value.toFixed(2).replace(/^0(?=\.)/, "");

/** "31/33 .94 (.80-.98)"; "-" where nothing was counted. */
export function shown(count: Count): string {
  const bounds = wilson(count);
  if (bounds === null) return "-";
  return `${count.right}/${count.of} ${share(count.right / count.of)} (${bounds.map(share).join("-")})`;
}
