/** The heading of a gross weight in kilograms, the same in every format. It is never a net weight. */
export const grossHeading = "gross weight kg";

/** How other units became kilograms, for people. */
export const grossSaid =
  "1 lb is 0.45359237 kg and 1 t is 1,000 kg, exactly; a gross weight is never read as a net weight";

/** Kilograms of one unit as a decimal: digits and how many of them stand behind the point. The pound is exact (1959). */
const units: readonly (readonly [names: RegExp, digits: bigint, places: number])[] = [
  [/^(?:k|kgs?|kilos?|kilograms?|kilogrammes?)$/, 1n, 0],
  [/^(?:lbs?|pounds?)$/, 45_359_237n, 8],
  [/^(?:t|mt|tonnes?|metrictons?)$/, 1_000n, 0],
];

/**
 * Numbers that can be read in one way: digits, commas between thousands, a point. `12,500` is 12.5 to whoever writes
 * decimal commas and `1.234` is 1,234, so neither is converted; two commas, or a point behind commas, settle it.
 */
const decimals = [
  /^\d+$/,
  /^\d+\.(\d{1,2}|\d{4,})$/,
  /^\d{1,3}(?:,\d{3}){2,}$/,
  /^\d{1,3}(?:,\d{3})+\.(\d+)$/,
];

function timesExact(text: string, digits: bigint, places: number): string | undefined {
  const match = decimals.map((pattern) => pattern.exec(text.trim())).find((found) => found !== null);
  if (match === undefined || match === null) return undefined;
  const behind = (match[1]?.length ?? 0) + places;
  const product = BigInt(text.replace(/[^\d]/g, "")) * digits;
  const padded = String(product).padStart(behind + 1, "0");
  const whole = padded.slice(0, padded.length - behind);
  const rest = padded.slice(padded.length - behind).replace(/0+$/, "");
  return rest === "" ? whole : `${whole}.${rest}`;
}

/**
 * A gross weight in kilograms, exactly: plain decimal; "" where the weight or its unit cannot be read. It is worked out
 * beside the file's own weight, which stays as it is, so it is no repair of it.
 */
export function toKilograms(weight: string, unit: string): string {
  const name = unit.toLowerCase().replace(/[^a-z]+/g, "");
  const found = units.find(([names]) => names.test(name));
  const text = found === undefined ? undefined : timesExact(weight, found[1], found[2]);
  return text ?? "";
}
