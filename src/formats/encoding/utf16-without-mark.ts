export interface Utf16Guess {
  readonly name: "utf-16le" | "utf-16be";
  /** Latin text: so many zeros on one side that nothing else is possible. */
  readonly certain: boolean;
}

const isEnd = (unit: number): boolean => unit === 9 || unit === 10 || unit === 13;

/** Blocks of characters that tables are written in. Text of another kind read as UTF-16 lands all over the plane. */
const blocks: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x52f],
  [0x590, 0x6ff],
  [0xe00, 0xe7f],
  [0x1ea0, 0x1eff],
  [0x2010, 0x2044],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x3000, 0x30ff],
  [0x3400, 0x9fff],
  [0xac00, 0xd7a3],
  [0xd800, 0xdfff],
  [0xff01, 0xff9f],
];

const isPlausible = (unit: number): boolean =>
  isEnd(unit) || blocks.some(([first, last]) => unit >= first && unit <= last);

interface Look {
  readonly latin: number;
  readonly plausible: number;
  readonly units: number;
  /** Line ends, tabs, commas, semicolons: no table is without them. */
  readonly structure: number;
}

function lookAt(bytes: Uint8Array, high: 0 | 1): Look {
  let latin = 0;
  let plausible = 0;
  let structure = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = ((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0);
    if (unit > 0 && unit < 0x80) latin += 1;
    if (isPlausible(unit)) plausible += 1;
    if (isEnd(unit) || unit === 0x2c || unit === 0x3b) structure += 1;
  }
  return { latin, plausible, structure, units: Math.floor(bytes.length / 2) };
}

/**
 * UTF-16 without its mark. Text in no other encoding holds zero bytes, and UTF-16 holds them on one side only: half of
 * all bytes where the text is Latin, at every comma and line end where it is Chinese. `sample` begins at the first byte.
 */
export function utf16WithoutMark(sample: Uint8Array): Utf16Guess | undefined {
  if (!sample.includes(0)) return undefined;
  const little = lookAt(sample, 1);
  const big = lookAt(sample, 0);
  const [best, other, name] =
    little.latin >= big.latin ? [little, big, "utf-16le" as const] : [big, little, "utf-16be" as const];
  if (best.latin === 0 || best.latin < 20 * other.latin) return undefined;
  if (best.plausible < 0.95 * best.units || best.latin < best.units / 200) return undefined;
  if (best.structure === 0 && best.latin < best.units / 2) return undefined;
  return { name, certain: best.latin > 0.3 * best.units };
}
